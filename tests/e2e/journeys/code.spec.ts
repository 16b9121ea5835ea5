import { CONFIRM_CODE, Held, pressTwiceAtOnce } from '../network';
import { wrong } from '../pages/sandbox-phone';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const WRONG = 'This code is not right. Check the SMS and enter the code again';
const TRIES_USED =
  'This code was entered wrongly too often and no longer works. Ask for a new one with “Send again”';
const DEVANAGARI = '०१२३४५६७८९';

const AS_TYPED: [name: string, typed: (code: string) => string][] = [
  ['in two groups', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['with a hyphen', (code) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ['in Devanagari digits', (code) => [...code].map((digit) => DEVANAGARI[Number(digit)]).join('')],
];

for (const [name, typed] of AS_TYPED) {
  test(`takes the code ${name}`, async ({ citizen, codePage, peoplePage }) => {
    await codePage.submit(typed(await citizen.asksForCode(NUMBER)));
    await peoplePage.isLoaded();
  });
}

test('takes the whole pasted SMS', async ({ citizen, context, page, phone, codePage, peoplePage }) => {
  await citizen.asksForCode(NUMBER);
  const { text } = await phone.sms(NUMBER);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // The page itself has no leave to write there; the messages of the phone have.
  const messages = await context.newPage();
  await messages.goto('/sandbox');
  await messages.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await messages.close();
  await codePage.code.tap();
  await page.keyboard.press('Control+V');
  await codePage.continue.tap();
  await peoplePage.isLoaded();
});

test('Enter does what the button does', async ({ citizen, codePage, peoplePage }) => {
  await codePage.code.fill(await citizen.asksForCode(NUMBER));
  await codePage.code.press('Enter');
  await peoplePage.isLoaded();
});

test('six digits are not sent by themselves', async ({ citizen, page, codePage }) => {
  const calls = await Held.at(page, CONFIRM_CODE);
  await codePage.code.pressSequentially(await citizen.asksForCode(NUMBER));
  await codePage.isSound();
  expect(calls.requests).toHaveLength(0);
});

test('a busy button cannot be pressed twice', async ({ citizen, page, codePage, peoplePage }) => {
  const code = await citizen.asksForCode(NUMBER);
  const held = await Held.at(page, CONFIRM_CODE);
  await codePage.code.fill(code);
  await pressTwiceAtOnce(codePage.continue);
  await held.hasCome();
  await expect(codePage.busy).toBeDisabled();
  await codePage.isSound();
  await codePage.busy.tap({ force: true });
  await codePage.code.press('Enter');
  held.letGo();
  await peoplePage.isLoaded();
  expect(held.requests).toHaveLength(1);
});

const NO_CODE: [typed: string, words: string][] = [
  ['', 'Enter the code from the SMS'],
  ['12345', 'Enter the 6 digits of the code from the SMS'],
  ['1234567', 'Enter the 6 digits of the code from the SMS'],
  ['abcdef', 'Enter the 6 digits of the code from the SMS'],
];

test('what is no code is told, stays as it was typed, and costs no try', async ({
  citizen, page, codePage, peoplePage,
}) => {
  const code = await citizen.asksForCode(NUMBER);
  const calls: string[] = [];
  page.on('request', (request) => calls.push(request.url()));
  for (const [typed, words] of NO_CODE) {
    await test.step(typed, async () => {
      await codePage.submit(typed);
      await codePage.isRefused(codePage.code, words);
      await expect(codePage.code).toHaveValue(typed);
    });
  }
  expect(calls).toEqual([]);
  await codePage.submit(code);
  await peoplePage.isLoaded();
});

test('a wrong code can be mended', async ({ citizen, watch, codePage, peoplePage }) => {
  watch.expectsStatus(400);
  const code = await citizen.asksForCode(NUMBER);
  await codePage.submit(wrong(code));
  await codePage.isRefused(codePage.code, WRONG);
  await expect(codePage.code).toHaveValue(wrong(code));
  await codePage.submit(code);
  await peoplePage.isLoaded();
});

test.describe('after five wrong tries', () => {
  test.use({ rules: { 'resend-seconds': 1 } });

  test('a code is dead, and another one works', async ({ citizen, watch, phone, codePage, peoplePage }) => {
    watch.expectsStatus(400);
    const code = await citizen.asksForCode(NUMBER);
    for (let tries = 1; tries <= 4; tries += 1) {
      await codePage.submit(wrong(code));
      await expect(codePage.problem).toContainText(WRONG);
      await expect(codePage.continue).toBeEnabled();
    }
    await codePage.submit(wrong(code));
    await codePage.isRefused(codePage.code, TRIES_USED);
    await codePage.submit(code);
    await codePage.isRefused(codePage.code, TRIES_USED);

    await codePage.sendAgain.tap();
    await expect(codePage.sentTo).toContainText('another code');
    await codePage.submit(await phone.code(NUMBER, 2));
    await peoplePage.isLoaded();
  });
});

test('a used code does not work again', async ({ citizen, request, page, codePage, peoplePage }) => {
  const code = await citizen.asksForCode(NUMBER);
  const [confirmed] = await Promise.all([page.waitForRequest(CONFIRM_CODE), codePage.submit(code)]);
  await peoplePage.isLoaded();
  const again = await request.post(confirmed.url(), { data: confirmed.postDataJSON() as object });
  expect(again.status()).toBe(400);
});

test('the field asks the phone for the code out of the SMS', async ({ citizen, codePage }) => {
  await citizen.asksForCode(NUMBER);
  for (const [name, value] of [
    ['type', 'text'],
    ['inputmode', 'numeric'],
    ['autocomplete', 'one-time-code'],
  ] as const) {
    await expect(codePage.code).toHaveAttribute(name, value);
  }
  await expect(codePage.code).not.toHaveAttribute('maxlength');
});
