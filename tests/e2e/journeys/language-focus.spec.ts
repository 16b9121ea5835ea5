// Another language by keyboard: the focus, what was typed, and the session stay; and what cannot be spoken is told.

import type { Locator, Page } from '@playwright/test';

import { Held, answerInstead } from '../network';
import { expect, test } from '../portal';
import { ALL_LANGUAGES, LANGUAGES, Words, type Language } from '../words';

const NUMBER = '9999900003';
const NAME = 'Kavitha Subramaniam';

const link = (page: Page, language: Language) => page.getByRole('link', { name: LANGUAGES[language], exact: true });

const fileOf = (language: Language) => `**/locales/${language}-*.txt`;

/** By the Enter key; the focus stays on the language. */
async function chooses(page: Page, language: Language): Promise<void> {
  await link(page, language).focus();
  await page.keyboard.press('Enter');
  await speaks(page, language);
  await expect(link(page, language)).toBeFocused();
}

async function speaks(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', Words.of(language).direction);
  await expect(link(page, language)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('#languages [aria-current]')).toHaveCount(1);
}

/** Its title, too, is in the language. */
async function showsHeading(page: Page, language: Language, key: string): Promise<void> {
  const words = Words.of(language);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.text(key));
  await expect(page).toHaveTitle(new RegExp(` – ${words.text('app.name')}$`));
}

async function keeps(field: Locator, text: string): Promise<void> {
  await expect(field).toHaveValue(text);
  // What is the field's default, browsers do not write to disk.
  expect(await field.evaluate((input: HTMLInputElement) => input.defaultValue)).toBe(text);
}

test('the focus stays on the language, and what was typed in its field', async ({ page, mobilePage }) => {
  await mobilePage.open();
  await mobilePage.number.fill('99999 000');
  await chooses(page, 'ta');
  await showsHeading(page, 'ta', 'mobile.title');
  await keeps(page.locator('#mobile'), '99999 000');
  await page.locator('#mobile').press('End');
  await page.keyboard.type('03');
  await page.keyboard.press('Enter');

  await showsHeading(page, 'ta', 'code.title');
  await page.locator('#code').fill('12 3');
  await chooses(page, 'ur');
  await showsHeading(page, 'ur', 'code.title');
  await keeps(page.locator('#code'), '12 3');
});

test('what was pasted to be checked stays, too', async ({ page, checkPage }) => {
  await checkPage.open();
  await page.locator('#pasted').fill('HC1:NOT');
  await chooses(page, 'as');
  await showsHeading(page, 'as', 'check.title');
  await keeps(page.locator('#pasted'), 'HC1:NOT');
});

test('what is typed on the first screen before the app has come stays, too', async ({ page, mobilePage }) => {
  const app = await Held.at(page, '**/*.wasm');
  await page.goto('/');
  await app.hasCome();
  await mobilePage.number.fill('99999');
  await chooses(page, 'bn');
  await showsHeading(page, 'bn', 'mobile.title');
  await expect(page.locator('#shell-mobile')).toHaveValue('99999');
  app.letGo();
  await expect(page.locator('#shell')).toHaveCount(0);
  await showsHeading(page, 'bn', 'mobile.title');
  await keeps(page.locator('#mobile'), '99999');
  await expect(link(page, 'bn')).toBeFocused();
});

test('an open session stays, on each of its screens', async ({ page, citizen, peoplePage }) => {
  const calls: string[] = [];
  await citizen.signsIn(NUMBER);
  page.on('request', (request) => calls.push(new URL(request.url()).pathname));
  const at = async (language: Language, key: string) => {
    await chooses(page, language);
    await showsHeading(page, language, key);
    await expect(page.getByRole('main')).toContainText(key === 'activity.title' ? '' : NAME);
  };
  await at('hi', 'people.title');
  await at('en', 'people.title');
  await peoplePage.viewCertificate.press('Enter');
  await at('ur', 'certificate.title');
  await at('en', 'certificate.title');
  await page.getByRole('button', { name: 'Back to the list' }).press('Enter');
  await peoplePage.activity.press('Enter');
  await at('ml', 'activity.title');
  expect(calls.filter((path) => /auth|beneficiaries/.test(path)), 'What takes a new session, or fetches the record again').toEqual([]);
});

test('what is open stays open', async ({ page, citizen, codePage }) => {
  await citizen.asksForCode(NUMBER);
  await codePage.noMessage.press('Enter');
  await expect(page.locator('details')).toHaveAttribute('open', '');
  await chooses(page, 'hi');
  await expect(page.locator('details')).toHaveAttribute('open', '');
});

test('a problem with the field stays told, in the new language and before the title', async ({ page, mobilePage }) => {
  await mobilePage.open();
  await mobilePage.submit('12345');
  await expect(mobilePage.problem).toBeFocused();
  await chooses(page, 'hi');
  const hindi = Words.of('hi');
  await expect(page.getByRole('alert', { name: hindi.text('app.problem_title') })).toContainText(hindi.text('problem.mobile_wrong_length'));
  await expect(page).toHaveTitle(new RegExp(`^${hindi.text('app.error_prefix')} `));
});

for (const [how, answer] of [
  ['is not there', { status: 404 }],
  ['is not the one that was built', { status: 200, body: 'planted' }],
] as const) {
  test(`a language whose file ${how} is told, and nothing changes`, async ({ page, watch, words, mobilePage }) => {
    watch.expects(/integrity|status of 404/);
    await mobilePage.open();
    await mobilePage.number.fill('99999');
    const mend = await answerInstead(page, fileOf('pa'), answer);
    await link(page, 'pa').focus();
    await page.keyboard.press('Enter');
    await expect(mobilePage.fault).toHaveText(words.text('language.failed'));
    await expect(link(page, 'pa')).toBeFocused();
    await speaks(page, 'en');
    await mobilePage.isNamed();
    await expect(mobilePage.number).toHaveValue('99999');

    await mend();
    await page.keyboard.press('Enter');
    await speaks(page, 'pa');
    await expect(page.locator('#language-failed')).toBeHidden();
  });
}

test('of two quick choices the last one counts, whichever comes first', async ({ page, mobilePage }) => {
  await mobilePage.open();
  const hindi = await Held.at(page, fileOf('hi'));
  const urdu = await Held.at(page, fileOf('ur'));
  await link(page, 'hi').tap();
  await link(page, 'ur').tap();
  urdu.letGo();
  await speaks(page, 'ur');
  const came = page.waitForResponse(fileOf('hi'));
  hindi.letGo();
  await (await came).finished();
  await speaks(page, 'ur');
  await showsHeading(page, 'ur', 'mobile.title');
});

test('the strip shows the language that is spoken', async ({ page, mobilePage }) => {
  await mobilePage.open();
  const strip = await page.locator('#languages').boundingBox();
  for (const language of ALL_LANGUAGES) {
    await chooses(page, language);
    const box = await link(page, language).boundingBox();
    expect(box!.x, language).toBeGreaterThanOrEqual(strip!.x);
    expect(box!.x + box!.width, language).toBeLessThanOrEqual(strip!.x + strip!.width);
  }
});

for (const language of ['as', 'ur'] as const) {
  test.describe(`a visit that begins in ${language}`, () => {
    test.use({ language });

    test('has it in view in the strip', async ({ page, mobilePage }) => {
      await mobilePage.open();
      await expect(link(page, language)).toBeInViewport({ ratio: 1 });
    });
  });
}
