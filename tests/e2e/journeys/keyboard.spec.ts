import type { Locator, Page } from '@playwright/test';

import { expect, test } from '../portal';

const LONGEST_WAY = 30;

/** Goes there with the Tab key alone; the focus is seen at each stop. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < LONGEST_WAY; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline, 'The focus is seen').not.toBe('none');
  }
  throw new Error('the Tab key does not lead there');
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

for (const language of ['en', 'hi', 'ur'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the whole journey is made by keyboard alone', async ({
      page, phone, mobilePage, codePage, peoplePage, certificatePage, endedPage,
    }) => {
      await mobilePage.open();
      await press(page, mobilePage.send);
      await expect(mobilePage.problem).toBeFocused();
      await press(page, mobilePage.problem.getByRole('link'));
      await expect(mobilePage.number).toBeFocused();
      await page.keyboard.type('9999900001');
      await press(page, mobilePage.send);

      await codePage.isEntered();
      await tabTo(page, codePage.code);
      await page.keyboard.type(await phone.code('9999900001'));
      await page.keyboard.press('Enter');

      await peoplePage.isLoaded();
      await press(page, peoplePage.certificateOf('Rohan Deshmukh'));

      await certificatePage.isEntered();
      await tabTo(page, certificatePage.downloadPdf);
      await Promise.all([page.waitForEvent('download'), page.keyboard.press('Space')]);
      await expect(certificatePage.downloadPdf).toBeFocused();
      await press(page, certificatePage.backToList);

      await peoplePage.isEntered();
      await page.keyboard.press('Shift+Tab');
      await expect(peoplePage.signOut).toBeFocused();
      await page.keyboard.press('Enter');
      await endedPage.isEntered();
      await press(page, endedPage.signInAgain);
      await mobilePage.isEntered();
    });
  });
}
