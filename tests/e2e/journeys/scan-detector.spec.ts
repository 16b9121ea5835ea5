import type { Page } from '@playwright/test';

import { drawn, png, ZIP } from '../codes';
import { expect, test as base } from '../portal';
import { pixelsOf } from '../scan-traces';
import { Scanner } from '../scanner';

const TEXT = 'seen by the browser';

/** A browser that reads codes itself, or says so. */
async function withDetector(page: Page, formats: string[], value: string | undefined): Promise<void> {
  await page.addInitScript(([formats, value]) => {
    const detect = async () => {
      if (value === undefined) throw new DOMException('', 'NotSupportedError');
      return [{ rawValue: value }];
    };
    const detector = class {
      static getSupportedFormats = async () => formats;
      detect = detect;
    };
    Object.assign(window, { BarcodeDetector: detector });
  }, [formats, value] as const);
}

const test = base.extend<{ scanner: Scanner }>({ scanner: async ({ page }, use) => use(new Scanner(page)) });

test('where the browser reads codes itself, the Wasm does not', async ({ page, scanner }) => {
  await withDetector(page, ['ean_13', 'qr_code'], TEXT);
  await scanner.begin();
  expect(await scanner.read(png(drawn('something else')))).toEqual([TEXT]);
  expect(scanner.loaded()).toEqual(['checker.wasm', 'scan.js']);
});

for (const [what, formats, value] of [
  ['makes text of what is none', ['qr_code'], ZIP.toString('latin1')],
  ['makes signs of what it cannot read', ['qr_code'], 'PK\ufffd'],
  ['says nothing of what it has seen', ['qr_code'], ''],
  ['has a reader that does not work', ['qr_code'], undefined],
  ['reads other codes alone', ['ean_13'], TEXT],
] as const) {
  test(`where the browser ${what}, the Wasm reads`, async ({ page, scanner }) => {
    await withDetector(page, [...formats], value);
    await scanner.begin();
    expect(await scanner.read(png(drawn(ZIP)))).toEqual([ZIP.toString('latin1')]);
    expect(scanner.loaded()).toEqual(['checker.wasm', 'scan.js']);
  });
}

test('where the Wasm is needed and does not come, the file is kept, to be tried again', async ({ page, scanner, watch }) => {
  watch.expects(/ERR_FAILED/);
  await withDetector(page, ['qr_code'], ZIP.toString('latin1'));
  await scanner.begin();
  await page.route('**/checker*.wasm', (route) => route.abort());
  expect(await scanner.read(png(drawn(ZIP)))).toBe('not-loaded');
  expect((await pixelsOf(page)).kept).toBe(0);
  await page.unroute('**/checker*.wasm');
  expect(await scanner.read(png(drawn(ZIP)))).toEqual([ZIP.toString('latin1')]);
});
