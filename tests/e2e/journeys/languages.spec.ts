import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { DATA_OF_FAMILY } from '../family';
import { expectLegible } from '../legible';
import { STEADY, test } from '../gallery';
import { expectTranslated } from '../translated';
import { ALL_LANGUAGES } from '../words';

/** The helpline, the last digits of a number, and what certificates say. */
const DATA = [
  ...DATA_OF_FAMILY, '1075', '0003', ...Object.values(STEADY), 'Covishield', 'Serum Institute of India', 'Sandbox', 'IN', '1 / 2',
  'https://cowin.gov.in/', 'Bhaya Mitra', '27 Years', 'Bharat Biotech', 'MB3428BX', 'ABC Medical Center',
];

test.use({ viewport: { width: 320, height: 640 } });

for (const language of ALL_LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('every screen in every state is sound at 320 px, in light and in dark', async ({ page, words, opensGallery }) => {
      test.slow();
      let runs = 0;
      await opensGallery(async (state) => {
        await test.step(state, async () => {
          await expectTranslated(page, words, DATA);
          await expectNoOverflow(page);
          await expectLegible(page);
          await expectTargetsLarge(page);
          for (const colorScheme of ['dark', 'light'] as const) {
            await page.emulateMedia({ colorScheme });
            await expectAccessible(page);
            runs += 1;
          }
        });
      });
      console.log(`${language}: axe ran ${runs} times`);
    });
  });
}
