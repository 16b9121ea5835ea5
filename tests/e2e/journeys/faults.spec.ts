import { expectAccessible } from '../accessibility';
import { CONFIRM_CODE, Held, RECORDS, SEND_CODE, answerInstead } from '../network';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const HTML = '<!doctype html><title>Welcome to the network</title>';
const FAULT = 'The service has a fault. Wait a minute, then try again';
const UNREADABLE =
  'The answer was not understood. If your network asks you to sign in to it, do that first, then try again';
const FORBIDDEN = 'The service does not let this connection through. Try another network, or try again later';

type Fault = [name: string, answer: { status: number; body?: string; headers?: Record<string, string> }, words: string];

const FAULTS: Fault[] = [
  ['500', { status: 500, body: '{"errorCode":"INTERNAL","error":"Internal error"}' }, FAULT],
  ['502 in HTML', { status: 502, body: HTML }, FAULT],
  ['504', { status: 504, body: '{"message":"Endpoint request timed out"}' }, FAULT],
  ['403 in HTML', { status: 403, body: HTML }, FORBIDDEN],
  ['200 in HTML', { status: 200, body: HTML }, UNREADABLE],
  ['200 and empty', { status: 200, body: '' }, UNREADABLE],
  ['200 and cut off', { status: 200, body: '{"txnId":"' }, UNREADABLE],
  ['429 with a time', { status: 429, headers: { 'Retry-After': '90' } }, 'Too many requests for this number or from this network. Try again in 1:30'],
  ['429', { status: 429, body: '{"error":"Too Many Requests"}' }, 'Too many requests. Wait a while, then try again'],
  ['404', { status: 404, body: '' }, 'The service did not accept the request. Try again'],
];
const STATUSES = [...new Set(FAULTS.map(([, { status }]) => status))].filter((status) => status !== 200);

test('a fault while the code is sent has its words, and what was typed stays', async ({
  page, watch, mobilePage, codePage,
}) => {
  watch.expectsStatus(...STATUSES);
  await mobilePage.open();
  await mobilePage.number.fill('+91 99999 00003');
  for (const [name, answer, words] of FAULTS) {
    await test.step(name, async () => {
      const mend = await answerInstead(page, SEND_CODE, answer);
      await mobilePage.send.tap();
      await expect(mobilePage.fault).toHaveText(words);
      await expect(mobilePage.number).toHaveValue('+91 99999 00003');
      await mobilePage.isNamed({ isWrong: true });
      await mend();
    });
  }
  await mobilePage.send.tap();
  await codePage.isEntered();
});

test('a fault while the code is checked has its words, and the code still works', async ({
  page, watch, citizen, codePage, peoplePage,
}) => {
  watch.expectsStatus(...STATUSES);
  await codePage.code.fill(await citizen.asksForCode(NUMBER));
  for (const [name, answer, words] of FAULTS) {
    await test.step(name, async () => {
      const mend = await answerInstead(page, CONFIRM_CODE, answer);
      await codePage.continue.tap();
      await expect(codePage.fault).toHaveText(words);
      await expect(codePage.code).toHaveValue(/^\d{6}$/);
      await mend();
    });
  }
  await codePage.continue.tap();
  await peoplePage.isLoaded();
});

test('no network has its words, at each step', async ({
  context, watch, mobilePage, codePage, phone, peoplePage,
}) => {
  const offline = 'You are offline. Connect to the internet, then try again';
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await mobilePage.open();
  await context.setOffline(true);
  await mobilePage.submit(NUMBER);
  await expect(mobilePage.fault).toHaveText(offline);
  await expect(mobilePage.number).toHaveValue(NUMBER);
  await context.setOffline(false);
  await mobilePage.send.tap();
  await codePage.isEntered();

  await codePage.code.fill(await phone.code(NUMBER));
  await context.setOffline(true);
  await codePage.continue.tap();
  await expect(codePage.fault).toHaveText(offline);
  await context.setOffline(false);
  await codePage.continue.tap();
  await peoplePage.isLoaded();
});

test('a server that cannot be reached has its words', async ({ page, watch, mobilePage, codePage }) => {
  watch.expects(/ERR_CONNECTION_REFUSED/);
  await mobilePage.open();
  await page.route(SEND_CODE, (route) => route.abort('connectionrefused'));
  await mobilePage.submit(NUMBER);
  await expect(mobilePage.fault).toHaveText(
    'The service cannot be reached. Check your connection, then try again',
  );
  await mobilePage.isNamed({ isWrong: true });
  await expectAccessible(page);
  await page.unroute(SEND_CODE);
  await mobilePage.send.tap();
  await codePage.isEntered();
});

test('an answer that does not come is given up, and the number stays', async ({ page, mobilePage }) => {
  await page.clock.install();
  await mobilePage.open();
  const held = await Held.at(page, SEND_CODE);
  await mobilePage.submit(NUMBER);
  await held.hasCome();
  await page.clock.fastForward('00:31');
  await expect(mobilePage.fault).toHaveText('The service takes too long to answer. Try again');
  await expect(mobilePage.number).toHaveValue(NUMBER);
  held.letGo();
});

test('records that do not come can be asked for again', async ({ page, watch, citizen, codePage, peoplePage }) => {
  watch.expectsStatus(500);
  const code = await citizen.asksForCode(NUMBER);
  const mend = await answerInstead(page, RECORDS, { status: 500 });
  await codePage.submit(code);
  await peoplePage.isEntered();
  await expect(peoplePage.fault).toHaveText(FAULT);
  await mend();
  await peoplePage.retry.focus();
  await page.keyboard.press('Enter');
  await expect(peoplePage.names).toHaveText(['Kavitha Subramaniam']);
  await expect(peoplePage.fault).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await peoplePage.isSound();
});

test('an answer that comes after its screen was left changes nothing', async ({
  page, mobilePage, codePage, citizen, request,
}) => {
  const code = await citizen.asksForCode(NUMBER);
  const held = await Held.at(page, CONFIRM_CODE);
  await codePage.submit(code);
  await held.hasCome();
  const answered = page.waitForResponse(CONFIRM_CODE);
  const signedOut = page.waitForResponse('**/api/v2/auth/logout');
  await codePage.changeNumber.tap();
  await mobilePage.isEntered();
  held.letGo();
  const { token } = (await (await answered).json()) as { token: string };
  expect((await signedOut).status()).toBe(204);
  await mobilePage.isSound();
  const records = await request.get('/api/v2/appointment/beneficiaries', {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(records.status()).toBe(401);
});

for (const [how, milliseconds] of [['late', -86_400_000], ['early', 86_400_000]] as const) {
  test(`a phone whose clock is a day ${how} is served as well`, async ({ page, citizen, codePage, peoplePage }) => {
    await page.clock.install({ time: Date.now() + milliseconds });
    const code = await citizen.asksForCode(NUMBER);
    await page.reload();
    await codePage.submit(code);
    await peoplePage.isLoaded();
  });
}
