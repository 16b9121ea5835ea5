import type { Page } from '@playwright/test';

import { CERTIFICATE, answerInstead } from '../network';
import { expect, test } from '../portal';
import { withShareSheet } from '../share-sheet';

const HOLDER = ['9999900003', 'Kavitha Subramaniam'] as const;

test('Print prints', async ({ page, citizen, certificatePage }) => {
  let printed = 0;
  await page.exposeFunction('print', () => (printed += 1));
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.print.tap();
  await expect.poll(() => printed).toBe(1);
});

test('the printed page is the certificate and nothing to press', async ({ page, citizen, certificatePage }) => {
  await citizen.opensCertificate(...HOLDER);
  await page.emulateMedia({ media: 'print' });
  // That of the code is the code alone, without its words.
  await expect(page.getByRole('button')).toHaveText([''], { useInnerText: true });
  await expect(page.getByRole('contentinfo')).toHaveCount(0);
  await expect(certificatePage.heading).toBeVisible();
  await certificatePage.hasRow('Beneficiary name', HOLDER[1]);
  await expect(certificatePage.values('Batch number')).toBeVisible();
});

test('without a share sheet nothing is offered to share', async ({ page, citizen, certificatePage }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'canShare');
  });
  await citizen.opensCertificate(...HOLDER);
  await expect(certificatePage.downloadPdf).toBeVisible();
  await expect(certificatePage.share).toHaveCount(0);
});

test('Share gives the file to another app', async ({ page, citizen, certificatePage }) => {
  const shared = await withShareSheet(page);
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.share.tap();
  await expect.poll(() => shared).toEqual([
    { name: 'vaccination-certificate.pdf', type: 'application/pdf', begins: '%PDF-' },
  ]);
  await expect(certificatePage.share).toBeEnabled();
});

test('a closed share sheet is no problem', async ({ page, citizen, certificatePage }) => {
  await withShareSheet(page, 'AbortError');
  await citizen.opensCertificate(...HOLDER);
  await Promise.all([page.waitForResponse(CERTIFICATE), certificatePage.share.tap()]);
  await expect(certificatePage.share).toBeEnabled();
  await expect(certificatePage.fault).toHaveCount(0);
  await certificatePage.isSound();
});

test('sharing that fails says what to do', async ({ page, citizen, certificatePage }) => {
  await withShareSheet(page, 'NotAllowedError');
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.share.tap();
  await expect(certificatePage.fault).toHaveText(
    'Sharing did not work on this device. Download the PDF and send it from there',
  );
  await certificatePage.isSound();
});

for (const [what, answer, words] of [
  ['no PDF', { status: 200, body: '<html>' }, 'The file that arrived is no PDF. Try again'],
  ['a fault', { status: 500 }, 'The service has a fault. Wait a minute, then try again'],
  ['a refusal', { status: 404 }, 'There is no certificate for this person at the moment. Ask the vaccination centre'],
] as const) {
  test(`${what} in place of the file is told, and the next try works`, async ({
    page, citizen, watch, certificatePage,
  }) => {
    if (answer.status !== 200) watch.expectsStatus(answer.status);
    await citizen.opensCertificate(...HOLDER);
    const mend = await answerInstead(page, CERTIFICATE, answer);
    await certificatePage.downloadPdf.tap();
    await expect(certificatePage.fault).toHaveText(words);
    await certificatePage.isSound();
    await mend();
    await Promise.all([page.waitForEvent('download'), certificatePage.downloadPdf.tap()]);
    await expect(certificatePage.fault).toHaveCount(0);
  });
}

for (const [name, leave] of [
  ['ten seconds later', (page: Page) => page.clock.runFor(10_000)],
  ['when the page is left', (page: Page) => page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide')))],
] as const) {
  test(`the address of a saved file is revoked ${name}`, async ({ page, citizen, certificatePage }) => {
    await page.clock.install();
    await page.addInitScript(() => {
      const addresses = { given: [] as string[], revoked: [] as string[] };
      const { createObjectURL, revokeObjectURL } = URL;
      URL.createObjectURL = (file) => {
        const address = createObjectURL(file);
        addresses.given.push(address);
        return address;
      };
      URL.revokeObjectURL = (address) => {
        addresses.revoked.push(address);
        revokeObjectURL(address);
      };
      Object.assign(globalThis, { addresses });
    });
    const addresses = (): Promise<{ given: string[]; revoked: string[] }> =>
      page.evaluate(() => (globalThis as unknown as { addresses: { given: string[]; revoked: string[] } }).addresses);
    await citizen.opensCertificate(...HOLDER);
    await certificatePage.downloadPdf.tap();
    await expect.poll(async () => (await addresses()).given.length).toBe(1);
    expect((await addresses()).revoked).toEqual([]);
    await leave(page);
    const { given, revoked } = await addresses();
    expect(revoked).toEqual(given);
  });
}
