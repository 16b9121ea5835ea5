import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { DATA_OF_FAMILY } from '../family';
import { expectLegible } from '../legible';
import { STEADY, test } from '../gallery';
import { expectTranslated } from '../translated';
import { ALL_LANGUAGES } from '../words';

const DATA = {
  // With the helpline, the last digits of a number, and the country whose key it is.
  anywhere: [...DATA_OF_FAMILY, ...Object.values(STEADY), '1075', '0003', 'IN'],
  // What certificates say: that of the mother, and a sample of Co-WIN's.
  alone: [
    '1 / 2', 'Covishield', 'Serum Institute of India', 'Sandbox', 'Bhaya Mitra', '27 Years', '1', 'Bharat Biotech', 'MB3428BX',
    'ABC Medical Center', '123456789', 'https://cowin.gov.in/',
  ],
};

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
          await expectLegible(page, DATA.anywhere);
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
