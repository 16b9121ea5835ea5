// Handing a PDF over: saved by the browser, or given to another app.

const PDF = { type: "application/pdf" };

// Firefox needs the address of a download for some seconds more.
const REVOKE_AFTER_MS = 10_000;

// The addresses of files that the browser may still be reading, the oldest first.
const handedOut = [];

/** Revokes the oldest addresses, at most so many. */
export const revoke = (count) => {
  for (const address of handedOut.splice(0, count)) URL.revokeObjectURL(address);
};

export const isPdf = (bytes) => String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";

/** False where the browser refuses. */
export const save = (bytes, name) => {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], PDF));
    link.download = name;
    link.click();
    handedOut.push(link.href);
    setTimeout(() => revoke(1), REVOKE_AFTER_MS);
    return true;
  } catch {
    return false;
  }
};

const shared = (bytes, name) => ({ files: [new File([bytes], name, PDF)] });

export const canShare = () => {
  try {
    return navigator.canShare(shared("%PDF-", "a.pdf"));
  } catch {
    return false;
  }
};

/** What went wrong, by the name that browsers give it; nothing where nothing did. */
export const share = async (bytes, name) => {
  try {
    await navigator.share(shared(bytes, name));
    return undefined;
  } catch (error) {
    return error.name;
  }
};
