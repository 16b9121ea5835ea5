// The screen stays on while somebody scans it.

let lock;

/** A browser that cannot, or a battery that is low, refuses; the screen then goes dark as always. */
export const keepAwake = async (isWanted) => {
  try {
    await lock?.release();
    lock = isWanted ? await navigator.wakeLock.request("screen") : undefined;
  } catch {
    lock = undefined;
  }
};
