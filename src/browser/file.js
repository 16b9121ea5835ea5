// Handing a file over: saved by the browser, or given to another app.

// Firefox needs the address of a download for some seconds more.
const REVOKE_AFTER_MS = 10_000;

// The addresses of files that the browser may still be reading, the oldest first.
const handedOut = [];

/** Revokes the oldest addresses, at most so many. */
export const revoke = (count) => {
  for (const address of handedOut.splice(0, count)) URL.revokeObjectURL(address);
};

export const isPdf = (bytes) => String.fromCharCode(...bytes.subarray(0, 5)) === "%PDF-";

/** In CSS pixels: what a scanner can read once a messenger has made the picture smaller. */
const MODULE = 10;

/** A PNG of a path on white, whose square is so many modules wide. Nothing where the browser cannot. */
export const png = async (path, side) => {
  try {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side * MODULE;
    const pen = canvas.getContext("2d", { alpha: false });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.width);
    pen.scale(MODULE, MODULE);
    pen.fillStyle = "#000";
    pen.fill(new Path2D(path));
    const picture = await new Promise((done) => canvas.toBlob(done));
    // A canvas may outlive the page that let go of it.
    canvas.width = canvas.height = 0;
    return new Uint8Array(await picture.arrayBuffer());
  } catch {
    return undefined;
  }
};

/** False where the browser refuses. */
export const save = (bytes, name, type) => {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    handedOut.push(link.href);
    setTimeout(() => revoke(1), REVOKE_AFTER_MS);
    return true;
  } catch {
    return false;
  }
};

const shared = (bytes, name, type) => ({ files: [new File([bytes], name, { type })] });

export const canShare = () => {
  try {
    return navigator.canShare(shared("%PDF-", "a.pdf", "application/pdf"));
  } catch {
    return false;
  }
};

/** What went wrong, by the name that browsers give it; nothing where nothing did. */
export const share = async (bytes, name, type) => {
  try {
    await navigator.share(shared(bytes, name, type));
    return undefined;
  } catch (error) {
    return error.name;
  }
};
