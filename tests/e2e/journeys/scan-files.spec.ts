import { drawn, png, within, ZIP } from '../codes';
import {
  blackAndWhiteImage, colourImage, filteredImage, greyImage, pdf, photograph, together,
} from '../pdf-files';
import { expect, test as base } from '../portal';
import { Scanner } from '../scanner';

const TEXT = 'HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 etc. 0123456789';

const test = base.extend<{ scanner: Scanner }>({
  scanner: async ({ page }, use) => {
    const scanner = new Scanner(page);
    await scanner.begin();
    await use(scanner);
  },
});

test('what reads codes is loaded when a code is to be read, and not before', async ({ scanner }) => {
  expect(scanner.loaded()).toEqual([]);
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
  expect(scanner.loaded()).toEqual(['qr-reader.wasm', 'scan.js']);
});

test('codes are read out of pictures', async ({ scanner }) => {
  expect(await scanner.read(await scanner.jpeg(png(within(900, 700, drawn(TEXT)))))).toEqual([TEXT]);
  expect(await scanner.read(png(drawn(ZIP)))).toEqual([ZIP.toString('latin1')]);
  // A pixel a module, and no margin.
  expect(await scanner.read(png(drawn(TEXT, { module: 1, border: 0 })))).toEqual([TEXT]);
  // A code in a photograph of a whole desk, which is no longer legible where that is made smaller.
  expect(await scanner.read(png(within(5000, 3600, drawn(TEXT, { module: 5 }))))).toEqual([TEXT]);
});

test('codes are read out of the images of a PDF, however it holds them', async ({ scanner }) => {
  const code = drawn(TEXT);
  const sheet = within(400, 300, code);
  const profile = { entries: '/N 3 /Length 0', stream: Buffer.alloc(0) };
  const files = {
    'eight bits, as our own': pdf([greyImage(code)]),
    'a pixel a module': pdf([greyImage(drawn(TEXT, { module: 1, border: 0 }))]),
    'a bit a pixel': pdf([blackAndWhiteImage(code)]),
    'filtered by the pixel before': pdf([filteredImage(sheet, 1)]),
    'filtered by the row above': pdf([filteredImage(sheet, 2)]),
    'in colour': pdf([colourImage(code, '/DeviceRGB')]),
    'in colour with a profile': pdf([colourImage(code, '[/ICCBased 2 0 R]'), profile]),
    'a colour space in an object among others': pdf([colourImage(code, '9 0 R'), together([[8, '<< /A (b) >>'], [9, '/DeviceRGB']])]),
    'a photograph': pdf([photograph(sheet, await scanner.jpeg(png(sheet)))]),
    'a length in an object of its own': pdf([greyImage(code, '', '2 0 R'), together([[2, '99999']])]),
    'a wrong length': pdf([greyImage(code, '', '7')]),
    'cut off behind it': pdf([greyImage(code)]).subarray(0, -32),
    'after another image': pdf([greyImage(within(50, 50)), greyImage(code)]),
  };
  for (const [what, file] of Object.entries(files)) {
    expect(await scanner.read(file, 'application/pdf'), what).toEqual([TEXT]);
  }
  const two = pdf([greyImage(code), greyImage(drawn(ZIP)), greyImage(code)]);
  expect(await scanner.read(two)).toEqual([TEXT, ZIP.toString('latin1')]);
});

test('what is no image of a PDF that is seen is passed over', async ({ scanner }) => {
  const code = drawn(TEXT);
  const tooLarge = greyImage({ ...code, width: 50_000 });
  const files = {
    'a mask': pdf([greyImage(within(50, 50), '/SMask 2 0 R'), greyImage(code)]),
    'more pixels than bytes': pdf([greyImage({ ...code, height: code.height + 1 })]),
    'more pixels than any': pdf([tooLarge]),
    'no images': pdf([together([[2, '99999']])]),
    'dictionaries without an end': Buffer.from(`%PDF-1.7\n${'1 0 obj <<'.repeat(9999)}`),
    'lists in lists': Buffer.from(`%PDF-1.7\n1 0 obj ${'['.repeat(9999)}`),
  };
  for (const [what, file] of Object.entries(files)) expect(await scanner.read(file), what).toBe('nothing');
});

test('a file without a code, or that is none of ours, is told', async ({ scanner }) => {
  expect(await scanner.read(png(within(600, 400)))).toBe('nothing');
  expect(await scanner.read(Buffer.from('no picture'))).toBe('unreadable');
  expect(await scanner.readZeros(25_000_001)).toBe('unreadable');
  expect(await scanner.read(pdf([greyImage(drawn(TEXT))], '/Encrypt 9 0 R'))).toBe('unreadable');
});

test('once it is loaded, no network is needed', async ({ scanner, context }) => {
  expect(await scanner.load()).toBeUndefined();
  await context.setOffline(true);
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
});

test('without a network it is not loaded, and with one the next time', async ({ scanner, context, watch }) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
  expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
  await context.setOffline(false);
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
});

for (const changed of ['scan.js', 'qr-reader.wasm'] as const) {
  base.describe(`${changed} that is not the one that was built`, () => {
    test.use({ changed });

    test('is refused', async ({ scanner, watch }) => {
      watch.expects(/valid digest in the 'integrity' attribute|SRI's integrity checks failed/);
      expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
    });
  });
}
