// What stands in the codes of a canvas: as the browser reads it, or else crates/qr-reader in the Wasm module of
// crates/checker.

import { __wbg_reset_state as startAnew, initSync, read as readLuma } from "checker";

import { Refusal } from "./reasons.js";

/** Undefined until it is known, null where there is none. */
let detector;
let module;

const ownDetector = async () => {
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
};

const fetchModule = async () => {
  const { href, integrity } = document.querySelector('link[data-name="checker"]');
  try {
    initSync({ module: await WebAssembly.compileStreaming(fetch(new Request(href, { integrity }))) });
  } catch {
    // Perhaps there is a network the next time.
    module = undefined;
    throw new Refusal("not-loaded");
  }
};

const loadModule = () => (module ??= fetchModule());

/** Gets all that reading and checking take, so that neither needs a network from then on. */
export const load = async () => {
  detector ??= await ownDetector();
  await loadModule();
};

/** The memory of the module with the pictures and texts in it goes. */
export const forget = () => {
  if (module) module.then(startAnew, () => {});
};

// A browser gives text, also for what is none: a compressed file comes out as control characters and signs that could
// not be read.
const NO_TEXT = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/;

const byBrowser = async (canvas) => {
  const texts = (await detector.detect(canvas)).map(({ rawValue }) => rawValue);
  const isText = texts.every((text) => text && !NO_TEXT.test(text));
  return isText ? texts.map((text) => new TextEncoder().encode(text)) : undefined;
};

const luma = ({ data, width, height }) => {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, place = 0; pixel < grey.length; pixel += 1, place += 4) {
    grey[pixel] = (77 * data[place] + 150 * data[place + 1] + 29 * data[place + 2]) >> 8;
  }
  return grey;
};

const unpacked = (packed) => {
  const view = new DataView(packed.buffer);
  const texts = [];
  for (let place = 0; place < packed.length; ) {
    const start = place + 4;
    place = start + view.getUint32(place, true);
    texts.push(packed.slice(start, place));
  }
  return texts;
};

const byModule = (canvas) => {
  const picture = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  try {
    return unpacked(readLuma(luma(picture), picture.width));
  } catch {
    // Whatever ended the module ends this one picture.
    startAnew();
    return [];
  }
};

/** The bytes in each code, none of them twice. */
export const decode = async (canvas) => {
  await load();
  if (detector) {
    try {
      const texts = await byBrowser(canvas);
      if (texts) return texts;
    } catch {
      // Some browsers name a detector that does not work.
      detector = null;
    }
  }
  return byModule(canvas);
};
