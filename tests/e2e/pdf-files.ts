// PDF files with images in them, as several programs write them.

import { deflateSync } from 'node:zlib';

import { filtered, inBits, type Grey } from './codes';

/** An object: its dictionary without the brackets, and its stream. */
export type PdfObject = { readonly entries: string; readonly stream?: Buffer };

/** One of which nothing is to be read. */
export const NOTHING: PdfObject = { entries: '' };

/** Objects in their order, the first is number 1. No table of them: it is not looked at. */
export function pdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts = objects.map(({ entries, stream }, index) => {
    const head = `${index + 1} 0 obj\n<< ${entries} >>\n`;
    return stream
      ? Buffer.concat([Buffer.from(`${head}stream\n`), stream, Buffer.from('\nendstream\nendobj\n')])
      : Buffer.from(`${head}endobj\n`);
  });
  return Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'), ...parts, Buffer.from(`trailer << ${trailer} >>\n%%EOF`)]);
}

const size = ({ width, height }: Grey) => `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;

function compressed(entries: string, pixels: Buffer, length?: string): PdfObject {
  const stream = deflateSync(pixels);
  return { entries: `${entries} /Filter /FlateDecode /Length ${length ?? stream.length}`, stream };
}

/** As our own certificates hold it: eight bits a pixel. */
export function greyImage(grey: Grey, more = '', length?: string): PdfObject {
  return compressed(`${size(grey)} /ColorSpace /DeviceGray /BitsPerComponent 8 ${more}`, grey.luma, length);
}

export function blackAndWhiteImage(grey: Grey): PdfObject {
  return compressed(`${size(grey)} /ColorSpace /DeviceGray /BitsPerComponent 1`, inBits(grey));
}

export function filteredImage(grey: Grey, filter: 1 | 2): PdfObject {
  const parameters = `/DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 8 /Columns ${grey.width} >>`;
  return compressed(`${size(grey)} /ColorSpace /DeviceGray /BitsPerComponent 8 ${parameters}`, filtered(grey, filter));
}

/** With a colour space in an object of its own. */
export function colourImage(grey: Grey, space: string): PdfObject {
  const pixels = Buffer.from([...grey.luma].flatMap((luma) => [luma, luma, luma]));
  return compressed(`${size(grey)} /ColorSpace ${space} /BitsPerComponent 8`, pixels);
}

export function photograph(grey: Grey, jpeg: Buffer): PdfObject {
  const entries = `${size(grey)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/DCTDecode] /Length ${jpeg.length}`;
  return { entries, stream: jpeg };
}

/** Objects without a stream, compressed together. */
export function together(objects: readonly (readonly [number: number, value: string])[]): PdfObject {
  const values = objects.map(([, value]) => `${value} `);
  let start = 0;
  const places = objects.map(([number], index) => {
    const place = `${number} ${start}`;
    start += values[index]?.length ?? 0;
    return place;
  });
  const head = `${places.join(' ')} `;
  return compressed(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, Buffer.from(head + values.join('')));
}
