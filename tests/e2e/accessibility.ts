// What a machine can find wrong with a screen for people who cannot see it, hear it or point at it.

import { expect, type Page } from '@playwright/test';
import Axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function expectAccessible(page: Page): Promise<void> {
  // Half a megabyte: once a document is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(Axe.source);
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, TAGS);
  expect(found, 'Accessibility').toEqual([]);
}

/** No sideways scrolling. The set width counts: a phone zooms out, and says that its window is as wide as the page. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const needed = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
  expect(needed, 'The page is wider than the screen').toBeLessThanOrEqual(width);
}

/** What is touched is at least 44 px high and wide; but links in the midst of a text are as high as that. */
export async function expectTargetsLarge(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll('button, input, summary, a[href]')].filter((target) => target.checkVisibility());
    return targets.flatMap((target) => {
      const style = getComputedStyle(target);
      const isInText = style.display === 'inline' && target.parentElement?.textContent?.trim() !== target.textContent?.trim();
      const isHidden = style.clipPath === 'inset(50%)';
      // What is out of sight in its label is touched there.
      const touched = (style.opacity === '0' && target.closest('label')) || target;
      const { width, height } = touched.getBoundingClientRect();
      const isLarge = Math.min(width, height) >= 44 || width === 0;
      return isInText || isHidden || isLarge ? [] : [`${target.textContent || target.id}: ${width} × ${height}`];
    });
  });
  expect(small, 'Too small to be touched').toEqual([]);
}
