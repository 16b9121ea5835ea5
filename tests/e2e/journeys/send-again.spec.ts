import { wrong, type Sms } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const NUMBER = '9999900003';

/** Waits for the clock alone: until the code in `sms`, which lives so long, has expired. */
async function hasExpired(sms: Sms, lifeSeconds: number): Promise<void> {
  // The message tells its second only.
  const end = Date.parse(sms.sent_at) + (lifeSeconds + 1) * 1000;
  await expect.poll(() => Date.now(), { message: 'The clock', timeout: 15_000 }).toBeGreaterThan(end);
}

test('is offered when the countdown is over', async ({ page, citizen, codePage }) => {
  await page.clock.install();
  await citizen.asksForCode(NUMBER);
  await expect(codePage.sendAgain).toBeDisabled();
  await expect(codePage.countdown(/0:[0-3]\d/)).toBeVisible();
  await page.clock.fastForward('00:31');
  await expect(codePage.sendAgain).toBeEnabled();
  await expect(codePage.mayAskAgain).toBeVisible();
  await codePage.isSound();
});

test.describe('soon', () => {
  test.use({ rules: { 'resend-seconds': 1 } });

  test('sends another code, and counts down again', async ({ citizen, phone, codePage, peoplePage }) => {
    await citizen.asksForCode(NUMBER);
    await codePage.sendAgain.tap();
    await expect(codePage.sentTo).toHaveText(
      'We sent another code to the mobile number ending in 0003. An earlier code that is still valid works too.',
    );
    await codePage.isSound();
    await codePage.submit(await phone.code(NUMBER, 2));
    await peoplePage.isLoaded();
  });

  test('the first SMS that arrives late still works', async ({ citizen, phone, codePage, peoplePage }) => {
    const first = await citizen.asksForCode(NUMBER);
    await codePage.sendAgain.tap();
    await phone.code(NUMBER, 2);
    await expect(codePage.sentTo).toContainText('another code');
    await codePage.submit(first);
    await peoplePage.isLoaded();
  });

  test('the focus stays on the screen', async ({ page, citizen, codePage }) => {
    await citizen.asksForCode(NUMBER);
    await expect(codePage.sendAgain).toBeEnabled();
    await codePage.sendAgain.focus();
    await page.keyboard.press('Enter');
    await expect(codePage.sentTo).toContainText('another code');
    await expect(page.locator('body')).not.toBeFocused();
  });

  test('what is typed stays, and its problem goes', async ({ citizen, watch, codePage }) => {
    watch.expectsStatus(400);
    const typed = wrong(await citizen.asksForCode(NUMBER));
    await codePage.submit(typed);
    await expect(codePage.problem).toBeVisible();
    await codePage.sendAgain.tap();
    await expect(codePage.sentTo).toContainText('another code');
    await expect(codePage.problem).toHaveCount(0);
    await expect(codePage.code).toHaveValue(typed);
    await codePage.isNamed();
  });
});

test.describe('after the code has expired', () => {
  test.use({ rules: { 'code-seconds': 3, 'resend-seconds': 1 } });

  test('it is told, and another code works', async ({ citizen, watch, phone, codePage, peoplePage }) => {
    watch.expectsStatus(400);
    const code = await citizen.asksForCode(NUMBER);
    await hasExpired(await phone.sms(NUMBER), 3);
    await codePage.submit(code);
    await codePage.isRefused(codePage.code, 'This code has expired. Ask for a new one with “Send again”');

    await codePage.sendAgain.tap();
    await codePage.submit(await phone.code(NUMBER, 2));
    await expect(peoplePage.heading).toBeVisible();
  });
});

test.describe('too often', () => {
  test.use({ rules: { 'resend-seconds': 1, 'sends-per-quarter-hour': 2 } });

  test('is refused in words, with the time to wait', async ({ citizen, watch, phone, codePage, peoplePage }) => {
    watch.expectsStatus(429);
    await citizen.asksForCode(NUMBER);
    await codePage.sendAgain.tap();
    const second = await phone.code(NUMBER, 2);
    await expect(codePage.sendAgain).toBeEnabled();
    await codePage.sendAgain.tap();
    await expect(codePage.fault).toHaveText(/^Too many requests for this number or from this network\. Try again in 1[45]:\d\d$/);
    await expect(codePage.sendAgain).toBeDisabled();
    await expect(codePage.countdown(/1[45]:\d\d/)).toBeVisible();
    await codePage.isNamed({ isWrong: true });
    await codePage.submit(second);
    await peoplePage.isLoaded();
  });
});

test('change number leads back, and the other number gets its code', async ({
  page, citizen, phone, mobilePage, codePage, peoplePage,
}) => {
  await citizen.asksForCode(NUMBER);
  await codePage.code.fill('123456');
  await codePage.changeNumber.tap();
  await mobilePage.isEntered();
  await expect(mobilePage.number).toHaveValue('');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

  await mobilePage.submit('9999900004');
  await codePage.isEntered();
  await codePage.isSentTo('0004');
  await expect(codePage.code).toHaveValue('');
  await codePage.submit(await phone.code('9999900004'));
  await peoplePage.isLoaded();
  await expect(peoplePage.names).toHaveText(['Harbhajan Singh Gill']);
});
