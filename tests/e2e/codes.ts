// QR codes drawn by a program that has nothing to do with the one that reads them, as files of several kinds.

import { encode } from 'uqr';

import { pngFile } from './png-file';

/** Pixels from black to white, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly luma: Buffer };

/** What Co-WIN's codes hold is no text: a compressed file. */
export const ZIP = Buffer.from('504b0304140008080800ff00e28899808100c0fe', 'hex');

/** With a margin of four modules, unless told otherwise. */
export function drawn(content: string | Buffer, { module = 4, border = 4 } = {}): Grey {
  const code = encode(typeof content === 'string' ? content : [...content], { ecc: 'M', border });
  const side = code.size * module;
  const luma = Buffer.alloc(side * side, 255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (code.data[Math.floor(y / module)]?.[Math.floor(x / module)]) luma[y * side + x] = 0;
    }
  }
  return { width: side, height: side, luma };
}

/** In the middle of something larger. */
export function within(width: number, height: number, inside?: Grey): Grey {
  const luma = Buffer.alloc(width * height, 190);
  if (inside) {
    const left = Math.floor((width - inside.width) / 2);
    const top = Math.floor((height - inside.height) / 2);
    for (let y = 0; y < inside.height; y += 1) {
      inside.luma.copy(luma, (top + y) * width + left, y * inside.width, (y + 1) * inside.width);
    }
  }
  return { width, height, luma };
}

/** Each row as its difference from the one above, or from the pixel before. */
export function filtered({ width, height, luma }: Grey, filter: 1 | 2): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = filter;
    for (let x = 0; x < width; x += 1) {
      const [isFirst, before] = filter === 1 ? [x === 0, y * width + x - 1] : [y === 0, (y - 1) * width + x];
      rows[y * (width + 1) + 1 + x] = (luma[y * width + x] ?? 0) - (isFirst ? 0 : luma[before] ?? 0);
    }
  }
  return rows;
}

/** Eight pixels a byte. */
export function inBits({ width, height, luma }: Grey): Buffer {
  const row = Math.ceil(width / 8);
  const bits = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (luma[y * width + x]) bits[y * row + (x >> 3)]! |= 128 >> (x & 7);
    }
  }
  return bits;
}

export function png({ width, height, luma }: Grey): Buffer {
  return pngFile({ width, height, pixels: luma });
}

/** What a camera would see: a film of two frames. */
export function film({ width, height, luma }: Grey): Buffer {
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colours]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`), frame, frame]);
}
