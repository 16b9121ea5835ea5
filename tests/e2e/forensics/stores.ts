// What stands in the files in which browsers keep things: LevelDB, SQLite, and the two caches of answers.

import { execFileSync } from 'node:child_process';
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { unsnappy } from './packed';

const TABLE_MAGIC = 0xdb4775248b80fb57n;
const LOG_BLOCK = 32 * 1024;

/** The blocks of a LevelDB table, unpacked, and its entries with their keys in full. */
export function levelDbTable(bytes: Buffer): Buffer[] {
  if (bytes.length < 48 || bytes.readBigUInt64LE(bytes.length - 8) !== TABLE_MAGIC) return [];
  const footer = new Reader(bytes.subarray(bytes.length - 48));
  footer.handle();
  const index = block(bytes, footer.handle());
  const blocks = entries(index).map(({ value }) => block(bytes, new Reader(value).handle()));
  return [index, ...blocks, ...blocks.flatMap((data) => entries(data).map(({ key, value }) => Buffer.concat([key, value])))];
}

function block(bytes: Buffer, { offset, size }: { offset: number; size: number }): Buffer {
  const content = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === 1 ? unsnappy(content) : content;
}

function entries(data: Buffer): { key: Buffer; value: Buffer }[] {
  const end = data.length - 4 - 4 * data.readUInt32LE(data.length - 4);
  const found: { key: Buffer; value: Buffer }[] = [];
  let key = Buffer.alloc(0);
  for (const reader = new Reader(data.subarray(0, end)); !reader.isAtEnd; ) {
    const [shared, own, length] = [reader.varint(), reader.varint(), reader.varint()];
    key = Buffer.concat([key.subarray(0, shared), reader.take(own)]);
    found.push({ key, value: reader.take(length) });
  }
  return found;
}

/** The records of a LevelDB log in a row, without what its blocks put between their parts. */
export function levelDbLog(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 7 <= bytes.length; ) {
    const left = LOG_BLOCK - (at % LOG_BLOCK);
    if (left < 7) {
      at += left;
      continue;
    }
    const length = bytes.readUInt16LE(at + 4);
    parts.push(bytes.subarray(at + 7, at + 7 + length));
    at += 7 + length;
  }
  return Buffer.concat(parts);
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  varint(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.at);
      this.at += 1;
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) return number;
    }
  }

  handle(): { offset: number; size: number } {
    return { offset: this.varint(), size: this.varint() };
  }

  take(length: number): Buffer {
    return this.bytes.subarray(this.at, (this.at += length));
  }
}

export function isSqlite(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 16) === 'SQLite format 3\0';
}

/**
 * All tables in words, and each value of bytes by itself. A copy is read, because reading tidies up. One that is
 * copied while it is written (`isInUse`) may be no database; it is read again later.
 */
export function sqlite(path: string, isInUse: boolean): { dump: Buffer; blobs: Buffer[] } {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  try {
    const files = ['', '-wal', '-journal'].map((ending) => path + ending).filter((file) => existsSync(file));
    for (const file of files) cpSync(file, join(folder, basename(file)));
    const dump = execFileSync('sqlite3', [join(folder, basename(path)), '.dump'], { maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe'] });
    const blobs = [...dump.toString('latin1').matchAll(/X'([0-9a-f]+)'/gi)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
    return { dump, blobs };
  } catch (error) {
    if (isInUse) return { dump: Buffer.alloc(0), blobs: [] };
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A cookie as Chromium keeps it where the system has no key store: encrypted with a key that everybody knows. */
export function cookie(blob: Buffer): Buffer[] {
  if (blob.toString('latin1', 0, 3) !== 'v10') return [];
  const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
  const decipher = createDecipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
  return [Buffer.concat([decipher.update(blob.subarray(3)), decipher.final()])];
}

const ENTRY_BEGIN = 0xfcfb6d1ba7725c30n;
const ENTRY_END = Buffer.from('d8410d97456ffaf4', 'hex');

/** The body of an answer as it went over the wire: behind the key in Chromium's cache, first of all in Firefox'. */
export function cachedBodies(path: string, bytes: Buffer): Buffer[] {
  if (bytes.length >= 24 && bytes.readBigUInt64LE(0) === ENTRY_BEGIN) {
    const begin = 24 + bytes.readUInt32LE(12);
    const end = bytes.indexOf(ENTRY_END, begin);
    return [bytes.subarray(begin, end < 0 ? bytes.length : end)];
  }
  if (basename(dirname(path)) !== 'entries' || bytes.length < 4) return [];
  // The last four bytes say where the body ends.
  return [bytes.subarray(0, bytes.readUInt32BE(bytes.length - 4))];
}
