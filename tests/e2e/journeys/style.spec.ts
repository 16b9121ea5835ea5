import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { expect, test } from '../portal';

const ROOT = join(__dirname, '../../..');

/** What `src/components.rs` gives to pages, but for what says how one of them is, or draws nothing. */
const COMPONENTS = exported(readFileSync(join(ROOT, 'src/components.rs'), 'utf8')).filter(
  (name) => !['Look', 'Purpose', 'focus_heading', 'in_order', 'optional'].includes(name),
);

/** Every class that the sheets of components look for. */
const CLASSES = readdirSync(join(ROOT, 'style/components')).flatMap((sheet) =>
  classes(readFileSync(join(ROOT, 'style/components', sheet), 'utf8')),
);

const OF_PAGES = ['card', 'tag--done', 'tag--partial', 'tag--open', 'certificate--proven', 'verdict--good', 'verdict--bad', 'assurance'];

test.use({ viewport: { width: 320, height: 640 } });

test('every component is shown in every state, in light and in dark', async ({ page }) => {
  await opens(page);
  expect(COMPONENTS.length, 'The list of components is found').toBeGreaterThan(10);
  const shown = await page.locator('[data-component]').evaluateAll((parts) => parts.map((part) => part.getAttribute('data-component')));
  expect(COMPONENTS.filter((name) => !shown.includes(name)), 'Components without a block').toEqual([]);

  expect(CLASSES.length, 'The classes are found').toBeGreaterThan(30);
  const drawn = await page.evaluate(() => [...document.querySelectorAll('[class]')].flatMap((part) => [...part.classList]));
  expect([...CLASSES, ...OF_PAGES].filter((name) => !drawn.includes(name)), 'Classes that nothing has').toEqual([]);

  const main = page.getByRole('main');
  for (const state of ['[aria-busy=true]', '[aria-disabled=true]:not([aria-busy])', 'details[open]', 'details:not([open])']) {
    await expect(main.locator(state).first(), state).toBeVisible();
  }
  await expect(main.getByLabel('Mobile number').nth(1)).toHaveValue('98765 43210');
  await expect(main.locator('[lang=ur][dir=rtl] .field')).toBeVisible();

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const paper = colorScheme === 'light' ? /^#f+$/ : '#10181e';
    await expect(page.locator('.swatch').filter({ hasText: '--paper#' }).locator('.swatch__value')).toHaveText(paper);
    await expect(page.locator('.swatch__pair'), 'Contrasts').not.toHaveCount(0);
    await expect(page.locator('.swatch__pair--below'), 'Contrasts that are too low').toHaveCount(0);
    await expectNoOverflow(page);
    await expectTargetsLarge(page);
    await expectAccessible(page);
  }
});

test('dialogs open by their buttons and close by their own', async ({ page }) => {
  await opens(page);
  const openers = page.locator('#dialogs ~ figure').locator('> div > .button');
  await expect(openers).toHaveCount(3);
  for (const [place, role] of (['dialog', 'alertdialog', 'dialog'] as const).entries()) {
    await openers.nth(place).tap();
    const dialog = page.getByRole(role);
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(dialog).toHaveCount(0);
  }
});

test('it speaks every language, and turns to the right for Urdu', async ({ page }) => {
  await opens(page);
  await page.getByRole('link', { name: 'اردو' }).tap();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'മലയാളം' }).tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ml');
  await expectNoOverflow(page);
});

test('the app itself loads nothing of it', async ({ page, mobilePage }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await mobilePage.open();
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((path) => path.startsWith('/style/'))).toEqual([]);
});

/** From the top, where the error summary has not kept the focus. */
async function opens(page: Page): Promise<void> {
  await page.goto('/style');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

function exported(source: string): string[] {
  const lists = source.match(/pub use [^;]+;/g) ?? [];
  return lists.flatMap((list) => list.slice(list.lastIndexOf('::') + 2, -1).replace(/[{}]/g, '').split(',')).map((name) => name.trim());
}

function classes(sheet: string): string[] {
  return (sheet.replace(/\/\*[^]*?\*\//g, '').match(/\.[a-z][a-z_-]*/g) ?? []).map((name) => name.slice(1));
}
