// The language that is spoken. src/loader.js fetches its texts, and says so to the window when it is another one.

import { fillIn } from "./fields.js";

/** A line for each text. */
export const texts = () => globalThis.texts;

/** Whether the number takes the singular. */
export const isOne = (number) => new Intl.PluralRules(document.documentElement.lang).select(number) === "one";

/** Calls when another language is spoken. All is drawn anew; what was typed is in the new fields before the next key,
 * and what was open is open. */
export const onLanguage = (call) =>
  addEventListener("language", () => {
    const isOpen = [...document.querySelectorAll("main details")].map(({ open }) => open);
    const typed = [...document.querySelectorAll("main input:not([type=file])")].map(({ id, value }) => [id, value]);
    document.documentElement.dataset.redrawn = "";
    call();
    setTimeout(() => {
      delete document.documentElement.dataset.redrawn;
      for (const [place, part] of document.querySelectorAll("main details").entries()) part.open = isOpen[place];
      for (const [id, text] of typed) fillIn(id, text);
    });
  });
