// One value of a PDF: a number, a name with its slash, a list, a dictionary, or the number of an object. Strings are
// passed over, since nothing of an image stands in one.

const DEEPEST = 20;

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const REFERENCE = /(\d{1,9})\s+\d{1,5}\s+R(?![A-Za-z])/y;
const NUMBER = /[-+]?\d*\.?\d+/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const WORD = /[A-Za-z]+/y;
const HEXADECIMAL = /<[0-9A-Fa-f\s]*>/y;

class Reader {
  constructor(text, place) {
    this.text = text;
    this.place = place;
  }

  take(pattern) {
    pattern.lastIndex = this.place;
    const match = pattern.exec(this.text);
    if (match) this.place = pattern.lastIndex;
    return match;
  }

  isAt(sign) {
    this.take(SPACE);
    return this.text.startsWith(sign, this.place);
  }

  value(depth) {
    // Nothing of use is as deep, so nothing behind it is read.
    if (depth > DEEPEST) this.place = this.text.length;
    if (this.isAt("<<")) return this.dictionary(depth);
    if (this.isAt("[")) return this.list(depth);
    if (this.isAt("(")) return this.string();
    const name = this.take(NAME);
    if (name) return name[0];
    const reference = this.take(REFERENCE);
    if (reference) return { object: Number(reference[1]) };
    const number = this.take(NUMBER);
    if (number) return Number(number[0]);
    const word = this.take(WORD);
    if (word) return word[0] === "true";
    if (!this.take(HEXADECIMAL)) this.place += 1;
    return null;
  }

  dictionary(depth) {
    const entries = Object.create(null);
    this.place += 2;
    while (!this.isAt(">>") && this.place < this.text.length) {
      const name = this.take(NAME);
      const value = this.value(depth + 1);
      if (name) entries[name[0].slice(1)] = value;
    }
    this.place += 2;
    return entries;
  }

  list(depth) {
    const entries = [];
    this.place += 1;
    while (!this.isAt("]") && this.place < this.text.length) entries.push(this.value(depth + 1));
    this.place += 1;
    return entries;
  }

  string() {
    let open = 0;
    do {
      const sign = this.text[this.place];
      if (sign === "(") open += 1;
      if (sign === ")") open -= 1;
      this.place += sign === "\\" ? 2 : 1;
    } while (open && this.place < this.text.length);
    return null;
  }
}

/** The value that begins at a place, and where it ends. */
export const valueAt = (text, place) => {
  const reader = new Reader(text, place);
  const value = reader.value(0);
  return { value, end: reader.place };
};
