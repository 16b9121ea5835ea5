// Compressed bytes, no more of them than are wanted.

/** Ends when there are enough, and at the end of what can be read: many files have a few bytes more or less. */
export const inflated = async (bytes, most) => {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  try {
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, most - length));
      length += parts.at(-1).length;
    }
    await reader.cancel();
  } catch (error) {
    if (!length) throw error;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};
