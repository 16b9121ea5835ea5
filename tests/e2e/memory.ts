// What the page holds in memory: the Wasm module's own, and the heap of its scripts.

import { expect, type Page } from '@playwright/test';

/** Those of `texts` that stand in the Wasm module's memory. */
export async function inWasm(page: Page, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const address = document.querySelector<HTMLLinkElement>('link[rel=modulepreload]')?.href ?? '';
    const app = (await import(address)) as { default: () => Promise<WebAssembly.Exports> };
    const isMemory = (shared: unknown) => shared instanceof WebAssembly.Memory;
    // The build gives it another name each time.
    const memory = Object.values(await app.default()).find(isMemory) as WebAssembly.Memory;
    const bytes = (held: ArrayBuffer | Uint8Array) => new TextDecoder('latin1').decode(held);
    const all = bytes(memory.buffer);
    return wanted.filter((text) => all.includes(bytes(new TextEncoder().encode(text))));
  }, texts);
}

/** Those of `texts` that stand in the heap of the page's scripts once all garbage is gone. */
export async function inScripts(page: Page, texts: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const all = chunks.join('');
  return texts.filter((text) => all.includes(JSON.stringify(text).slice(1, -1)));
}

/** A snapshot of the heap takes seconds on a busy machine. */
const PATIENCE = { timeout: 30_000 };

/** Nothing of it is left in either. */
export async function expectWiped(page: Page, texts: readonly string[]): Promise<void> {
  // First the scripts: the search in Wasm brings the texts into the page.
  await expect.poll(() => inScripts(page, texts), { ...PATIENCE, message: 'The scripts still hold' }).toEqual([]);
  await expect.poll(() => inWasm(page, texts), { ...PATIENCE, message: 'The Wasm module still holds' }).toEqual([]);
}
