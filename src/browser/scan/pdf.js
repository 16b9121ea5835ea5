// The images in a PDF. What is drawn in lines and letters is not looked at: a certificate holds its QR code as an image.

import { objectsIn } from "./pdf-objects.js";
import { bitmapOf } from "./pdf-images.js";
import { Refusal } from "./reasons.js";

const MOST_IMAGES = 40;
const MOST_PIXELS = 16e6;
const MOST_PIXELS_IN_ALL = 48e6;

/** Transparency of other images. */
const masks = (file) => {
  const dictionaries = file.all().map(({ dictionary }) => dictionary);
  return new Set(dictionaries.flatMap(({ SMask, Mask }) => [SMask?.object, Mask?.object]));
};

export async function* imagesIn(bytes) {
  const file = await objectsIn(bytes);
  if (file.isEncrypted) throw new Refusal("unreadable");
  const isMask = masks(file);
  const images = file.all().filter(({ number, dictionary }) => dictionary.Subtype === "/Image" && !isMask.has(number));
  let left = MOST_PIXELS_IN_ALL;
  for (const image of images.slice(0, MOST_IMAGES)) {
    const pixels = file.value(image.dictionary.Width) * file.value(image.dictionary.Height);
    // Not so for a size that is no number, either.
    if (!(pixels > 0 && pixels <= MOST_PIXELS && pixels <= left)) continue;
    left -= pixels;
    const bitmap = await bitmapOf(file, image).catch(() => undefined);
    if (bitmap) yield bitmap;
  }
}
