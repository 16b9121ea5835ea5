// What the style page asks of the browser.

/** The names of all custom properties that the app's sheet gives to the root, in their order, a line each. */
export const tokens = () => {
  const names = new Set();
  for (const { cssRules } of document.styleSheets) {
    for (const { selectorText, style } of cssRules) {
      if (!/^:root\b/.test(selectorText ?? "")) continue;
      for (const name of style) if (name.startsWith("--")) names.add(name);
    }
  }
  return [...names].join("\n");
};

/** As it is now, in this scheme and language. */
export const valueOf = (token) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

export const onScheme = (call) => matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => call());

/** What the address asks for under this name. */
export const asked = (name) => new URLSearchParams(location.search).get(name) ?? undefined;

export const setLanguage = (tag, direction) => Object.assign(document.documentElement, { lang: tag, dir: direction });

/** A disclosure opens by its reader alone, so that there is no way in the app to draw one open. */
export const openMarked = () => {
  for (const disclosure of document.querySelectorAll("[data-opened] > details")) disclosure.open = true;
};
