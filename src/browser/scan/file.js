// Codes in a picture or a PDF.

import { drawn } from "./canvas.js";
import { decode } from "./decoder.js";
import { imagesIn } from "./pdf.js";
import { Refusal } from "./reasons.js";

/** What a phone's photograph or a certificate never is. */
const MOST_BYTES = 25e6;
const MOST_PIXELS = 64e6;
/** Pixels of the longer side that a picture is read at, the second time what is too sharp or noisy is smoothed. */
const SIDES = [1600, 800];
/** In a large photograph a small code is found only where it is not made smaller: parts of this side, that overlap. */
const PART = 1600;
const STEP = 1200;
const LARGEST = 2800;
/** Smaller pictures are drawn larger: of a code with a pixel a module. */
const SMALL = 500;

const windows = (side, scale) => {
  const starts = [];
  for (let start = 0; start === 0 || start + PART - STEP < side * scale; start += STEP) starts.push(start / scale);
  return starts;
};

/** The parts and scales that a picture is read in, until there is a code in one. */
const attempts = ({ width, height }) => {
  const longer = Math.max(width, height);
  const margin = 24;
  if (longer < SMALL) return [{ width, height, scale: Math.ceil(SMALL / longer), margin }];
  const scales = SIDES.map((side) => Math.min(1, side / longer));
  const whole = [...new Set(scales)].map((scale) => ({ width, height, scale, margin }));
  if (longer <= SIDES[0]) return whole;
  const scale = Math.min(1, LARGEST / longer);
  const parts = windows(height, scale).flatMap((y) =>
    windows(width, scale).map((x) => {
      const [across, down] = [Math.min(PART / scale, width - x), Math.min(PART / scale, height - y)];
      return { x, y, width: across, height: down, scale, margin };
    }),
  );
  return [...whole, ...parts];
};

const readBitmap = async (bitmap) => {
  if (bitmap.width * bitmap.height > MOST_PIXELS) return [];
  for (const attempt of attempts(bitmap)) {
    const texts = await drawn(bitmap, attempt, decode);
    if (texts.length) return texts;
  }
  return [];
};

async function* bitmapsIn(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) yield* imagesIn(bytes);
  else yield await createImageBitmap(file);
}

/** The bytes of all codes in it. */
export const readFile = async (file) => {
  if (!file || file.size > MOST_BYTES) throw new Refusal("unreadable");
  const found = new Map();
  for await (const bitmap of bitmapsIn(file)) {
    try {
      for (const text of await readBitmap(bitmap)) found.set(String(text), text);
    } finally {
      bitmap.close();
    }
  }
  if (!found.size) throw new Refusal("nothing");
  return [...found.values()];
};
