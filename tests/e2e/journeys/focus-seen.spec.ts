// The focus is never out of sight: at no stop of the Tab key, on no screen, in no state.

import { expect, test } from '../gallery';
import { isInBetween } from '../layouts';
import { ALL_STOPS, BELOW_LANGUAGES, hiddenStops } from '../stops';

/** A small phone, and a window of 1280 × 1024 at 400 %. */
const SIZES = [{ width: 320, height: 568 }, { width: 320, height: 256 }] as const;

test.use({ deviceScaleFactor: 1 });

for (const language of ['en', 'ta', 'ur'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('each stop of the Tab key is seen, on a small phone and at 400 %', async ({ page, opensGallery }) => {
      test.setTimeout(300_000);
      const hidden: string[] = [];
      await opensGallery(async (state) => {
        if (isInBetween(state)) return;
        const before = page.viewportSize()!;
        for (const size of SIZES) {
          await page.setViewportSize(size);
          const found = await hiddenStops(page, state === 'mobile' ? ALL_STOPS : BELOW_LANGUAGES);
          hidden.push(...found.map((part) => `${state}: ${part}`));
        }
        await page.setViewportSize(before);
      });
      expect(hidden, 'Stops that are not seen').toEqual([]);
    });
  });
}
