import type { Page } from '@playwright/test';

import type { Listed } from '../credentials';
import { buffers, expectWiped, inScripts, inWasm } from '../memory';
import { CERTIFICATE, CONFIRM_CODE, CREDENTIALS, Held, answerInstead } from '../network';
import { expect, test } from '../portal';

const NUMBER = '9999900003';
const RECORD = ['Kavitha Subramaniam', '99900000000004'];

/** What must be gone after an end: as it was on the wire, for the test itself names it nowhere in the page. */
async function secrets(page: Page, act: () => Promise<void>): Promise<string[]> {
  const confirmed = page.waitForResponse(CONFIRM_CODE, { timeout: 0 });
  await act();
  const { token } = (await (await confirmed).json()) as { token: string };
  return [token, ...RECORD];
}

test.describe('once the session is over, nothing of it is left in memory', () => {
  let held: string[];
  /** What else there was: the texts of the certificates. */
  let certificates: string[];

  test.beforeEach(async ({ page, citizen, peoplePage, certificatePage }) => {
    await page.clock.install();
    test.slow();
    held = await secrets(page, () => citizen.signsIn(NUMBER));
    const listed = page.waitForResponse(CREDENTIALS, { timeout: 0 });
    await peoplePage.viewCertificate.tap();
    await certificatePage.isEntered();
    await certificatePage.isProven('Provisional Certificate');
    certificates = ((await (await listed).json()) as Listed).credentials.map(({ hcert }) => hcert);
    // Whoever has the code has the certificate.
    held.push((await certificatePage.code('Dose 1').small.locator('path').last().getAttribute('d')) ?? '');
  });

  test('the search finds what is there', async ({ page }) => {
    const planted = ['planted as a text', 'planted at the end of a long text'];
    await page.evaluate(([text, end]) => {
      const inOnePiece = new TextDecoder().decode(new TextEncoder().encode('x'.repeat(5000) + end));
      Object.assign(globalThis, { planted: [text, inOnePiece, new Uint8Array(65), new TextEncoder().encode(inOnePiece)] });
    }, planted);
    expect(await inScripts(page, [...planted, 'never seen anywhere'])).toEqual(planted);
    expect(await buffers(page)).toEqual([65, 5000 + (planted[1]?.length ?? 0)]);
    expect(certificates.map((text) => text.slice(0, 4))).toEqual(['HC1:']);
    expect(await inWasm(page, held)).toEqual(held);
    expect(await inWasm(page, ['never seen anywhere'])).toEqual([]);
  });

  test('after signing out', async ({ page, certificatePage, endedPage }) => {
    await certificatePage.signOut.tap();
    await endedPage.isEntered();
    await expectWiped(page, [...held, ...certificates]);
  });

  test('after an end while a file was under way', async ({ page, certificatePage, endedPage }) => {
    const file = await Held.answerTo(page, CERTIFICATE);
    await certificatePage.downloadPdf.tap();
    await file.hasCome();
    await Promise.all([page.waitForEvent('requestfailed', { timeout: 10_000 }), certificatePage.signOut.tap()]);
    await endedPage.isEntered();
    await expectWiped(page, [...held, ...certificates]);
    file.letGo();
  });

  test('after the idle end', async ({ page, endedPage }) => {
    await page.clock.fastForward('05:01');
    await endedPage.isEntered();
    await expectWiped(page, [...held, ...certificates]);
  });

  test('after the backend has refused the token', async ({ page, watch, certificatePage, endedPage }) => {
    watch.expectsStatus(401);
    await answerInstead(page, CERTIFICATE, { status: 401, body: 'Unauthenticated access!' });
    await certificatePage.downloadPdf.tap();
    await endedPage.isEntered();
    await expectWiped(page, [...held, ...certificates]);
  });

  test('after the page was left', async ({ page }) => {
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await expect(page.locator('body')).toBeEmpty();
    await expectWiped(page, [...held, ...certificates]);
  });

  test('after the page was left while a file was under way', async ({ page, certificatePage }) => {
    const file = await Held.answerTo(page, CERTIFICATE);
    await certificatePage.downloadPdf.tap();
    await file.hasCome();
    const failed = page.waitForEvent('requestfailed', { timeout: 10_000 });
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await failed;
    await expectWiped(page, [...held, ...certificates]);
    file.letGo();
  });
});

test('the number and the code are gone once the code was right', async ({ page, citizen, codePage, peoplePage }) => {
  const code = await citizen.asksForCode(NUMBER);
  expect(await inWasm(page, [NUMBER])).toEqual([NUMBER]);
  await codePage.submit(code);
  await peoplePage.isLoaded();
  await expectWiped(page, [NUMBER, code]);
});

test('what was typed is gone when the page is left', async ({ page, mobilePage }) => {
  await mobilePage.open();
  await mobilePage.isTakenOver();
  await mobilePage.number.fill(NUMBER);
  const values = page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')];
    dispatchEvent(new PageTransitionEvent('pagehide'));
    return fields.map(({ value }) => value);
  });
  expect(await values).toEqual(['']);
});
