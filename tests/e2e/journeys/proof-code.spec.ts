import type { Page } from '@playwright/test';

import { Wire } from '../credentials';
import { bytesOf, downloadBy } from '../pdf';
import { expect, test } from '../portal';
import { withShareSheet } from '../share-sheet';
import { codesIn } from '../zbar';

const HOLDER = ['9999900001', 'Anita Deshmukh'] as const;
const DOSES = ['Dose 1', 'Dose 2'];

for (const [scheme, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
] as const) {
  test.describe(`in ${scheme} colours`, () => {
    test.use(options);

    test('each code on the screen is the certificate that came', async ({ page, citizen, certificatePage }) => {
      const wire = await Wire.of(page);
      await citizen.opensCertificate(...HOLDER);
      await certificatePage.isProven('Final Certificate');
      expect(wire.texts).toHaveLength(DOSES.length);
      for (const [place, dose] of DOSES.entries()) {
        const code = certificatePage.code(dose);
        await expect(code.small).toBeVisible();
        await code.opens();
        // `toEqual` would print what it holds.
        const read = await codesIn(await page.screenshot());
        expect(read.length === 1 && read[0] === wire.texts[place], 'The code on the screen').toBe(true);
        if (place === 0) await certificatePage.isSound();
        expect(await colours(page, await code.large.screenshot()), 'Ground and corner').toEqual([255, 0]);
        await code.close.tap();
        await expect(code.dialog).toBeHidden();
      }
    });
  });
}

test('forced colours are not forced on a code', async ({ page, citizen, certificatePage }) => {
  const wire = await Wire.of(page);
  await citizen.opensCertificate(...HOLDER);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const code = certificatePage.code('Dose 1');
  await code.opens();
  const read = await codesIn(await page.screenshot());
  expect(read.length === 1 && read[0] === wire.texts[0], 'The code on the screen').toBe(true);
  expect(await colours(page, await code.large.screenshot()), 'Ground and corner').toEqual([255, 0]);
});

test('each code stands beside its dose once it is printed', async ({ page, citizen, certificatePage }) => {
  const wire = await Wire.of(page);
  await citizen.opensCertificate(...HOLDER);
  await certificatePage.isProven('Final Certificate');
  await page.emulateMedia({ media: 'print' });
  for (const [place, dose] of DOSES.entries()) {
    const { small } = certificatePage.code(dose);
    const read = await codesIn(await small.screenshot());
    expect(read.length === 1 && read[0] === wire.texts[place], 'The printed code').toBe(true);
  }
});

test('a code is shown large, and left by Escape or by its button', async ({ page, citizen, certificatePage }) => {
  await citizen.opensCertificate(...HOLDER);
  const [first, second] = [certificatePage.code('Dose 1'), certificatePage.code('Dose 2')];
  await first.opens();
  await expect(second.dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(first.dialog).toBeHidden();
  await expect(first.enlarge).toBeFocused();
  await second.opens();
  await second.close.tap();
  await expect(second.dialog).toBeHidden();
  await expect(second.enlarge).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(second.large).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(second.enlarge).toBeFocused();
});

test('the screen stays on as long as a code is large', async ({ page, citizen, certificatePage }) => {
  const locks = await withWakeLock(page);
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await certificatePage.isProven('Final Certificate');
  expect(locks).toEqual([]);
  await code.opens();
  await expect.poll(() => locks).toEqual(['screen']);
  await page.keyboard.press('Escape');
  await expect.poll(() => locks).toEqual(['screen', 'released']);
  await code.opens();
  await expect.poll(() => locks).toEqual(['screen', 'released', 'screen']);
  await code.close.tap();
  await certificatePage.backToList.tap();
  await expect.poll(() => locks).toEqual(['screen', 'released', 'screen', 'released']);
});

test('a lock that comes too late is let go', async ({ page, citizen, certificatePage }) => {
  const locks = await withWakeLock(page, 'held back');
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await code.opens();
  await page.keyboard.press('Escape');
  await expect(code.dialog).toBeHidden();
  await expect.poll(() => locks).toEqual(['screen']);
  await page.evaluate(() => (window as unknown as { letLockCome(): void }).letLockCome());
  await expect.poll(() => locks).toEqual(['screen', 'released']);
});

test('a code is saved as a picture', async ({ page, citizen, certificatePage }) => {
  const wire = await Wire.of(page);
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 2');
  await code.opens();
  const download = await downloadBy(page, code.save);
  expect(download.suggestedFilename()).toBe('vaccination-certificate-qr-code.png');
  const picture = await bytesOf(download);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const read = await codesIn(picture);
  expect(read.length === 1 && read[0] === wire.texts[1], 'The code in the picture').toBe(true);
  await expect(code.dialog).toBeVisible();
});

test('a code is shared as a picture', async ({ page, citizen, certificatePage }) => {
  const shared = await withShareSheet(page);
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await code.opens();
  await code.share.tap();
  await expect.poll(() => shared.map(({ name, type }) => ({ name, type }))).toEqual([
    { name: 'vaccination-certificate-qr-code.png', type: 'image/png' },
  ]);
});

test('a picture that cannot be shared says so above the code', async ({ page, citizen, certificatePage }) => {
  await withShareSheet(page, 'NotAllowedError');
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await code.opens();
  await code.share.tap();
  await expect(code.dialog.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(/^Sharing did not work on this device\./);
  await certificatePage.isSound();
});

test('without a share sheet a picture can be saved alone', async ({ page, citizen, certificatePage }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'canShare');
  });
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await code.opens();
  await expect(code.save).toBeVisible();
  await expect(code.share).toHaveCount(0);
});

test('no code is left where the visit ends while it is large', async ({ page, citizen, certificatePage, endedPage }) => {
  await page.clock.install();
  await citizen.opensCertificate(...HOLDER);
  const code = certificatePage.code('Dose 1');
  await code.opens();
  await page.clock.fastForward('05:01');
  await endedPage.isEntered();
  await expect(code.dialog).toHaveCount(0);
  await expect(page.getByRole('img')).toHaveCount(0);
});

/** Notes each lock that is asked for, and that it was let go. One that is held back comes with `letLockCome`. */
async function withWakeLock(page: Page, when: 'at once' | 'held back' = 'at once'): Promise<string[]> {
  const locks: string[] = [];
  await page.exposeFunction('noteLock', (word: string) => locks.push(word));
  await page.addInitScript((isHeldBack) => {
    const note = (word: string) => (window as unknown as { noteLock(word: string): void }).noteLock(word);
    const request = async (kind: string) => {
      note(kind);
      if (isHeldBack) await new Promise<void>((come) => Object.assign(window, { letLockCome: come }));
      return { release: async () => note('released') };
    };
    Object.defineProperty(Navigator.prototype, 'wakeLock', { get: () => ({ request }) });
  }, when === 'held back');
  return locks;
}

/** How bright the quiet zone of a code is, and its darkest module, from 0 to 255. */
async function colours(page: Page, png: Buffer): Promise<number[]> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data } = pen?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() };
    const quiet = 4 * (bitmap.width * 4 + 4);
    return [Math.min(...data.subarray(quiet, quiet + 3)), data.reduce((least, value) => Math.min(least, value), 255)];
  }, png.toString('base64'));
}
