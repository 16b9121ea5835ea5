import { test } from '../portal';
import { illegible } from '../legible';
test.use({ viewport: { width: 320, height: 640 }, language: 'ur' });
test('x', async ({ page, mobilePage }) => {
  await page.goto('/'); await mobilePage.isTakenOver();
  for (const [body, head] of [[1.5,1.25],[2,1.9],[2.1,2],[2.2,2.1]] as const) {
      await page.evaluate(([body, head]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html{line-height:${body} !important} h1,h2,h3,.button,.header__name{line-height:${head} !important}`);
        document.adoptedStyleSheets = [sheet];
      }, [body, head] as const);
    console.log(body, await page.evaluate(illegible, 2));
    await page.screenshot({ path: `/tmp/gal/lh-${body}.png`, fullPage: true });
  }
});
