import type { Page } from '@playwright/test';

import type { Changed } from '../dist';
import { expect, test } from '../portal';

const REFUSED = /valid digest in the 'integrity' attribute|SRI's integrity checks failed/;

/** Waiting as the citizen does, without the wait. */
async function afterAWhile(page: Page): Promise<void> {
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
}

for (const [changed, fault] of [
  ['beneficiary-portal.js', /^uncaught: Failed to fetch dynamically imported module/],
  ['beneficiary-portal_bg.wasm', /^uncaught: Failed to fetch/],
  ['style.css', /^uncaught: no styles/],
] as const satisfies readonly (readonly [Changed, RegExp])[]) {
  test.describe(`${changed} that is not the one that was built`, () => {
    test.use({ changed });

    test('is refused, and the page says so', async ({ page, watch, mobilePage }) => {
      watch.expects(REFUSED);
      watch.expects(fault);
      await page.goto('/');
      await expect(mobilePage.fault).toContainText('The page could not be loaded completely.');
      await expect(page.locator('#shell')).toHaveCount(1);
    });
  });
}

test.describe('a loader that is not the one that was built', () => {
  test.use({ changed: 'loader.js' });

  test('is refused, and the page says so after a while', async ({ page, watch, mobilePage }) => {
    watch.expects(REFUSED);
    await page.goto('/');
    await expect(mobilePage.heading).toBeVisible();
    await expect(mobilePage.fault).toBeHidden();
    await afterAWhile(page);
    await expect(mobilePage.fault).toBeVisible();
    await mobilePage.isSound();
  });
});

test('a loader that has come lets no style say that it has not', async ({ page, mobilePage }) => {
  await page.route('**/*.wasm', () => {});
  await page.goto('/');
  await expect(page.locator('.shell--waiting')).toHaveCount(0);
  await afterAWhile(page);
  await expect(mobilePage.fault).toBeHidden();
});
