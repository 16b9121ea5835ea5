// Canvases that pictures are drawn on to be read, and that keep nothing afterwards.

const create = (width, height) => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  // Without this, some browsers keep the pixels where reading them back is slow.
  canvas.getContext("2d", { willReadFrequently: true });
  return canvas;
};

/** Calls `read` with a part of the source, drawn at a scale on white paper, and lets the pixels go. */
export const drawn = async (source, { x = 0, y = 0, width, height, scale, margin = 0 }, read) => {
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = create(across + 2 * margin, down + 2 * margin);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  // What is drawn larger keeps its edges.
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, x, y, width, height, margin, margin, across, down);
  try {
    return await read(canvas);
  } finally {
    canvas.width = 0;
    canvas.height = 0;
  }
};
