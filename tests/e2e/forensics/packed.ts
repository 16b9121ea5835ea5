// Bytes that hold other bytes in a shorter form.

import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

import { decompress as decompressZstd } from 'fzstd';

const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };

/** All that can be unpacked at a place that says of itself what it is. */
export function packedInside(bytes: Buffer): Buffer[] {
  return [
    ...at(bytes, [0x1f, 0x8b, 0x08], (rest) => gunzipSync(rest, LENIENT)),
    ...[0x01, 0x5e, 0x9c, 0xda].flatMap((level) => at(bytes, [0x78, level], (rest) => inflateSync(rest, LENIENT))),
    ...at(bytes, [0x28, 0xb5, 0x2f, 0xfd], (rest) => Buffer.from(decompressZstd(rest))),
    // How Chromium packs large values of IndexedDB, and Firefox what it needs to restore a session.
    ...at(bytes, [0xff, 0x11, 0x02], (rest) => unsnappy(rest.subarray(3))),
    ...at(bytes, [...Buffer.from('mozLz40\0')], (rest) => unlz4(rest.subarray(12), rest.readUInt32LE(8))),
  ];
}

/** What these bytes are in the forms that do not say of themselves what they are. */
export function unpackedAsAWhole(bytes: Buffer): Buffer[] {
  const lenient = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
  return [() => brotliDecompressSync(bytes, lenient), () => inflateRawSync(bytes, LENIENT), () => unsnappy(bytes)].flatMap(tried);
}

function at(bytes: Buffer, begin: number[], unpack: (rest: Buffer) => Buffer): Buffer[] {
  const found: Buffer[] = [];
  const magic = Buffer.from(begin);
  for (let place = bytes.indexOf(magic); place >= 0; place = bytes.indexOf(magic, place + 1)) {
    found.push(...tried(() => unpack(bytes.subarray(place))));
  }
  return found;
}

/** Most places that look like a beginning are none: what cannot be unpacked is searched as it is. */
function tried(unpack: () => Buffer): Buffer[] {
  try {
    const unpacked = unpack();
    return unpacked.length > 0 ? [unpacked] : [];
  } catch {
    return [];
  }
}

const LARGEST = 64 * 1024 * 1024;

/** Snappy's block format; what stands behind its end is left alone. */
export function unsnappy(bytes: Buffer): Buffer {
  const input = new Input(bytes);
  const length = input.varint();
  // Its densest part makes 64 bytes out of three. To believe any number would be slow.
  if (length > bytes.length * 22) throw new RangeError('it is too long to be true');
  const output = new Output(length);
  while (!output.isFull) {
    const tag = input.byte();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      output.append(input.take((short < 60 ? short : input.number(short - 59)) + 1));
    } else if (kind === 1) {
      output.repeat(((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | input.byte());
    } else {
      output.repeat((tag >> 2) + 1, input.number(kind === 2 ? 2 : 4));
    }
  }
  return output.bytes;
}

/** LZ4's block format. */
export function unlz4(bytes: Buffer, length: number): Buffer {
  const input = new Input(bytes);
  const output = new Output(length);
  while (!output.isFull) {
    const tag = input.byte();
    output.append(input.take(more(input, tag >> 4)));
    if (output.isFull) break;
    const back = input.number(2);
    output.repeat(more(input, tag & 15) + 4, back);
  }
  return output.bytes;
}

function more(input: Input, length: number): number {
  if (length < 15) return length;
  for (let byte = 255; byte === 255; length += byte) byte = input.byte();
  return length;
}

class Input {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  byte(): number {
    return this.number(1);
  }

  number(size: number): number {
    const number = this.bytes.readUIntLE(this.at, size);
    this.at += size;
    return number;
  }

  varint(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) return number;
    }
  }

  take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new RangeError('it is cut off');
    return this.bytes.subarray(this.at, (this.at += length));
  }
}

class Output {
  readonly bytes: Buffer;
  private at = 0;

  constructor(length: number) {
    if (length > LARGEST) throw new RangeError('it is too long to be true');
    this.bytes = Buffer.alloc(length);
  }

  get isFull(): boolean {
    return this.at >= this.bytes.length;
  }

  append(bytes: Buffer): void {
    if (this.at + bytes.length > this.bytes.length) throw new RangeError('it is longer than it says');
    this.at += bytes.copy(this.bytes, this.at);
  }

  /** Copies what was written `back` bytes ago; the copy may overlap itself. */
  repeat(length: number, back: number): void {
    if (back === 0 || back > this.at || this.at + length > this.bytes.length) throw new RangeError('it repeats what is not there');
    for (let left = length; left > 0; left -= 1, this.at += 1) this.bytes[this.at] = this.bytes[this.at - back] ?? 0;
  }
}
