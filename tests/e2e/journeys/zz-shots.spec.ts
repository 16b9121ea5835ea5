import { test } from '../gallery';
import { ALL_LANGUAGES } from '../words';
for (const language of ALL_LANGUAGES) test.describe(`in ${language} `, () => {
  test.use({ language });
test('shots', async ({ page, opensGallery }) => {
  test.setTimeout(600_000);
  const t0 = Date.now();
  await opensGallery(async (state) => {
    await page.mouse.move(0, 0);
    for (const [width, height] of [[320, 568], [360, 740], [768, 1024], [1280, 800]] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        const fullPage = await page.locator('dialog[open]').count() === 0;
        await page.screenshot({ path: `/tmp/gal/${language}/${state}-${width}-${colorScheme}.png`, fullPage, scale: 'css', animations: 'disabled' });
      }
    }
    await page.setViewportSize({ width: 360, height: 740 });
  });
  console.log(Date.now() - t0);
});
});
