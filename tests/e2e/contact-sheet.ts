// Many pictures of a screen on one small sheet of few colours: what is seen from far off, without the edges of letters.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Red, green, blue, for each pixel. */
type Picture = { readonly width: number; readonly height: number; readonly rgb: Buffer };

/** A pixel of the sheet is the mean of so many squared. */
const SHRUNK = 4;
const GAP = 4;
/** Steps from black to white. One step more or less is what other edges of letters make; see `snapshots.spec.ts`. */
const LEVELS = 6;
/** Without a colour, red, yellow, green, blue; as far from grey as the sheet draws them. */
const HUES = [[0, 0, 0], [60, -30, -30], [40, 20, -60], [-40, 40, -40], [-40, 0, 60]] as const;
const BACKGROUND = 3;

/** Rows of PNG files, each side by side. */
export function contactSheet(rows: Buffer[][]): Buffer {
  const pictures = rows.map((files) => files.map((file) => shrunk(decoded(file))));
  const heights = pictures.map((row) => Math.max(...row.map(({ height }) => height)));
  const widths = pictures.map((row) => row.reduce((sum, { width }) => sum + width + GAP, -GAP));
  const width = Math.max(...widths);
  const height = heights.reduce((sum, row) => sum + row + GAP, -GAP);
  const sheet = Buffer.alloc(width * height, BACKGROUND);
  let top = 0;
  for (const [place, row] of pictures.entries()) {
    let left = 0;
    for (const picture of row) {
      for (let y = 0; y < picture.height; y += 1) {
        for (let x = 0; x < picture.width; x += 1) sheet[(top + y) * width + left + x] = colourAt(picture, y * picture.width + x);
      }
      left += picture.width + GAP;
    }
    top += (heights[place] ?? 0) + GAP;
  }
  return encoded(width, height, sheet);
}

/** A number in the palette. */
function colourAt({ rgb }: Picture, pixel: number): number {
  const [red = 0, green = 0, blue = 0] = rgb.subarray(pixel * 3, pixel * 3 + 3);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const level = Math.round(((red * 0.299 + green * 0.587 + blue * 0.114) / 255) * (LEVELS - 1));
  return hueOf(red, green, blue, most - least, most) * LEVELS + level;
}

function hueOf(red: number, green: number, blue: number, spread: number, most: number): number {
  if (spread < 48) return 0;
  if (most === red) return green - blue > spread / 2 ? 2 : 1;
  return most === green ? 3 : 4;
}

function shrunk({ width, height, rgb }: Picture): Picture {
  const small = { width: Math.floor(width / SHRUNK), height: Math.floor(height / SHRUNK) };
  const mean = Buffer.alloc(small.width * small.height * 3);
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let part = 0; part < 3; part += 1) {
        let sum = 0;
        for (let inside = 0; inside < SHRUNK * SHRUNK; inside += 1) {
          const [row, column] = [y * SHRUNK + Math.floor(inside / SHRUNK), x * SHRUNK + (inside % SHRUNK)];
          sum += rgb[(row * width + column) * 3 + part] ?? 0;
        }
        mean[(y * small.width + x) * 3 + part] = Math.round(sum / (SHRUNK * SHRUNK));
      }
    }
  }
  return { ...small, rgb: mean };
}

/** Of the kind that browsers write: eight bits a part, not interlaced. */
function decoded(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const parts = { 2: 3, 6: 4 }[png[25] ?? 0];
  if (!parts) throw new Error('a picture of another kind');
  const packed: Buffer[] = [];
  for (let place = 8; place < png.length; place += png.readUInt32BE(place) + 12) {
    if (png.toString('latin1', place + 4, place + 8) === 'IDAT') packed.push(png.subarray(place + 8, place + 8 + png.readUInt32BE(place)));
  }
  const rows = inflateSync(Buffer.concat(packed));
  const line = width * parts;
  const rgb = Buffer.alloc(width * height * 3);
  let above = Buffer.alloc(line);
  for (let y = 0; y < height; y += 1) {
    const start = y * (line + 1);
    const row = rows.subarray(start + 1, start + 1 + line);
    unfilter(rows[start] ?? 0, row, above, parts);
    for (let x = 0; x < width; x += 1) row.copy(rgb, (y * width + x) * 3, x * parts, x * parts + 3);
    above = row;
  }
  return { width, height, rgb };
}

/** In place: each byte was told by what is left of it and above. */
function unfilter(filter: number, row: Buffer, above: Buffer, parts: number): void {
  for (let place = 0; place < row.length; place += 1) {
    const left = place < parts ? 0 : row[place - parts]!;
    const corner = place < parts ? 0 : above[place - parts]!;
    const up = above[place]!;
    row[place]! += [0, left, up, (left + up) >> 1, filter === 4 ? nearest(left, up, corner) : 0][filter] ?? 0;
  }
}

/** Paeth's. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function encoded(width: number, height: number, pixels: Buffer): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    return Buffer.concat([number(data.length), body, number(crc32(body))]);
  };
  const palette = HUES.flatMap((hue) =>
    Array.from({ length: LEVELS }, (_, level) => hue.map((part) => clamped((level * 255) / (LEVELS - 1) + part))).flat(),
  );
  const rows = Array.from({ length: height }, (_, y) => [Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number(width), number(height), Buffer.of(8, 3, 0, 0, 0)])),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function clamped(part: number): number {
  return Math.max(0, Math.min(255, Math.round(part)));
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
