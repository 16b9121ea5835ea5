import { test } from '../gallery';
import { illegible } from '../legible';
test.use({ viewport: { width: 320, height: 640 } });
for (const language of ['ur'] as const) test.describe(`in ${language} `, () => {
  test.use({ language });
test('x', async ({ page, opensGallery }) => {
  test.setTimeout(300_000);
  const sum: Record<string, number> = {};
  await opensGallery(async (state) => {
    for (const [body, head] of [[1.5,1.25],[1.8,1.7],[1.9,1.9],[2,1.9],[2,2],[2.1,2],[2.1,2.1]] as const) {
      await page.evaluate(([body, head]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html{line-height:${body} !important} h1,h2,h3,.button,.header__name{line-height:${head} !important}`);
        document.adoptedStyleSheets = [sheet];
      }, [body, head] as const);
      const found = (await page.evaluate(illegible, 2)).filter((f) => f.startsWith('over'));
      sum[`${body} ${head}`] = (sum[`${body} ${head}`] ?? 0) + found.length;
      if (body > 1.95 && found.length) console.log(language, state, body, head, found);
    }
    await page.evaluate(() => { document.adoptedStyleSheets = []; });
  });
  console.log(language, sum);
});
});
