import type { APIRequestContext, APIResponse, Request } from '@playwright/test';

import { CONFIRM_CODE, RECORDS, SIGN_OUT, Held, requestOf } from '../network';
import { expectForgotten } from '../privacy';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const SEEN = ['Kavitha Subramaniam', '99900000000004', NUMBER];

async function again(api: APIRequestContext, call: Request): Promise<APIResponse> {
  return api.get(call.url(), { headers: { Authorization: call.headers()['authorization'] ?? '' } });
}

async function isDead(api: APIRequestContext, call: Request): Promise<void> {
  await expect.poll(async () => (await again(api, call)).status(), 'The token').toBe(401);
  expect(await (await again(api, call)).text()).toBe('Unauthenticated access!');
}

test('signing out kills the token on the server too', async ({ page, request, citizen, peoplePage, endedPage }) => {
  const call = await requestOf(page, RECORDS, () => citizen.signsIn(NUMBER));
  expect((await again(request, call)).status()).toBe(200);
  await peoplePage.signOut.tap();
  await endedPage.isEntered();
  await expect(endedPage.signedOut).toBeVisible();
  await isDead(request, call);
});

test('signing out does not wait for the network', async ({ page, citizen, watch, context, peoplePage, endedPage }) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await citizen.signsIn(NUMBER);
  await context.setOffline(true);
  await peoplePage.signOut.tap();
  await endedPage.isEntered();
  await expectForgotten(page, ...SEEN);
});

test('the way in again leads to an empty number', async ({ page, citizen, peoplePage, endedPage, mobilePage }) => {
  const gone = await Held.at(page, SIGN_OUT);
  await citizen.signsIn(NUMBER);
  await peoplePage.signOut.tap();
  await endedPage.isEntered();
  await expectForgotten(page, ...SEEN);
  gone.letGo();
  await endedPage.signInAgain.tap();
  await mobilePage.isEntered();
  await expect(mobilePage.number).toHaveValue('');
});

test('loading the page again while signed in shows nothing', async ({ page, citizen, mobilePage }) => {
  await citizen.opensCertificate(NUMBER, 'Kavitha Subramaniam');
  await page.reload();
  await mobilePage.isTakenOver();
  await mobilePage.isSound();
  await expectForgotten(page, ...SEEN);
});

test('a page that was left alone has ended its session', async ({ page, citizen, endedPage, mobilePage }) => {
  await page.clock.install();
  await citizen.opensCertificate(NUMBER, 'Kavitha Subramaniam');
  await page.clock.fastForward('15:01');
  await endedPage.isEntered();
  await expect(endedPage.timedOut).toBeVisible();
  await expectForgotten(page, ...SEEN);
  await endedPage.signInAgain.tap();
  await mobilePage.isEntered();
});

test.describe('a short session', () => {
  test.use({ rules: { 'token-seconds': 5, 'session-seconds': 5 } });

  test('ends by itself, and so says the page', async ({ page, citizen, codePage, peoplePage, endedPage }) => {
    await codePage.submit(await citizen.asksForCode(NUMBER));
    await expect(peoplePage.names).toHaveText(['Kavitha Subramaniam']);
    await endedPage.isEntered();
    await expect(endedPage.timedOut).toBeVisible();
    await expectForgotten(page, ...SEEN);
  });

  test('that the server ends first is shown as ended', async ({
    page, request, citizen, watch, codePage, peoplePage, certificatePage, endedPage,
  }) => {
    watch.expectsStatus(401);
    // An answer that promises more: the page cannot know.
    await page.route(CONFIRM_CODE, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json() as object), expiresIn: 900 } });
    });
    const code = await citizen.asksForCode(NUMBER);
    const call = await requestOf(page, RECORDS, () => codePage.submit(code));
    await expect(peoplePage.viewCertificate).toBeVisible();
    await peoplePage.viewCertificate.tap();
    await expect(certificatePage.downloadPdf).toBeVisible();
    await isDead(request, call);
    await certificatePage.downloadPdf.tap();
    await endedPage.isEntered();
    await expect(endedPage.timedOut).toBeVisible();
    await expectForgotten(page, ...SEEN);
  });
});
