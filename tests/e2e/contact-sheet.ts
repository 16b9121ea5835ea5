// Many pictures of a screen on one small sheet of few colours: what is seen from far off, without the edges of letters.

import { inflateSync } from 'node:zlib';

import { pngFile } from './png-file';

/** Red, green, blue, for each pixel. */
type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint32Array };

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
  const pictures = rows.map((files) => files.map((file) => shrunk(file)));
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
  return pngFile({ width, height, pixels: sheet }, palette());
}

/** A number in the palette. */
function colourAt({ rgb }: Picture, pixel: number): number {
  const [red, green, blue] = [rgb[pixel * 3]!, rgb[pixel * 3 + 1]!, rgb[pixel * 3 + 2]!];
  const level = Math.round(((red * 0.299 + green * 0.587 + blue * 0.114) / 255) * (LEVELS - 1));
  return hueOf(red, green, blue) * LEVELS + level;
}

function hueOf(red: number, green: number, blue: number): number {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least < 48) return 0;
  if (most === red) return green - blue > (most - least) / 2 ? 2 : 1;
  return most === green ? 3 : 4;
}

/** Of the kind that browsers write: eight bits a part, not interlaced. */
function shrunk(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const parts = { 2: 3, 6: 4 }[png[25]!];
  if (!parts) throw new Error('a picture of another kind');
  const small = { width: Math.floor(width / SHRUNK), height: Math.floor(height / SHRUNK) };
  const sums = new Uint32Array(small.width * small.height * 3);
  const rows = inflateSync(packed(png));
  const line = width * parts;
  let above: Buffer = Buffer.alloc(line);
  for (let y = 0; y < small.height * SHRUNK; y += 1) {
    const start = y * (line + 1);
    const row = rows.subarray(start + 1, start + 1 + line);
    unfilter(rows[start]!, row, above, parts);
    const top = Math.floor(y / SHRUNK) * small.width;
    for (let x = 0; x < small.width * SHRUNK; x += 1) {
      const sum = (top + Math.floor(x / SHRUNK)) * 3;
      sums[sum]! += row[x * parts]!;
      sums[sum + 1]! += row[x * parts + 1]!;
      sums[sum + 2]! += row[x * parts + 2]!;
    }
    above = row;
  }
  return { ...small, rgb: sums.map((sum) => Math.round(sum / SHRUNK ** 2)) };
}

function packed(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let place = 8; place < png.length; place += png.readUInt32BE(place) + 12) {
    const isData = png.toString('latin1', place + 4, place + 8) === 'IDAT';
    if (isData) data.push(png.subarray(place + 8, place + 8 + png.readUInt32BE(place)));
  }
  return Buffer.concat(data);
}

/** In place: each byte was told by what is left of it and above. */
function unfilter(filter: number, row: Buffer, above: Buffer, parts: number): void {
  if (filter === 0) return;
  for (let place = 0; place < row.length; place += 1) {
    const left = place < parts ? 0 : row[place - parts]!;
    const up = above[place]!;
    if (filter === 1) row[place]! += left;
    else if (filter === 2) row[place]! += up;
    else if (filter === 3) row[place]! += (left + up) >> 1;
    else row[place]! += nearest(left, up, place < parts ? 0 : above[place - parts]!);
  }
}

/** Paeth's. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Of three bytes a colour. */
function palette(): Buffer {
  const step = 255 / (LEVELS - 1);
  const shades = HUES.map((hue) => Array.from({ length: LEVELS }, (_, level) => hue.map((part) => clamped(level * step + part))));
  return Buffer.from(shades.flat(2));
}

function clamped(part: number): number {
  return Math.max(0, Math.min(255, Math.round(part)));
}
