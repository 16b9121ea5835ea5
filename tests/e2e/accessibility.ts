// What a machine can find wrong with a screen for people who cannot see it, hear it or point at it.

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function expectAccessible(page: Page): Promise<void> {
  // The one mode that needs no second page for its results; what it leaves out, other origins in frames, is not here.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, 'Accessibility').toEqual([]);
}

/** No sideways scrolling. The set width counts: a phone zooms out, and says that its window is as wide as the page. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect(needed, 'The page is wider than the screen').toBeLessThanOrEqual(width);
}

/** What is touched is at least 44 px high and wide. */
export async function expectTargetsLarge(page: Page): Promise<void> {
  const small: string[] = [];
  for (const target of await page.getByRole('button').or(page.getByRole('textbox')).all()) {
    const box = await target.boundingBox();
    if (box && Math.min(box.width, box.height) < 44) small.push(`${await target.innerText()}: ${JSON.stringify(box)}`);
  }
  expect(small, 'Too small to be touched').toEqual([]);
}
