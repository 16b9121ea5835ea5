// One entry in the tab's storage. It is denied in some private modes, and sometimes full: then nothing is kept.

const KEY = "code-under-way";

const attempt = (use) => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

export const keep = (entry) => attempt((storage) => storage.setItem(KEY, entry));

export const kept = () => attempt((storage) => storage.getItem(KEY)) ?? undefined;

export const forget = () => attempt((storage) => storage.removeItem(KEY));
