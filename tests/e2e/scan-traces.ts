// What reading codes leaves behind in the page: pixels, and the memory of the Wasm module that reads.

import { expect, type Page } from '@playwright/test';

type Pixels = { readonly width: number; readonly height: number };

declare const pixels: Pixels[];
declare const memories: WeakRef<WebAssembly.Memory>[];

/** Notes from now on whatever pixels are put into, and each memory that a Wasm module is given. */
export async function noteTraces(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { pixels: [], memories: [] });
    const create = document.createElement.bind(document);
    document.createElement = (...wanted: [string]) => {
      const element = create(...wanted);
      if (element instanceof HTMLCanvasElement) pixels.push(element);
      return element;
    };
    const decode = createImageBitmap;
    globalThis.createImageBitmap = async (...source: [ImageBitmapSource]) => {
      const bitmap = await decode(...source);
      pixels.push(bitmap);
      return bitmap;
    };
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
      construct(instance, details) {
        const made = Reflect.construct(instance, details) as WebAssembly.Instance;
        const isMemory = (shared: unknown) => shared instanceof WebAssembly.Memory;
        memories.push(new WeakRef(Object.values(made.exports).find(isMemory) as WebAssembly.Memory));
        return made;
      },
    });
  });
}

/** How many canvases and pictures there were, and how many still have pixels. */
export async function pixelsOf(page: Page): Promise<{ made: number; kept: number }> {
  return page.evaluate(() => ({ made: pixels.length, kept: pixels.filter(({ width, height }) => width * height).length }));
}

/** Whether a text stands in the memory of the module that reads, of now or of before, once all garbage is gone. */
export async function isInMemory(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return page.evaluate((text) => {
    const held = memories.map((memory) => new TextDecoder('latin1').decode(memory.deref()?.buffer));
    return held.some((bytes) => bytes.includes(text));
  }, text);
}

export async function expectNoTraces(page: Page, text: string): Promise<void> {
  expect((await pixelsOf(page)).kept, 'Pictures that still have pixels').toBe(0);
  await expect.poll(() => isInMemory(page, text), 'The memory of the module that reads').toBe(false);
}
