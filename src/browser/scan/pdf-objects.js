// The objects of a PDF, found by looking for them and not by its table, which is broken in many files.

import { inflated } from "./inflate.js";
import { valueAt } from "./pdf-values.js";

const MOST_OBJECTS = 50_000;
/** Bytes of the objects that are compressed together. */
const MOST_INFLATED = 8e6;

class PdfFile {
  constructor(bytes) {
    this.bytes = bytes;
    // A letter a byte.
    this.text = new TextDecoder("latin1").decode(bytes);
    this.objects = new Map();
    this.isEncrypted = /\/Encrypt\s+\d+\s+\d+\s+R/.test(this.text);
  }

  /** Those that are dictionaries, with a stream or without. */
  all() {
    return [...this.objects.values()].filter(({ dictionary }) => dictionary);
  }

  /** What stands at an entry, or in the object that it names. */
  value(entry) {
    return entry?.object === undefined ? entry : this.objects.get(entry.object)?.value;
  }

  /** The dictionary of the object that an entry names. */
  dictionary(entry) {
    return this.objects.get(entry?.object)?.dictionary;
  }

  add(number, value, stream) {
    const isDictionary = typeof value === "object" && value !== null && !Array.isArray(value);
    this.objects.set(number, { number, value, dictionary: isDictionary ? value : undefined, stream });
  }

  /** The bytes of an object's stream, as they stand in the file. */
  streamOf({ stream, dictionary }) {
    return this.bytes.subarray(stream, this.endOf(stream, this.value(dictionary.Length)));
  }

  endOf(start, length) {
    const isRight = Number.isInteger(length) && /^\s{0,2}endstream/.test(this.text.slice(start + length, start + length + 12));
    if (isRight) return start + length;
    const end = this.text.indexOf("endstream", start);
    return end < 0 ? this.bytes.length : end;
  }

  findObjects() {
    const heads = /(\d{1,9})\s+\d{1,5}\s+obj\b/g;
    for (let head; (head = heads.exec(this.text)) && this.objects.size < MOST_OBJECTS; ) {
      const { value, end } = valueAt(this.text, heads.lastIndex);
      const mark = /^\s*stream\r?\n/.exec(this.text.slice(end, end + 40));
      const stream = mark ? end + mark[0].length : undefined;
      this.add(Number(head[1]), value, stream);
      // Nothing in a stream is an object, whatever it looks like.
      heads.lastIndex = Math.max(heads.lastIndex, stream === undefined ? end : this.endOf(stream, value?.Length));
    }
  }

  async findCompressedObjects() {
    for (const object of this.all().filter(({ dictionary }) => dictionary.Type === "/ObjStm")) {
      const inside = await inflated(this.streamOf(object), MOST_INFLATED).catch(() => new Uint8Array());
      const text = new TextDecoder("latin1").decode(inside);
      const first = this.value(object.dictionary.First);
      const places = text.slice(0, first).trim().split(/\s+/).map(Number);
      for (let index = 0; index + 1 < places.length && this.objects.size < MOST_OBJECTS; index += 2) {
        const [number, place] = places.slice(index, index + 2);
        if (!this.objects.has(number)) this.add(number, valueAt(text, first + place).value);
      }
    }
  }
}

export const objectsIn = async (bytes) => {
  const file = new PdfFile(bytes);
  file.findObjects();
  await file.findCompressedObjects();
  return file;
};
