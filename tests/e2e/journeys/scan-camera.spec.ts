import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { drawn, film, within } from '../codes';
import { expect, test as base } from '../portal';
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

  test('closed before it was there is not opened', async ({ scanner }) => {
    await scanner.openCamera();
    await scanner.closeCamera();
    await expect.poll(() => scanner.answer()).toBe('undefined');
    expect((await scanner.tracks()).filter((state) => state === 'live')).toEqual([]);
    expect(await scanner.told()).toEqual([]);
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
