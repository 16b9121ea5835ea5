import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const LONG_NAME =
  'Venkata Satyanarayana Subrahmanyeswara Lakshminarasimha Rajagopalachari Vidyasagara Chandrasekhara ' +
  'Ramanuja Iyengar Sharma';

const NARROW = { viewport: { width: 320, height: 568 } };

for (const [name, options] of [
  ['320 px wide', NARROW],
  ['320 px wide and dark', { ...NARROW, colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['768 px wide', { viewport: { width: 768, height: 1024 } }],
  ['1280 px wide', { viewport: { width: 1280, height: 800 }, isMobile: false }],
] as const) {
  test.describe(name, () => {
    test.use({ ...options, rules: { 'wrong-until-locked': 2, 'resend-seconds': 1 } });

    test('every screen is sound, with its problems and with a very long name', async ({
      page, watch, phone, mobilePage, codePage, peoplePage, certificatePage, activityPage, endWarning, endedPage,
      lockedPage,
    }) => {
      watch.expectsStatus(400, 429);
      await page.clock.install();
      await mobilePage.open();
      await mobilePage.submit('12345');
      await mobilePage.isRefused(mobilePage.number, 'Enter a mobile number with 10 digits');
      await mobilePage.submit('9999900005');
      await codePage.isEntered();
      const code = await phone.code('9999900005');
      await codePage.submit('123');
      await codePage.isRefused(codePage.code, 'Enter the 6 digits of the code from the SMS');
      await codePage.submit(code);

      await peoplePage.isLoaded();
      await peoplePage.certificateOf(LONG_NAME).tap();
      await certificatePage.isEntered();
      await certificatePage.backToList.tap();
      await peoplePage.isEntered();
      await peoplePage.activity.tap();
      await activityPage.isLoaded();
      await page.clock.fastForward('03:01');
      await endWarning.isShown();
      await endWarning.stay.tap();
      await activityPage.signOut.tap();
      await endedPage.isEntered();

      await endedPage.signInAgain.tap();
      await mobilePage.submit('9999900001');
      await codePage.isEntered();
      const other = wrong(await phone.code('9999900001'));
      await codePage.submit(other);
      await expect(codePage.problem).toBeVisible();
      await codePage.submit(other);
      await lockedPage.isEntered();
    });
  });
}
