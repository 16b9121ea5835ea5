// Reads QR codes by camera and out of files, and checks certificates. The page loads this when it needs one of them, and
// not before: loader.js passes on what src/browser/scan.rs asks for.

import { close, open } from "./camera.js";
import { check } from "./check.js";
import { forget, load } from "./decoder.js";
import { readFile } from "./file.js";

const ORDERS = {
  load,
  close,
  open: (id, tell) => open(document.getElementById(id), tell),
  async check(_, [contents, trust, subject]) {
    await load();
    try {
      return await check(contents, trust, subject);
    } finally {
      forget();
    }
  },
  async read(id) {
    const input = document.getElementById(id);
    let isTried = true;
    try {
      await load();
      return await readFile(input.files[0]);
    } catch (error) {
      isTried = error.reason !== "not-loaded";
      throw error;
    } finally {
      // None is kept there, and the same one can be picked again; what could not be tried can be tried again.
      if (isTried) input.value = "";
      forget();
    }
  },
};

/** What came of it, or a word that says why nothing did. */
export const scan = async (order, ...details) => {
  try {
    return await ORDERS[order](...details);
  } catch (error) {
    return error.reason ?? "unreadable";
  }
};
