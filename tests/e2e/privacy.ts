// What must not be left behind in the browser.

import { expect, type Page } from '@playwright/test';

/** Nothing of what was seen is in the document, hidden or shown, or in what the browser keeps for it. */
export async function expectForgotten(page: Page, ...seen: string[]): Promise<void> {
  const held = (await page.content()) + (await typed(page)) + JSON.stringify(await kept(page));
  expect(seen.filter((text) => held.includes(text)), 'The page still holds').toEqual([]);
  expect(await kept(page), 'The browser keeps').toEqual({ session: {}, local: {}, cookies: '' });
}

/** What the browser keeps for the page. */
export async function kept(page: Page): Promise<{ session: Record<string, string>; local: object; cookies: string }> {
  return page.evaluate(() => ({
    session: { ...sessionStorage } as Record<string, string>,
    local: { ...localStorage },
    cookies: document.cookie,
  }));
}

async function typed(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join(' '));
}
