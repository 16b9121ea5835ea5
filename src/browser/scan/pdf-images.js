// An image of a PDF as the browser draws it: photographs in JPEG, and pixels in grey or in red, green and blue.

import { inflated } from "./inflate.js";

const COMPONENTS = { "/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3 };

const components = (file, dictionary) => {
  if (dictionary.ImageMask) return 1;
  const space = file.value(dictionary.ColorSpace);
  const [name, profile] = [space].flat();
  return name === "/ICCBased" ? file.value(file.dictionary(profile)?.N) : COMPONENTS[name];
};

/** Undefined for a kind of image that is not read. */
export const bitmapOf = async (file, image) => {
  const { dictionary } = image;
  const filters = [file.value(dictionary.Filter) ?? []].flat();
  const parameters = file.value([file.value(dictionary.DecodeParms)].flat()[0]);
  const data = file.streamOf(image);
  if (filters.length > 1) return undefined;
  if (filters[0] === "/DCTDecode") return createImageBitmap(new Blob([data], { type: "image/jpeg" }));
  const [width, height] = [dictionary.Width, dictionary.Height].map((side) => file.value(side));
  const colours = components(file, dictionary);
  const bits = dictionary.ImageMask ? 1 : file.value(dictionary.BitsPerComponent);
  if (![1, 3].includes(colours) || ![1, 8].includes(bits) || (bits === 1 && colours === 3)) return undefined;
  const row = Math.ceil((width * colours * bits) / 8);
  const isPredicted = file.value(parameters?.Predictor) >= 10;
  const size = height * (isPredicted ? row + 1 : row);
  const plain = filters[0] === "/FlateDecode" ? await inflated(data, size) : data;
  if (plain.length < size || (filters[0] && filters[0] !== "/FlateDecode")) return undefined;
  const pixels = isPredicted ? unpredicted(plain, row, height, colours) : plain;
  return createImageBitmap(picture(pixels, { width, height, row, colours, bits }));
};

/** What the filters of PNG did to each row is undone; the first byte of a row tells which one it was. */
const unpredicted = (bytes, row, height, distance) => {
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const place = y * row + x;
      const left = x < distance ? 0 : pixels[place - distance];
      const above = y ? pixels[place - row] : 0;
      const aslant = y && x >= distance ? pixels[place - row - distance] : 0;
      pixels[place] = bytes[y * (row + 1) + 1 + x] + predicted(filter, left, above, aslant);
    }
  }
  return pixels;
};

const predicted = (filter, left, above, aslant) => {
  switch (filter) {
    case 1: return left;
    case 2: return above;
    case 3: return (left + above) >> 1;
    case 4: return nearest(left + above - aslant, left, above, aslant);
    default: return 0;
  }
};

/** Paeth's choice. */
const nearest = (guess, left, above, aslant) => {
  const [a, b, c] = [left, above, aslant].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? above : aslant;
};

const picture = (pixels, { width, height, row, colours, bits }) => {
  const image = new ImageData(width, height);
  const { data } = image;
  const grey = (x, y) => (bits === 8 ? pixels[y * row + x] : ((pixels[y * row + (x >> 3)] >> (7 - (x & 7))) & 1) * 255);
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 4) {
      const start = y * row + 3 * x;
      data[place] = colours === 3 ? pixels[start] : grey(x, y);
      data[place + 1] = colours === 3 ? pixels[start + 1] : data[place];
      data[place + 2] = colours === 3 ? pixels[start + 2] : data[place];
      data[place + 3] = 255;
    }
  }
  return image;
};
