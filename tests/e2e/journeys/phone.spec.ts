// What a phone does by itself: it fills in the code, pastes, zooms, is pulled and tapped twice.

import type { APIRequestContext, Page } from '@playwright/test';

import { LANGUAGES, ALL_LANGUAGES, Words, type Language } from '../words';
import { expect, test } from '../portal';
import { CodePage } from '../pages/code-page';

const NUMBER = '9999900003';

type Asked = { transport: string[]; isAborted: boolean };
type Reader = { deliver(code: string): void; asked(): Asked[] };
declare const smsReader: Reader;

/** Gives the browser what phones have: it reads the code out of the SMS, and remembers how it was asked to. */
async function withSmsReader(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waits: { transport: string[]; signal: AbortSignal; resolve: (value: unknown) => void }[] = [];
    const get = ({ otp, signal }: { otp: { transport: string[] }; signal: AbortSignal }) =>
      new Promise((resolve, reject) => {
        waits.push({ transport: otp.transport, signal, resolve });
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    const reader: Reader = {
      deliver: (code) => waits.at(-1)?.resolve({ code }),
      asked: () => waits.map(({ transport, signal }) => ({ transport, isAborted: signal.aborted })),
    };
    Object.assign(window, { OTPCredential: class {}, smsReader: reader });
    Object.defineProperty(navigator, 'credentials', { value: { get } });
  });
}

const asked = (page: Page) => page.evaluate(() => smsReader.asked());

test.describe('the code that the phone reads', () => {
  test.beforeEach(({ page }) => withSmsReader(page));

  test('is asked for once, from SMS alone, and goes in by itself', async ({ page, citizen, peoplePage }) => {
    const code = await citizen.asksForCode(NUMBER);
    expect(await asked(page)).toEqual([{ transport: ['sms'], isAborted: false }]);
    await page.evaluate((read) => smsReader.deliver(read), code);
    await peoplePage.isLoaded();
  });

  test('goes in after the language was changed, and only the new screen waits for it', async ({ page, citizen, codePage }) => {
    const code = await citizen.asksForCode(NUMBER);
    await page.getByRole('link', { name: LANGUAGES.hi, exact: true }).tap();
    const hindi = Words.of('hi');
    await expect(new CodePage(page, hindi).heading).toBeVisible();
    await expect.poll(async () => (await asked(page)).map(({ isAborted }) => isAborted)).toEqual([true, false]);
    await page.evaluate((read) => smsReader.deliver(read), code);
    await expect(page.getByRole('heading', { level: 1, name: hindi.text('people.title') })).toBeFocused();
    await expect(codePage.code).toHaveCount(0);
  });

  for (const [way, leave] of [
    ['a code is typed and entered', async ({ code }: CodePage) => {
      await code.fill('000000');
      await code.press('Enter');
    }],
    ['the number is changed', async ({ changeNumber }: CodePage) => changeNumber.tap()],
    ['the screen is left with Back', async ({ page }: CodePage) => void (await page.goBack())],
  ] as const) {
    test(`is waited for no more once ${way}`, async ({ page, citizen, codePage, watch }) => {
      if (way.includes('typed')) watch.expectsStatus(400);
      await citizen.asksForCode(NUMBER);
      await leave(codePage);
      await expect.poll(async () => (await asked(page)).every(({ isAborted }) => isAborted), 'All waits are ended').toBe(true);
      if (way.includes('typed')) await expect(codePage.problem).toBeVisible();
    });
  }
});

test('keyboards and managers are told what each field is for', async ({ page, citizen, mobilePage, codePage }) => {
  await mobilePage.open();
  const told = ['type', 'inputmode', 'autocomplete', 'maxlength', 'pattern', 'readonly'];
  const ofField = (id: string) => page.locator(id).evaluate((field, names) => names.map((name) => field.getAttribute(name)), told);
  expect(await ofField('#mobile')).toEqual(['tel', 'tel', 'tel-national', null, null, null]);
  await citizen.asksForCode(NUMBER);
  await expect(codePage.code).toBeVisible();
  expect(await ofField('#code')).toEqual(['text', 'numeric', 'one-time-code', null, null, null]);
});

test.describe('the whole message is pasted', () => {
  for (const language of ALL_LANGUAGES) {
    test.describe(`in ${language}`, () => {
      test.use({ language });

      test('and lets in', async ({ page, words, request, watch, mobilePage, codePage, peoplePage }) => {
        await page.goto('/');
        await mobilePage.isTakenOver();
        await mobilePage.submit(NUMBER);
        await expect(codePage.heading).toBeFocused();
        const text = await message(request);
        watch.secrets.add(/#(\d{6})\s*$/.exec(text)?.[1] ?? 'no code');
        expect(isIn(language, text), 'The message is in the language').toBe(true);
        await copy(page, text);
        await codePage.code.focus();
        await page.keyboard.press('Control+V');
        await expect(codePage.code).not.toHaveValue('');
        await page.keyboard.press('Enter');
        await expect(peoplePage.heading).toBeFocused();
        await expect(page.locator('html')).toHaveAttribute('lang', words.language);
      });
    });
  }
});

async function message(request: APIRequestContext): Promise<string> {
  const answer = () => request.get('/sandbox/messages', { params: { mobile: NUMBER } });
  await expect.poll(async () => ((await (await answer()).json()) as unknown[]).length, 'Messages').toBe(1);
  const [{ text } = { text: '' }] = (await (await answer()).json()) as { text: string }[];
  return text;
}

/** English is written in Latin letters, and no other language is but for the code's line. */
function isIn(language: Language, text: string): boolean {
  const [words = ''] = text.split('\n');
  return (language === 'en') === /[A-Za-z]{4}/.test(words);
}

/** Onto the clipboard, as from another app. */
async function copy(page: Page, text: string): Promise<void> {
  const messages = await page.context().newPage();
  await messages.setContent('<textarea></textarea>');
  await messages.locator('textarea').fill(text);
  await messages.locator('textarea').press('Control+A');
  await messages.locator('textarea').press('Control+C');
  await messages.close();
  await page.bringToFront();
}

test.describe('fingers', () => {
  test('pull the page without loading it again', async ({ page, mobilePage }) => {
    await mobilePage.open();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY)).toBe('contain');
  });

  test('zoom with two, as far as they like', async ({ page, mobilePage }) => {
    await mobilePage.open();
    const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
    expect(viewport).toContain('width=device-width');
    expect(viewport).not.toMatch(/maximum-scale|user-scalable|minimum-scale/);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.synthesizePinchGesture', { x: 180, y: 300, scaleFactor: 3 });
    await expect.poll(() => page.evaluate(() => visualViewport?.scale ?? 1), 'Scale').toBeGreaterThan(2);
  });

  test('tap a button twice without zooming', async ({ page, mobilePage }) => {
    await mobilePage.open();
    for (const button of [mobilePage.send, mobilePage.send]) await button.tap();
    await expect(mobilePage.problem).toBeFocused();
    expect(await page.evaluate(() => visualViewport?.scale), 'Scale').toBe(1);
  });

  test('find it said that two taps on a control are two taps', async ({ page, mobilePage }) => {
    await mobilePage.open();
    const controls = page.locator('button, main a, summary');
    const actions = await controls.evaluateAll((all) => all.map((control) => getComputedStyle(control).touchAction));
    expect(new Set(actions), 'What fingers may do there').toEqual(new Set(['manipulation']));
  });
});

test('it is no app that is installed: no manifest, and nobody works behind it', async ({ page, citizen }) => {
  await citizen.signsIn(NUMBER);
  await expect(page.locator('link[rel~=manifest]')).toHaveCount(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 'Service workers').toBe(0);
  expect(await page.evaluate(async () => (await caches.keys()).length), 'Caches').toBe(0);
});
