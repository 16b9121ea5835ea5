// Many pictures of a screen on one small sheet of few colours: what is seen from far off, without the edges of letters.

import { PNG } from 'pngjs';

import { pngFile } from './png-file';

type Picture = { readonly width: number; readonly height: number; readonly colours: Uint8Array };

/** A pixel of the sheet is the mean of so many squared. */
const SHRUNK = 4;
const GAP = 4;
/** Of red, of green, and of blue. One step more or less is what other edges of letters make; see `snapshots.spec.ts`. */
const LEVELS = 6;
const STEP = 255 / (LEVELS - 1);
const GREY = colourOf([3 * STEP, 3 * STEP, 3 * STEP]);
/** Of three bytes a colour, in the order of `colourOf`. */
const PALETTE = Buffer.from(Array.from({ length: LEVELS ** 3 }, (_, colour) => (
  [Math.floor(colour / LEVELS ** 2), Math.floor(colour / LEVELS) % LEVELS, colour % LEVELS].map((level) => level * STEP)
)).flat());

/** Rows of PNG files, each side by side. */
export function contactSheet(rows: Buffer[][]): Buffer {
  const pictures = rows.map((files) => files.map(shrunk));
  const heights = pictures.map((row) => Math.max(...row.map(({ height }) => height)));
  const widths = pictures.map((row) => row.reduce((sum, { width }) => sum + width + GAP, -GAP));
  const width = Math.max(...widths);
  const height = heights.reduce((sum, row) => sum + row + GAP, -GAP);
  const sheet = Buffer.alloc(width * height, GREY);
  let top = 0;
  for (const [place, row] of pictures.entries()) {
    let left = 0;
    for (const picture of row) {
      for (let y = 0; y < picture.height; y += 1) {
        sheet.set(picture.colours.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * width + left);
      }
      left += picture.width + GAP;
    }
    top += (heights[place] ?? 0) + GAP;
  }
  return pngFile({ width, height, pixels: sheet }, PALETTE);
}

function shrunk(file: Buffer): Picture {
  const png = PNG.sync.read(file);
  const [width, height] = [Math.floor(png.width / SHRUNK), Math.floor(png.height / SHRUNK)];
  const colours = new Uint8Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    const [left, top] = [(pixel % width) * SHRUNK, Math.floor(pixel / width) * SHRUNK];
    colours[pixel] = colourOf([0, 1, 2].map((part) => mean(png, left, top, part)));
  }
  return { width, height, colours };
}

/** Of red, green or blue in a square. */
function mean({ data, width }: PNG, left: number, top: number, part: number): number {
  let sum = 0;
  for (let y = top; y < top + SHRUNK; y += 1) {
    for (let x = left; x < left + SHRUNK; x += 1) sum += data[(y * width + x) * 4 + part]!;
  }
  return sum / SHRUNK ** 2;
}

function colourOf(parts: readonly number[]): number {
  return parts.reduce((colour, part) => colour * LEVELS + Math.round(part / STEP), 0);
}
