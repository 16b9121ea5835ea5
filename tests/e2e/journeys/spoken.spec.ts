// What is read out: by which name, when, and how often.

import type { Locator, Page } from '@playwright/test';

import { expect as expectInGallery, test as inGallery } from '../gallery';
import { Held, SEND_CODE } from '../network';
import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';
import { LIVE, flawsOf, heard, listen } from '../speech';
import { escaped } from '../words';

const NUMBER = '9999900003';
const NAME = 'Kavitha Subramaniam';

for (const language of ['en', 'hi', 'ur'] as const) {
  inGallery.describe(`in ${language}`, () => {
    inGallery.use({ language, deviceScaleFactor: 1 });

    inGallery('each control is called by the words that are seen on it', async ({ page, opensGallery }) => {
      inGallery.slow();
      const missed: string[] = [];
      let count = 0;
      await opensGallery(async (state) => {
        for (const control of await controls(page)) {
          const words = await visibleWords(control);
          count += 1;
          await expectInGallery(control).toHaveAccessibleName(new RegExp(`^${escaped(words)}`), { timeout: 1 })
            .catch(() => missed.push(`${state}: ${words}`));
          if (words === '') missed.push(`${state}: a control without words`);
        }
      });
      expectInGallery(count, 'Controls').toBeGreaterThan(200);
      expectInGallery(missed, 'Called otherwise').toEqual([]);
    });

    inGallery('no event says anything twice', async ({ page, words, opensGallery }) => {
      inGallery.slow();
      await listen(page);
      // On the way to a state more may happen than one thing: these tell of what comes before the last.
      const earlier = words.anyOf(['certificate.downloading_many', 'check.ready']);
      const flaws: string[] = [];
      let count = 0;
      await opensGallery(async (state) => {
        const said = (await heard(page)).filter(({ text }) => !earlier.test(text));
        count += said.length;
        flaws.push(...flawsOf(said).map((flaw) => `${state}: ${flaw}`));
      });
      expectInGallery(count, 'What was said').toBeGreaterThan(20);
      expectInGallery(flaws, 'Said more than once').toEqual([]);
    });
  });
}

/** Those that can be reached: below a dialog nothing can. */
async function controls(page: Page): Promise<Locator[]> {
  const dialog = page.locator('dialog[open]');
  const top = (await dialog.count()) > 0 ? dialog : page.locator('body');
  const all = await top.locator('a[href]:not(#languages *), button, input').all();
  const shown = await Promise.all(all.map((control) => control.isVisible()));
  return all.filter((_, place) => shown[place]);
}

async function visibleWords(control: Locator): Promise<string> {
  return control.evaluate((element: HTMLInputElement) => (element.labels?.[0] ?? element).innerText.replace(/\s+/g, ' ').trim());
}

test.describe('the countdown', () => {
  test.beforeEach(async ({ page }) => {
    await listen(page);
    await page.clock.install();
  });

  test('until another code can be asked for is seen each second, and not read out', async ({ page, citizen, codePage }) => {
    await citizen.asksForCode(NUMBER);
    await heard(page);
    const shown = new Set<string>();
    for (let second = 0; second < 10; second += 1) {
      await page.clock.runFor(1000);
      shown.add(await codePage.countdown().innerText());
    }
    expect(shown.size, 'Times that were shown').toBeGreaterThanOrEqual(9);
    await page.clock.runFor(30_000);
    await expect(codePage.mayAskAgain).toBeVisible();
    expect(await heard(page), 'What was read out').toEqual([]);
    expect(await codePage.mayAskAgain.evaluate((text, live) => text.closest(live) === null, LIVE), 'Out of live regions').toBe(true);
  });

  test('for how long no message has come is not read out', async ({ page, citizen, codePage }) => {
    await citizen.asksForCode(NUMBER);
    await codePage.noMessage.tap();
    await heard(page);
    await page.clock.runFor(20_000);
    expect(await heard(page), 'What was read out').toEqual([]);
  });

  test.describe('of a locked number', () => {
    test.use({ rules: { 'wrong-until-locked': 1 } });

    test('is seen each second, and not read out', async ({ page, watch, citizen, codePage, lockedPage }) => {
      watch.expectsStatus(429);
      await codePage.submit(wrong(await citizen.asksForCode(NUMBER)));
      await expect(lockedPage.heading).toBeFocused();
      await heard(page);
      const before = await lockedPage.wait.innerText();
      await page.clock.runFor(5_000);
      expect(await lockedPage.wait.innerText()).not.toBe(before);
      expect(await heard(page), 'What was read out').toEqual([]);
    });
  });

  test('to the end of a session is seen each second, and read out every 20 to 30', async ({ page, citizen, endWarning }) => {
    await citizen.opensCertificate(NUMBER, NAME);
    await page.clock.runFor(182_000);
    await expect(endWarning.dialog).toBeVisible();
    await heard(page);
    const shown = new Set<string>();
    const seconds: number[] = [];
    for (let second = 0; second < 100; second += 1) {
      await page.clock.runFor(1000);
      shown.add(await endWarning.dialog.locator('[aria-hidden=true]').innerText());
      const said = await heard(page);
      expect(said.length, 'Said in a second').toBeLessThanOrEqual(1);
      if (said.length > 0) seconds.push(second);
    }
    expect(shown.size, 'Times that were shown').toBeGreaterThanOrEqual(95);
    expect(seconds.length, 'Times that were read out').toBeGreaterThanOrEqual(3);
    for (const [place, second] of seconds.slice(1).entries()) {
      expect(second - (seconds[place] ?? 0)).toBeGreaterThanOrEqual(19);
      expect(second - (seconds[place] ?? 0)).toBeLessThanOrEqual(31);
    }
  });
});

test.describe('what is wrong with a field', () => {
  test.beforeEach(async ({ page }) => listen(page));

  test('is told once, takes the focus, stands at the field and before the title', async ({ page, mobilePage, words }) => {
    await mobilePage.open();
    await heard(page);
    await mobilePage.submit('12345');
    await mobilePage.isRefused(mobilePage.number, words.text('problem.mobile_wrong_length'));
    expect((await heard(page)).map(({ role }) => role)).toEqual(['alert']);
    await mobilePage.isNamed({ isWrong: true });
  });

  test('is told again, and takes the focus again, when it is so again', async ({ page, mobilePage }) => {
    await mobilePage.open();
    await mobilePage.submit('12345');
    await expect(mobilePage.problem).toBeFocused();
    await mobilePage.number.focus();
    await page.keyboard.press('Enter');
    await expect(mobilePage.problem).toBeFocused();
  });

  test('goes as soon as it is mended, from the title, too', async ({ page, mobilePage, codePage }) => {
    await mobilePage.open();
    await mobilePage.submit('12345');
    await expect(mobilePage.problem).toBeFocused();
    const sending = await Held.at(page, SEND_CODE);
    await mobilePage.submit(NUMBER);
    await sending.hasCome();
    await expect(mobilePage.problem).toHaveCount(0);
    await mobilePage.isNamed();
    sending.letGo();
    await codePage.isEntered();
  });
});
