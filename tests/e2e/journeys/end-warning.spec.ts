import type { Page } from '@playwright/test';

import { Held, RENEW, SIGN_OUT, answerInstead } from '../network';
import { expectForgotten } from '../privacy';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const NAME = 'Kavitha Subramaniam';
const SEEN = [NAME, '99900000000004', NUMBER];
const MINUTE = 60_000;

/** The page as it is when its owner does nothing for so long. What the test itself takes comes on top. */
async function wait(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
}

test.beforeEach(async ({ page, citizen }) => {
  await page.clock.install();
  await citizen.opensCertificate(NUMBER, NAME);
});

test('two minutes before the idle end the page asks, and staying keeps everything', async ({
  page, certificatePage, endWarning,
}) => {
  await certificatePage.downloadPdf.focus();
  await wait(page, 150);
  await expect(endWarning.dialog).toBeHidden();
  await wait(page, 31);
  await expect(endWarning.dialog).toContainText(/Your session ends in (2:00|1:\d\d)\./);
  await endWarning.isShown();
  await endWarning.stay.tap();
  await expect(endWarning.dialog).toBeHidden();
  await expect(certificatePage.downloadPdf).toBeFocused();
  await expect(certificatePage.values('Beneficiary name')).toHaveText(NAME);
});

test('Escape stays, too', async ({ page, certificatePage, endWarning }) => {
  await wait(page, 200);
  await endWarning.isShown();
  await page.keyboard.press('Escape');
  await expect(endWarning.dialog).toBeHidden();
  await wait(page, 150);
  await expect(endWarning.dialog).toBeHidden();
  await expect(certificatePage.heading).toBeVisible();
});

test('the time left is spoken every half minute, and not each second', async ({ page, endWarning }) => {
  await wait(page, 185);
  const said = new Set<string | undefined>();
  for (let second = 0; second < 40; second += 1) {
    said.add(/\d:\d\d/.exec((await endWarning.spoken.textContent()) ?? '')?.[0]);
    await wait(page, 1);
  }
  expect(said.size, 'Said anew').toBeGreaterThan(1);
  expect([...said].filter((time) => !['2:00', '1:30', '1:00', '0:30'].includes(time ?? ''))).toEqual([]);
});

test('without an answer the record goes, and the token dies', async ({ page, endWarning, endedPage }) => {
  const dying = page.waitForRequest(SIGN_OUT);
  await wait(page, 230);
  await endWarning.isShown();
  await wait(page, 75);
  await endedPage.isEntered();
  await expect(endedPage.timedOut).toBeVisible();
  await expect(endWarning.dialog).toBeHidden();
  await dying;
  await expectForgotten(page, ...SEEN);
});

test('a phone that slept shows nothing when it wakes up', async ({ page, endedPage }) => {
  await page.clock.fastForward('06:00:00');
  await endedPage.isEntered();
  await expectForgotten(page, ...SEEN);
});

test('a clock that is set back shows nothing, either', async ({ page, endedPage }) => {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) - 86_400_000);
  await endedPage.isEntered();
  await expect(endedPage.timedOut).toBeVisible();
  await expectForgotten(page, ...SEEN);
});

test('a touch moves the end', async ({ page, certificatePage, endWarning }) => {
  for (let times = 0; times < 4; times += 1) {
    await wait(page, 150);
    await certificatePage.heading.tap();
  }
  await expect(endWarning.dialog).toBeHidden();
  await expect(certificatePage.heading).toBeVisible();
});

test('signing out from the warning', async ({ page, endWarning, endedPage }) => {
  await wait(page, 200);
  await endWarning.signOut.tap();
  await endedPage.isEntered();
  await expect(endedPage.signedOut).toBeVisible();
  await expectForgotten(page, ...SEEN);
});

test('staying works more than ten times, and the token is renewed on the way', async ({
  page, certificatePage, endWarning,
}) => {
  test.slow();
  const renewals: string[] = [];
  // One that the clock has overtaken fails, and is tried again with the same token.
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/auth/extend')) renewals.push(request.headers()['authorization'] ?? '');
  });
  for (let times = 0; times < 12; times += 1) {
    await page.clock.fastForward(181_000);
    await expect(endWarning.dialog).toBeVisible();
    await endWarning.stay.tap();
    await expect(endWarning.dialog).toBeHidden();
    await wait(page, 2);
  }
  expect(renewals.length, 'Renewals in 36 minutes').toBeGreaterThanOrEqual(3);
  expect(new Set(renewals).size, 'each with the token of the one before').toBe(renewals.length);
  await certificatePage.downloadPdf.tap();
  await expect(certificatePage.progress).toHaveText('The certificate was downloaded.');
});

test('a renewal whose answer is lost ends nothing, and is tried again', async ({ page, watch, certificatePage }) => {
  watch.expects(/ERR_FAILED/);
  const answered: number[] = [];
  await page.route(RENEW, async (route) => {
    const answer = await route.fetch();
    answered.push(answer.status());
    await (answered.length === 1 ? route.abort() : route.fulfill({ response: answer }));
  });
  for (let minute = 0; minute < 8; minute += 2) {
    await page.clock.fastForward(2 * MINUTE);
    await certificatePage.heading.tap();
  }
  await expect.poll(() => answered, 'Renewals').toEqual([200]);
  await Promise.all([page.waitForEvent('download'), certificatePage.downloadPdf.tap()]);
  await page.clock.fastForward(MINUTE);
  await expect.poll(() => answered, 'Renewals').toEqual([200, 200]);
  await Promise.all([page.waitForEvent('download'), certificatePage.downloadPdf.tap()]);
});

test('a backend that does not renew leaves a quarter of an hour, and so says the page', async ({
  page, watch, certificatePage, endWarning, endedPage,
}) => {
  watch.expectsStatus(404);
  await answerInstead(page, RENEW, { status: 404, body: 'Not Found' });
  for (let minute = 0; minute < 12; minute += 2) {
    await page.clock.fastForward(2 * MINUTE);
    await certificatePage.heading.tap();
  }
  await page.clock.fastForward(70_000);
  await endWarning.isShown();
  await expect(endWarning.dialog).toContainText('can last no longer');
  await endWarning.goOn.tap();
  await expect(endWarning.dialog).toBeHidden();
  await certificatePage.heading.tap();
  await page.clock.fastForward(20_000);
  await expect(certificatePage.heading).toBeVisible();
  await page.clock.fastForward(2 * MINUTE);
  await endedPage.isEntered();
  await expectForgotten(page, ...SEEN);
});

test('a token that could not be renewed for want of a network is told, and tried again', async ({
  page, watch, certificatePage, endWarning,
}) => {
  watch.expects(/ERR_FAILED/);
  await page.route(RENEW, (route) => route.abort());
  for (let minute = 0; minute < 12; minute += 2) {
    await page.clock.fastForward(2 * MINUTE);
    await certificatePage.heading.tap();
  }
  await page.clock.fastForward(70_000);
  await endWarning.isShown();
  await expect(endWarning.dialog).toContainText('The service cannot be reached');
  await Promise.all([page.waitForEvent('requestfailed'), page.keyboard.press('Escape')]);
  await expect(endWarning.dialog).toContainText('The service cannot be reached');
  await endWarning.isShown();
  await page.unroute(RENEW);
  const renewal = await Held.at(page, RENEW);
  await endWarning.stay.tap();
  await renewal.hasCome();
  await expect(endWarning.stay).toHaveAttribute('aria-busy', 'true');
  renewal.letGo();
  await wait(page, 2);
  await expect(endWarning.dialog).toBeHidden();
});
