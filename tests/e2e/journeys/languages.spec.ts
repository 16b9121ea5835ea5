import { expectAccessible, expectNoOverflow, expectTargetsLarge } from '../accessibility';
import { DATA_OF_FAMILY } from '../family';
import { expectLegible } from '../legible';
import { STEADY, expect, test } from '../gallery';
import { expectTranslated } from '../translated';
import { ALL_LANGUAGES } from '../words';

const DATA = {
  // With the helpline, and the last digits of a number.
  anywhere: [...DATA_OF_FAMILY, ...Object.values(STEADY), '1075', '0003'],
  // What certificates say: that of the mother, and a sample of Co-WIN's.
  alone: [
    'Covishield', 'Serum Institute of India', 'Sandbox', 'Bhaya Mitra', '27 Years', 'Bharat Biotech', 'MB3428BX',
    'ABC Medical Center', '123456789', 'https://cowin.gov.in/',
  ],
};

test.use({ viewport: { width: 320, height: 640 } });

for (const language of ALL_LANGUAGES) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('every screen in every state is sound at 320 px, in light and in dark', async ({ page, words, opensGallery }) => {
      test.slow();
      const wrong: string[] = [];
      let runs = 0;
      await opensGallery(async (state) => {
        const see = (holds: Promise<void>) => holds.catch((error: Error) => wrong.push(`${state}: ${error.message}`));
        await see(expectTranslated(page, words, DATA));
        await see(expectNoOverflow(page));
        await see(expectLegible(page, DATA.anywhere));
        await see(expectTargetsLarge(page));
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme });
          await see(expectAccessible(page));
          runs += 1;
        }
      });
      console.log(`${language}: axe ran ${runs} times`);
      expect(wrong, 'What is wrong').toEqual([]);
    });
  });
}
