import type { Page } from '@playwright/test';

import { contactSheet } from '../contact-sheet';
import { expect, test } from '../gallery';

// The sheet is so small that a finer picture adds nothing.
test.use({ deviceScaleFactor: 1 });

const SIZES = [[320, 568], [360, 740], [768, 1024], [1280, 800]] as const;

/**
 * A step of brightness on the sheet is other edges of letters, and not counted; two steps are. The last tests tell what is
 * seen so: a button that moves by 8 px in one of the eight pictures makes some two hundred such pixels, other edges none.
 */
const LIKE = { threshold: 0.2, maxDiffPixels: 60 };

/** Codes differ each time, and what the camera sees is black. */
const STEADY = '[role=img] > *, video { visibility: hidden }';

/** By which the browser shows for a moment that something was touched. */
const UNTOUCHED = '* { -webkit-tap-highlight-color: transparent !important }';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(restyle, UNTOUCHED);
});

/** The same screen at each width, in light above and in dark below. */
async function sheet(page: Page, rules = ''): Promise<Buffer> {
  const before = page.viewportSize() ?? { width: 360, height: 740 };
  await page.evaluate(restyle, UNTOUCHED + STEADY + rules);
  const rows: Record<'light' | 'dark', Buffer[]> = { light: [], dark: [] };
  // A dialog covers what can be seen, and no more.
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    // The head of the page stays in sight, and would stand in the midst of it.
    await page.evaluate(() => scrollTo(0, 0));
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      rows[colorScheme].push(await page.screenshot({ fullPage, scale: 'css', animations: 'disabled' }));
    }
  }
  await page.setViewportSize(before);
  await page.evaluate(restyle, UNTOUCHED);
  return contactSheet([rows.light, rows.dark]);
}

/** A picture that was taken while the browser still drew is taken again. */
async function looksAsItDid(page: Page, path: string[], rules = ''): Promise<void> {
  await expect.soft(async () => {
    expect(await sheet(page, rules)).toMatchSnapshot(path, LIKE);
  }).toPass({ timeout: 10_000 });
}

function restyle(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}

for (const language of ['en', 'hi', 'ur', 'ta'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('every screen in every state looks as it did', async ({ page, opensGallery }) => {
      test.setTimeout(300_000);
      await opensGallery(async (state) => {
        await looksAsItDid(page, [language, `${state}.png`]);
      });
    });
  });
}

const DOWN = '{ position: relative; inset-block-start: 8px }';

const BUTTON_DOWN = `.main > .button:not(.button--quiet) ${DOWN}`;

for (const [what, rules] of [
  ['a button', BUTTON_DOWN],
  ['a button in one picture', `@media (width < 350px) and (prefers-color-scheme: dark) { ${BUTTON_DOWN} }`],
  ['a link', `.button--quiet ${DOWN}`],
  ['a field', `.field__input ${DOWN}`],
  ['a paragraph', `.lead ${DOWN}`],
  ['the strip of languages', `.languages__list ${DOWN}`],
] as const) {
  test(`${what} that moves by 8 px is seen`, async ({ page, mobilePage }) => {
    await page.goto('/');
    await mobilePage.isTakenOver();
    expect(await sheet(page, rules)).not.toMatchSnapshot(['en', 'mobile.png'], LIKE);
  });
}

test('other edges of letters are not seen', async ({ page, mobilePage }) => {
  await page.goto('/');
  await mobilePage.isTakenOver();
  const rules = 'body { transform: translate(0.3px, 0.3px) } * { text-rendering: geometricprecision }';
  await looksAsItDid(page, ['en', 'mobile.png'], rules);
});
