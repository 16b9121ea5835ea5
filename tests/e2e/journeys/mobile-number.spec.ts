import { Held, SEND_CODE, pressTwiceAtOnce, requestOf } from '../network';
import { expect, test } from '../portal';

const AS_TYPED: [typed: string, sent: string][] = [
  ['9999900001', '9999900001'],
  ['+91 99999 00002', '9999900002'],
  ['+919999900003', '9999900003'],
  ['91-99999-00004', '9999900004'],
  ['0091 99999 00005', '9999900005'],
  ['099999 00006', '9999900006'],
  ['(99999) 00007', '9999900007'],
  ['९९९९९ ००००८', '9999900008'],
  ['+९१ ९९९९९ ००००९', '9999900009'],
  ['۹۹۹۹۹۰۰۰۱۰', '9999900010'],
];

test('the number is taken as people type it', async ({ page, mobilePage, codePage }) => {
  await mobilePage.open();
  for (const [typed, sent] of AS_TYPED) {
    await test.step(typed, async () => {
      const request = await requestOf(page, SEND_CODE, () => mobilePage.submit(typed));
      expect(request.postDataJSON()).toEqual({ mobile: sent });
      await codePage.isSentTo(sent.slice(-4));
      await codePage.changeNumber.tap();
    });
  }
});

const WRONG: [typed: string, words: string][] = [
  ['', 'Enter your mobile number'],
  ['   ', 'Enter your mobile number'],
  ['99999 0000', 'Enter a mobile number with 10 digits'],
  ['99999 000011', 'Enter a mobile number with 10 digits'],
  ['12345 67890', 'Enter an Indian mobile number: it begins with 6, 7, 8 or 9'],
  ['+1 415 555 0100', 'Enter an Indian mobile number: its country code is +91'],
  ['my number', 'Enter digits only, for example 98765 43210'],
];

test('a wrong number is told, stays as it was typed, and is not sent', async ({ page, mobilePage, codePage }) => {
  await mobilePage.open();
  const calls: string[] = [];
  page.on('request', (request) => calls.push(request.url()));
  for (const [typed, words] of WRONG) {
    await test.step(typed, async () => {
      await mobilePage.submit(typed);
      await mobilePage.isRefused(mobilePage.number, words);
      await expect(mobilePage.number).toHaveValue(typed);
    });
  }
  expect(calls).toEqual([]);

  await mobilePage.submit('9999900001');
  await codePage.isEntered();
});

test('the same wrong number again is told again', async ({ mobilePage }) => {
  await mobilePage.open();
  await mobilePage.submit('123');
  await expect(mobilePage.problem).toBeFocused();
  await mobilePage.send.tap();
  await expect(mobilePage.problem).toBeFocused();
});

test('Enter does what the button does', async ({ mobilePage, codePage }) => {
  await mobilePage.open();
  await mobilePage.number.fill('9999900001');
  await mobilePage.number.press('Enter');
  await codePage.isEntered();
});

test('a busy button cannot be pressed twice', async ({ page, mobilePage, codePage, phone }) => {
  await mobilePage.open();
  const held = await Held.at(page, SEND_CODE);
  await mobilePage.number.fill('9999900001');
  await pressTwiceAtOnce(mobilePage.send);
  await held.hasCome();

  await expect(mobilePage.busy).toBeDisabled();
  await expect(mobilePage.number).toHaveValue('9999900001');
  await mobilePage.isSound();
  await mobilePage.busy.tap({ force: true });
  await mobilePage.number.press('Enter');
  held.letGo();

  await codePage.isEntered();
  expect(held.requests).toHaveLength(1);
  expect(await phone.received('9999900001')).toHaveLength(1);
});

test('a number without any record gets a code in the same words', async ({ citizen, codePage }) => {
  await citizen.asksForCode('8888800000');
  await codePage.isSentTo('0000');
});

test('the field asks the phone for its keyboard of numbers and its own number', async ({ mobilePage }) => {
  await mobilePage.open();
  for (const [name, value] of [['type', 'tel'], ['inputmode', 'tel'], ['autocomplete', 'tel-national']] as const) {
    await expect(mobilePage.number).toHaveAttribute(name, value);
  }
});
