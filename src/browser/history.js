// The address bar. Entries hold a constant path and no state: `history.state` would reach the disk.

// Each screen begins at its top; the browser would scroll a page that comes back to where another one was left.
history.scrollRestoration = "manual";

export const currentPath = () => location.pathname;

// Browsers refuse a page that changes its address too often; the page works without.
const attempt = (change) => {
  try {
    change();
  } catch {
    // As above.
  }
};

export const pushPath = (path) => attempt(() => history.pushState(null, "", path));

export const replacePath = (path) => attempt(() => history.replaceState(null, "", path));

export const goBack = () => attempt(() => history.back());

export const goForward = () => attempt(() => history.forward());

export const startOverWhenRestored = () =>
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
