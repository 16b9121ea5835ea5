import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { drawn, film, within } from '../codes';
import { Held } from '../network';
import { expect, test as base } from '../portal';
import { expectNoTraces, isInMemory, pixelsOf } from '../scan-traces';
import { Scanner } from '../scanner';

const TEXT = 'HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2';

const test = base.extend<{ scanner: Scanner }, { camera: string[] }>({
  /** A browser whose camera sees a code. */
  camera: [async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'camera-'));
    const file = join(folder, 'seen.y4m');
    await writeFile(file, film(within(640, 480, drawn(TEXT))));
    await use(['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]);
    await rm(folder, { recursive: true });
  }, { scope: 'worker' }],

  launchOptions: [async ({ launchOptions, camera }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
  }, { scope: 'worker' }],

  scanner: async ({ page }, use) => {
    const scanner = new Scanner(page);
    await scanner.begin();
    await use(scanner);
  },
});

declare const readings: number[];
declare let readOn: () => void;

/** A browser that reads codes itself: these in one frame after another, and none from then on; each when it may go on. */
async function reads(page: Page, frames: string[][], waits = false): Promise<void> {
  await page.evaluate(([frames, waits]) => {
    const detect = async () => {
      readings.push(performance.now());
      if (waits) await new Promise<void>((resolve) => (readOn = resolve));
      return (frames.shift() ?? []).map((rawValue) => ({ rawValue }));
    };
    const detector = class {
      static getSupportedFormats = async () => ['qr_code'];
      detect = detect;
    };
    Object.assign(window, { readings: [], readOn: undefined, BarcodeDetector: detector });
  }, [frames, waits] as const);
}

test.describe('a camera that may be used', () => {
  test.use({ permissions: ['camera'] });

  test('tells what it sees, once, and is off when it is closed', async ({ scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toEqual(['started', TEXT]);
    expect(await scanner.tracks()).toEqual(['live']);
    expect(await scanner.isShown()).toBe(true);
    await scanner.closeCamera();
    expect(await scanner.tracks()).toEqual(['ended']);
    expect(await scanner.isShown()).toBe(false);
    await expect.poll(() => scanner.answer()).toBe('undefined');
    expect(await scanner.told()).toEqual(['started', TEXT]);
  });

  test('keeps nothing of what it has seen', async ({ page, scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toContain(TEXT);
    // The first bytes of what is freed are written over.
    const end = TEXT.slice(16);
    await expect.poll(() => isInMemory(page, end)).toBe(true);
    expect((await pixelsOf(page)).made).toBeGreaterThan(0);
    await scanner.closeCamera();
    await expect.poll(() => scanner.answer()).toBe('undefined');
    await expectNoTraces(page, end);
  });

  test('tells a code again after another one, and not after a frame without any', async ({ page, scanner }) => {
    await reads(page, [['A'], [], ['A'], ['A', 'B'], ['B'], ['A']]);
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toEqual(['started', 'A', 'B', 'A']);
  });

  test('tells nothing of a frame that is read once it is closed', async ({ page, scanner }) => {
    await reads(page, [['A']], true);
    await scanner.openCamera();
    await expect.poll(() => page.evaluate(() => readings.length)).toBe(1);
    await scanner.closeCamera();
    await page.evaluate(() => readOn());
    await expect.poll(() => scanner.answer()).toBe('undefined');
    expect(await scanner.told()).toEqual(['started']);
  });

  test('reads eight frames a second at most', async ({ page, scanner }) => {
    await reads(page, []);
    await scanner.openCamera();
    await expect.poll(() => page.evaluate(() => readings.length)).toBeGreaterThan(12);
    const times = await page.evaluate(() => readings);
    expect((times.at(-1)! - times[0]!) / (times.length - 1)).toBeGreaterThan(120);
  });

  test('is off when the page is hidden, and says so', async ({ page, scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toContain(TEXT);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(await scanner.tracks()).toEqual(['ended']);
    expect(await scanner.told()).toEqual(['started', TEXT, 'stopped']);
  });

  test('is off when the page is left', async ({ page, scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toContain(TEXT);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await scanner.tracks()).toEqual(['ended']);
  });

  test('closed before it was there is not asked for', async ({ page, scanner }) => {
    const wasm = await Held.at(page, '**/checker*.wasm');
    await scanner.openCamera();
    await wasm.hasCome();
    await scanner.closeCamera();
    wasm.letGo();
    await expect.poll(() => scanner.answer()).toBe('undefined');
    expect(await scanner.tracks()).toEqual([]);
    expect(await scanner.told()).toEqual([]);
  });

  for (const awaited of ['leave', 'film'] as const) {
    test(`closed before it was there is off: waiting for ${awaited}`, async ({ scanner }) => {
      await scanner.holds(awaited);
      await scanner.openCamera();
      await expect.poll(() => scanner.tracks()).toEqual(['live']);
      await expect.poll(() => scanner.isShown()).toBe(awaited === 'film');
      await scanner.closeCamera();
      await scanner.letsGo();
      await expect.poll(() => scanner.answer()).toBe('undefined');
      expect(await scanner.tracks()).toEqual(['ended']);
      expect(await scanner.isShown()).toBe(false);
      expect(await scanner.told()).toEqual([]);
    });
  }

  test('is off when it cannot be shown', async ({ scanner }) => {
    await scanner.refuses('film');
    await scanner.openCamera();
    await expect.poll(() => scanner.answer()).toBe('unreadable');
    expect(await scanner.tracks()).toEqual(['ended']);
    expect(await scanner.isShown()).toBe(false);
  });

  test('taken away is off, and says so', async ({ scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toContain(TEXT);
    await scanner.losesCamera();
    expect(await scanner.tracks()).toEqual(['ended']);
    expect(await scanner.told()).toEqual(['started', TEXT, 'stopped']);
  });

  test('opened again stops the one before', async ({ scanner }) => {
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toContain(TEXT);
    await scanner.openCamera();
    await expect.poll(() => scanner.told()).toEqual(['started', TEXT, 'started', TEXT]);
    expect((await scanner.tracks()).filter((state) => state === 'live')).toHaveLength(1);
  });
});

test('a camera that may not be used is told', async ({ scanner }) => {
  await scanner.openCamera();
  await expect.poll(() => scanner.answer()).toBe('not-allowed');
  expect(await scanner.told()).toEqual([]);
});

base('a device without a camera is told', async ({ page }) => {
  const scanner = new Scanner(page);
  await scanner.begin();
  await scanner.openCamera();
  await expect.poll(() => scanner.answer()).toBe('no-camera');
});
