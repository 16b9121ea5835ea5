// Whether a screen speaks its language, and no other.

import { expect, type Page } from '@playwright/test';

import type { Words } from './words';

/** What stays in Latin letters in every language. */
const EVERYWHERE = [
  // What the text of a code begins with.
  'HC1:',
  // By this name it stands in the settings of browsers.
  'JavaScript',
];

/** Digits as they are typed, or as a name has them. */
const AS_TYPED = ['98765 43210', '+91', '6', '7', '8', '9', '19'];

/** What records and certificates tell: wherever it stands, and nowhere but by itself. */
export type Data = { readonly anywhere: readonly string[]; readonly alone: readonly string[] };

/** Nothing on the screen is a key, has a gap left open, or stands in English, but for `data`. */
export async function expectTranslated(page: Page, words: Words, { anywhere, alone }: Data): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', words.language);
  await expect(page.locator('html')).toHaveAttribute('dir', words.direction);
  const texts = (await page.evaluate(saidOnScreen)).filter((text) => !alone.includes(text));
  const said = texts.map((text) => without(text, [...anywhere, ...EVERYWHERE]));
  expect(said.filter((text) => /\b[a-z_]+\.[a-z]+_?[a-z_]*\b/.test(text)), 'Keys').toEqual([]);
  expect(said.filter((text) => /[{}]/.test(text)), 'Gaps').toEqual([]);
  if (words.language === 'en') return;
  expect(said.filter((text) => /[A-Za-z]/.test(text)), 'Not translated').toEqual([]);
  if (words.text('number.digits') === '0123456789') return;
  expect(said.map((text) => without(text, AS_TYPED)).filter((text) => /\d/.test(text)), 'Digits of another language').toEqual([]);
}

/** Each text that is seen or read out, but for what is marked as being in another language. */
function saidOnScreen(): string[] {
  const page = document.documentElement.lang;
  const isElsewhere = (element: Element) => element.closest('[lang]')?.getAttribute('lang') !== page;
  const said = [document.title];
  const add = (text: string | null | undefined) => {
    if (text?.trim()) said.push(text.trim());
  };
  for (const element of document.querySelectorAll('body, body *')) {
    if (isElsewhere(element) || !element.checkVisibility() || element.localName === 'script') continue;
    for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'alt', 'placeholder']) {
      add(element.getAttribute(attribute));
    }
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
  }
  return said;
}

/** Longer ones first, for they may hold shorter ones. */
function without(text: string, parts: readonly string[]): string {
  return [...parts].sort((one, other) => other.length - one.length).reduce((rest, part) => rest.replaceAll(part, ' '), text);
}
