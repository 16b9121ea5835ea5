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

/** Those of `texts` that stand in the heap of the page's scripts once all garbage is gone. Bytes are not seen there. */
export async function inScripts(page: Page, texts: readonly string[]): Promise<string[]> {
  // The snapshot has numbers of its own, six digits of which are a code some day.
  const { strings } = JSON.parse(await heapOf(page)) as Snapshot;
  return texts.filter((text) => strings.some((held) => held.includes(text)));
}

/**
 * How long the buffers are that the page's scripts hold once all garbage is gone, but for the Wasm module's memory. A
 * debugger is not given them, so what stands in them is not to be known: there must be none. Up to 64 bytes V8 keeps
 * elsewhere; every answer of the backend is longer.
 */
export async function buffers(page: Page): Promise<number[]> {
  const heap = JSON.parse(await heapOf(page)) as Snapshot;
  const fields = heap.snapshot.meta.node_fields;
  const [name, size] = [fields.indexOf('name'), fields.indexOf('self_size')];
  const starts = Array.from({ length: heap.nodes.length / fields.length }, (_, nth) => nth * fields.length);
  return starts
    .filter((node) => heap.strings[heap.nodes[node + name] ?? -1] === 'system / JSArrayBufferData')
    .map((node) => heap.nodes[node + size] ?? 0)
    .filter((length) => length > 64 && length % WASM_PAGE !== 0)
    .sort((one, other) => one - other);
}

const WASM_PAGE = 65_536;
type Snapshot = { snapshot: { meta: { node_fields: string[] } }; nodes: number[]; strings: string[] };

/** Strings stand there in full because `playwright.config.ts` asks for it. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

/** A snapshot of the heap takes seconds on a busy machine. */
const PATIENCE = { timeout: 30_000 };

/** Nothing of it is left, as a text or in bytes. */
export async function expectWiped(page: Page, texts: readonly string[]): Promise<void> {
  // First the scripts: the search in Wasm brings the texts into the page.
  await expect.poll(() => inScripts(page, texts), { ...PATIENCE, message: 'The scripts still hold' }).toEqual([]);
  await expect.poll(() => buffers(page), { ...PATIENCE, message: 'The scripts still hold bytes' }).toEqual([]);
  await expect.poll(() => inWasm(page, texts), { ...PATIENCE, message: 'The Wasm module still holds' }).toEqual([]);
}
