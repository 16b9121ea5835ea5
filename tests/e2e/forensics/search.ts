// Searches every file below a folder, by name and by content, for marks in every spelling.

import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

import { places, spellings, type Mark } from './marks';
import { packedInside, unpackedAsAWhole } from './packed';
import { cachedBodies, cookie, isSqlite, levelDbLog, levelDbTable, sqlite } from './stores';

export type Hit = { readonly what: string; readonly file: string; readonly view: string; readonly how: string };

type View = { readonly name: string; readonly bytes: Buffer };

/** `isInUse`: the browser is still writing. Files may vanish then, and databases may be torn. */
export function search(folder: string, marks: readonly Mark[], { isInUse = false } = {}): Hit[] {
  const wanted = marks.map((mark) => ({ what: mark.what, spellings: spellings(mark) }));
  const hits = new Map<string, Hit>();
  for (const path of filesBelow(folder, isInUse)) {
    const file = relative(folder, path);
    for (const view of views(path, file, isInUse)) {
      for (const { what, spellings } of wanted) {
        for (const spelling of spellings) {
          if (places(view.bytes, spelling).length === 0) continue;
          const hit = { what, file, view: view.name, how: spelling.how };
          hits.set(JSON.stringify(hit), hit);
        }
      }
    }
  }
  return [...hits.values()];
}

function filesBelow(folder: string, isInUse: boolean): string[] {
  if (isInUse && !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...filesBelow(path, isInUse)] : [path];
  });
}

function views(path: string, file: string, isInUse: boolean): View[] {
  const name = { name: 'name', bytes: Buffer.from(file) };
  try {
    const kind = lstatSync(path);
    if (kind.isSymbolicLink()) return [name, { name: 'link', bytes: Buffer.from(readlinkSync(path)) }];
    return kind.isFile() ? [name, ...contents(path, readFileSync(path), isInUse)] : [name];
  } catch (error) {
    if (isInUse && (error as NodeJS.ErrnoException).code === 'ENOENT') return [name];
    throw error;
  }
}

function contents(path: string, bytes: Buffer, isInUse: boolean): View[] {
  const found: View[] = [{ name: 'bytes', bytes }];
  const add = (name: string, all: Buffer[]) => found.push(...all.map((bytes) => ({ name, bytes })));
  if (path.endsWith('.ldb')) add('table', levelDbTable(bytes));
  if (path.endsWith('.log')) add('log', [levelDbLog(bytes)]);
  for (const body of cachedBodies(path, bytes)) add('body', [body, ...unpackedAsAWhole(body)]);
  if (isSqlite(bytes)) {
    const { dump, blobs } = sqlite(path, isInUse);
    add('tables', [dump, ...blobs, ...blobs.flatMap(cookie), ...blobs.flatMap(unpackedAsAWhole)]);
  }
  add('unpacked', found.flatMap((view) => packedInside(view.bytes)));
  return [...new Set(found.map((view) => view.name))].map((name) => inARow(name, found));
}

/** All views of a name as one, because one long search is quicker than thousands of short ones. */
function inARow(name: string, all: View[]): View {
  const parts = all.filter((view) => view.name === name).flatMap(({ bytes }) => [bytes, Buffer.from('\n')]);
  return { name, bytes: Buffer.concat(parts) };
}
