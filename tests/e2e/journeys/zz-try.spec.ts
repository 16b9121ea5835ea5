import { test } from '../gallery';
import { illegible } from '../legible';
import { ALL_LANGUAGES } from '../words';
test.use({ viewport: { width: 320, height: 640 } });
for (const language of ALL_LANGUAGES) test.describe(`in ${language} `, () => {
  test.use({ language });
test('x', async ({ page, opensGallery }) => {
  test.setTimeout(300_000);
  await opensGallery(async (state) => {
    for (const f of await page.evaluate(illegible, 2)) console.log(language, state, f);
  });
});
});
