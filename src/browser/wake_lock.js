// The screen stays on while somebody scans it.

let lock;
let last = Promise.resolve();

const turn = async (isWanted) => {
  try {
    await lock?.release();
    lock = isWanted ? await navigator.wakeLock.request("screen") : undefined;
  } catch {
    lock = undefined;
  }
};

/**
 * A browser that cannot, or a battery that is low, refuses; the screen then goes dark as always. One after the other: a
 * lock that comes once nobody wants it any more would stay.
 */
export const keepAwake = (isWanted) => {
  last = last.then(() => turn(isWanted));
};
