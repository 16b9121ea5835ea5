// The built app with a file in it that somebody changed.

import { appendFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A change that leaves the file as good as it was: nothing but its digest can tell. */
const HARMLESS = { css: '\n', js: '\n', wasm: Uint8Array.of(0, 2, 1, 0x78) } as const;

/** Files of the built app, without their digests. */
export type Changed =
  'style.css' | 'loader.js' | 'beneficiary-portal.js' | 'beneficiary-portal_bg.wasm' | 'scan.js' | 'checker.wasm';

/** A copy of the app in which this file is not the one that was built. The caller removes it. */
export async function copyWithChange(dist: string, changed: Changed): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'changed-'));
  await cp(dist, folder, { recursive: true });
  const copies = (await readdir(folder)).filter((name) => withoutDigest(name).startsWith(changed));
  const original = copies.find((name) => withoutDigest(name) === changed);
  if (!original) throw new Error(`no ${changed} in ${dist}`);
  const kind = changed.slice(changed.lastIndexOf('.') + 1) as keyof typeof HARMLESS;
  await appendFile(join(folder, original), HARMLESS[kind]);
  // The compressed ones would be served in its place.
  for (const name of copies) if (name !== original) await rm(join(folder, name));
  return folder;
}

function withoutDigest(name: string): string {
  return name.replace(/-[0-9a-f]{16}/, '');
}
