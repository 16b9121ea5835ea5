// Files of pictures, eight bits a pixel.

import { crc32, deflateSync } from 'node:zlib';

type Pixels = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** From black to white; or where there is a palette, of three bytes a colour, by the number in it. */
export function pngFile({ width, height, pixels }: Pixels, palette?: Buffer): Buffer {
  // Each row after a byte that says that it stands as it is.
  const rows = Array.from({ length: height }, (_, y) => [Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number(width), number(height), Buffer.of(8, palette ? 3 : 0, 0, 0, 0)])),
    palette ? chunk('PLTE', palette) : Buffer.of(),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([number(data.length), body, number(crc32(body))]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
