// QR codes, read by a program that has nothing to do with those that draw them.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The texts of the codes in a PNG; it fails where there is none. */
export async function codesIn(png: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codes-'));
  try {
    const file = join(folder, 'picture.png');
    await writeFile(file, png);
    const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', '--set', '*.enable=0', '--set', 'qrcode.enable=1', file]);
    return stdout.split('\n').filter((text) => text !== '');
  } finally {
    await rm(folder, { recursive: true });
  }
}
