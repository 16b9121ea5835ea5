import { drawn, png, within, ZIP, type Grey } from '../codes';
import {
  blackAndWhiteImage, colourImage, filteredImage, greyImage, NOTHING, pdf, photograph, together,
} from '../pdf-files';
import { expect, test as base } from '../portal';
import { expectNoTraces, pixelsOf } from '../scan-traces';
import { Scanner } from '../scanner';

const TEXT = 'HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 etc. 0123456789';

declare let unpacked: number;

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
  expect(scanner.loaded()).toEqual(['checker.wasm', 'scan.js']);
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
    'after one that is none': pdf([photograph(code, Buffer.from('no photograph')), greyImage(code)]),
  };
  for (const [what, file] of Object.entries(files)) {
    expect(await scanner.read(file, 'application/pdf'), what).toEqual([TEXT]);
  }
  const two = pdf([greyImage(code), greyImage(drawn(ZIP)), greyImage(code)]);
  expect(await scanner.read(two)).toEqual([TEXT, ZIP.toString('latin1')]);
});

test('what is no image of a PDF that is seen is passed over', async ({ scanner }) => {
  const code = drawn(TEXT);
  const inside = pdf([greyImage(code)]).toString('latin1');
  const files = {
    'a mask': pdf([greyImage(within(50, 50), '/SMask 2 0 R'), greyImage(code)]),
    'more pixels than bytes': pdf([greyImage({ ...code, height: code.height + 1 })]),
    'a PDF in a stream': pdf([{ entries: `/Length ${inside.length}`, stream: Buffer.from(inside, 'latin1') }]),
    'no images': pdf([together([[2, '99999']])]),
    'dictionaries without an end': Buffer.from(`%PDF-1.7\n${'1 0 obj <<'.repeat(9999)}`),
    'lists in lists': Buffer.from(`%PDF-1.7\n1 0 obj ${'['.repeat(9999)}`),
  };
  for (const [what, file] of Object.entries(files)) expect.soft(await scanner.read(file), what).toBe('nothing');
});

test('no more of a PDF is read than certificates have', async ({ scanner }) => {
  test.slow();
  const code = drawn(TEXT);
  const sheet = (width: number, height: number) => blackAndWhiteImage(within(width, height, drawn(TEXT, { module: 24 })));
  // Is counted, and costs nothing to be read.
  const blank = greyImage({ width: 5000, height: 3000, luma: Buffer.of(0) });
  // Were this one counted, there would be room for any number of pixels.
  const less = greyImage({ ...code, width: -1_000_000 });
  const many = (count: number) => Array.from({ length: count }, () => NOTHING);
  const numbers = Array.from({ length: 50_000 }, (_, index) => [index + 3, '0'] as const);
  const files = [
    ['pixels of an image', pdf([sheet(4000, 4000)]), pdf([sheet(4001, 4000)])],
    ['pixels', pdf([less, blank, blank, sheet(5000, 3000)]), pdf([less, blank, blank, blank, sheet(5000, 3000)])],
    ['images', images(39, code), images(40, code)],
    ['objects', pdf([...many(49_999), greyImage(code)]), pdf([...many(50_000), greyImage(code)])],
    ['objects that are compressed', among(numbers.slice(0, 49_997)), among(numbers.slice(0, 49_998))],
    ['bytes of such objects', among([[3, ' '.repeat(7.9e6)]]), among([[3, ' '.repeat(8e6)]])],
  ] as const;
  for (const [what, most, more] of files) {
    expect.soft(await scanner.read(most), what).toEqual([TEXT]);
    expect.soft(await scanner.read(more), `More ${what}`).toBe('nothing');
  }
});

/** A code behind so many images. */
function images(count: number, code: Grey): Buffer {
  return pdf([...Array.from({ length: count }, () => greyImage(within(20, 20))), greyImage(code)]);
}

/** A code whose colours are told behind these objects. */
function among(objects: readonly (readonly [number, string])[]): Buffer {
  return pdf([colourImage(drawn(TEXT), '99999 0 R'), together([...objects, [99_999, '/DeviceRGB']])]);
}

test('what is packed is unpacked as far as it is wanted', async ({ page, scanner }) => {
  await page.evaluate(() => {
    Object.assign(window, { unpacked: 0 });
    const read = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = async function (this: ReadableStreamDefaultReader<Uint8Array>) {
      const part = await read.call(this) as ReadableStreamReadResult<Uint8Array>;
      unpacked += part.value?.length ?? 0;
      return part;
    };
  });
  expect(await scanner.read(pdf([greyImage({ width: 10, height: 10, luma: Buffer.alloc(2e7) })]))).toBe('nothing');
  const bytes = await page.evaluate(() => unpacked);
  expect(bytes).toBeGreaterThanOrEqual(100);
  expect(bytes).toBeLessThan(1e6);
});

test('a picture with more pixels than photographs have is not read', async ({ scanner }) => {
  test.slow();
  const code = drawn(TEXT, { module: 40 });
  expect(await scanner.read(png(within(8000, 8000, code)))).toEqual([TEXT]);
  expect(await scanner.read(png(within(8000, 8001, code)))).toBe('nothing');
});

test('nothing is kept of what was read', async ({ page, scanner }) => {
  for (const file of [png(drawn(TEXT)), pdf([greyImage(within(50, 50)), greyImage(drawn(TEXT))])]) {
    const { made } = await pixelsOf(page);
    expect(await scanner.read(file)).toEqual([TEXT]);
    expect((await pixelsOf(page)).made).toBeGreaterThan(made + 1);
    await expectNoTraces(page, TEXT.slice(16));
  }
});

test('what ends the Wasm module does not end the reading', async ({ page, scanner }) => {
  await page.evaluate(() => {
    const sound = WebAssembly.Instance;
    // Whatever is called with three arguments ends the first one.
    WebAssembly.Instance = new Proxy(sound, {
      construct(_, details) {
        WebAssembly.Instance = sound;
        const { exports } = Reflect.construct(sound, details) as WebAssembly.Instance;
        const end = () => { throw new WebAssembly.RuntimeError('unreachable'); };
        const ending = (shared: unknown) => (typeof shared === 'function' && shared.length === 3 ? end : shared);
        return { exports: Object.fromEntries(Object.entries(exports).map(([name, shared]) => [name, ending(shared)])) };
      },
    });
  });
  // Read at two sizes, and the module ends with the first.
  expect(await scanner.read(png(within(900, 700, drawn(TEXT))))).toEqual([TEXT]);
});

test('a file without a code, or that is none of ours, is told', async ({ scanner }) => {
  expect(await scanner.read(png(within(600, 400)))).toBe('nothing');
  expect(await scanner.read(Buffer.from('no picture'))).toBe('unreadable');
  expect(await scanner.readPadded(png(drawn(TEXT)), 25_000_000)).toEqual([TEXT]);
  expect(await scanner.readPadded(png(drawn(TEXT)), 25_000_001)).toBe('unreadable');
  expect(await scanner.read(pdf([greyImage(drawn(TEXT))], '/Encrypt 9 0 R'))).toBe('unreadable');
});

test('once it is loaded, no network is needed', async ({ scanner, context }) => {
  expect(await scanner.load()).toBeUndefined();
  await context.setOffline(true);
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
});

test('without a network it is not loaded, and with one the next time', async ({ page, scanner, context, watch }) => {
  watch.expects(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
  expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
  await context.setOffline(false);
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
  // Some browsers never ask again for a script that could not be loaded.
  await expect(page.locator('link[rel=modulepreload][href*="/scan-"]')).toHaveAttribute('href', /\.js##$/);
});

test('while its Wasm does not come the file is kept, to be tried again', async ({ page, scanner, watch }) => {
  watch.expects(/ERR_FAILED/);
  await page.route('**/checker*.wasm', (route) => route.abort());
  expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
  await page.unroute('**/checker*.wasm');
  expect(await scanner.read(png(drawn(TEXT)))).toEqual([TEXT]);
});

for (const changed of ['scan.js', 'checker.wasm'] as const) {
  base.describe(`${changed} that is not the one that was built`, () => {
    test.use({ changed });

    test('is refused', async ({ scanner, watch }) => {
      watch.expects(/valid digest in the 'integrity' attribute|SRI's integrity checks failed/);
      expect(await scanner.read(png(drawn(TEXT)))).toBe('not-loaded');
    });
  });
}
