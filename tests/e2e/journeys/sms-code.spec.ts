import type { Page } from '@playwright/test';

import { expect, test } from '../portal';

const NUMBER = '9999900003';

type Phone = { deliver: (code: string) => void; isAborted: () => boolean };
declare const smsReader: Phone;

/** Gives the browser what phones have: it reads the code out of the SMS when it comes. */
async function withSmsReader(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let deliver: Phone['deliver'] = () => {};
    let signal: AbortSignal | undefined;
    const get = (wanted: { otp?: { transport: string[] }; signal?: AbortSignal }) => {
      signal = wanted.signal;
      return new Promise((resolve, reject) => {
        deliver = (code) => resolve({ code });
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    };
    const reader: Phone = { deliver: (code) => deliver(code), isAborted: () => signal?.aborted ?? false };
    Object.assign(window, { OTPCredential: class {}, smsReader: reader });
    Object.defineProperty(navigator, 'credentials', { value: { get } });
  });
}

test('the code that the phone reads out of the SMS is filled in and used', async ({ page, citizen, peoplePage }) => {
  await withSmsReader(page);
  const code = await citizen.asksForCode(NUMBER);
  await page.evaluate((read) => smsReader.deliver(read), code);
  await peoplePage.isLoaded();
});

test('the phone stops reading when the code was typed', async ({ page, citizen, codePage, peoplePage }) => {
  await withSmsReader(page);
  const calls: string[] = [];
  page.on('request', (request) => calls.push(new URL(request.url()).pathname));
  const code = await citizen.asksForCode(NUMBER);
  await codePage.submit(code);
  await peoplePage.isLoaded();
  expect(await page.evaluate(() => smsReader.isAborted())).toBe(true);
  await page.evaluate((read) => smsReader.deliver(read), code);
  await peoplePage.isSound();
  expect(calls.filter((path) => path.endsWith('/confirmOTP'))).toHaveLength(1);
});

test('the phone stops reading when the number is changed', async ({ page, citizen, codePage, mobilePage }) => {
  await withSmsReader(page);
  await citizen.asksForCode(NUMBER);
  await codePage.changeNumber.tap();
  await mobilePage.isEntered();
  expect(await page.evaluate(() => smsReader.isAborted())).toBe(true);
});
