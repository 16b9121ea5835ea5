// The browser's own JSON.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Nothing where the bytes are no JSON object in UTF-8. */
export const parseObject = (bytes) => {
  try {
    // A byte order mark stays, for the parser to refuse.
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * A text; a whole number from 0 on, unless it is too large for JavaScript to be exact; the objects in a list. Nothing
 * for all else.
 */
export const field = (object, name) => {
  const value = object[name];
  if (typeof value === "string" || (Number.isSafeInteger(value) && value >= 0)) return value;
  return Array.isArray(value) ? value.filter(isObject) : undefined;
};
