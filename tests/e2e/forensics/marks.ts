// Values that nobody can mistake for anything else, and all the ways in which a file may spell them.

import { createHash, randomInt } from 'node:crypto';

export type Mark = { readonly what: string; readonly value: string };

export type Spelling = { readonly how: string; readonly bytes: Buffer; readonly unit: 1 | 2 };

export function spellings({ value }: Mark): Spelling[] {
  const texts = new Set([value, value.toLowerCase(), value.toUpperCase()]);
  if (/^\d{10}$/.test(value)) texts.add(`${value.slice(0, 5)} ${value.slice(5)}`);
  for (const text of [...texts]) {
    texts.add(encodeURIComponent(text));
    texts.add(encodeURIComponent(text).replaceAll('%20', '+'));
  }
  const hex = Buffer.from(value).toString('hex');
  return [
    ...[...texts].flatMap((text) => [
      { how: 'UTF-8', bytes: Buffer.from(text), unit: 1 as const },
      { how: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le'), unit: 2 as const },
      { how: 'UTF-16BE', bytes: Buffer.from(text, 'utf16le').swap16(), unit: 2 as const },
    ]),
    ...[...new Set([hex, hex.toUpperCase()])].map((text) => ({ how: 'hex', bytes: Buffer.from(text), unit: 1 as const })),
    ...[0, 1, 2].map((before) => ({ how: 'base64', bytes: Buffer.from(base64(value, before)), unit: 1 as const })),
  ];
}

/** The characters that a value has in the base64 of a longer text, so many bytes after a whole triple of them. */
function base64(value: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
  return bytes.toString('base64url').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** The places of a spelling. Digits stand alone: six of them are part of some longer number in many files. */
export function places(bytes: Buffer, spelling: Spelling): number[] {
  const found: number[] = [];
  const isDigits = /^[\d\0]+$/.test(spelling.bytes.toString('latin1'));
  for (let at = bytes.indexOf(spelling.bytes); at >= 0; at = bytes.indexOf(spelling.bytes, at + 1)) {
    if (!isDigits || !touchesDigit(bytes, at, spelling)) found.push(at);
  }
  return found;
}

function touchesDigit(bytes: Buffer, at: number, { bytes: { length }, unit }: Spelling): boolean {
  const isDigit = (from: number) => /^\0?\d\0?$/.test(bytes.toString('latin1', Math.max(0, from), from + unit));
  return isDigit(at - unit) || isDigit(at + length);
}

/** Of the text in a QR code, what nobody could guess: the end of its signature. */
export function endOf(signed: string): string {
  return signed.slice(-40);
}

/** A citizen whose every value is a mark. */
export class MarkedPerson {
  readonly mobile = `7${digits(9)}`;
  readonly referenceId = `8${digits(13)}`;
  readonly name = `Quillonia ${word()} Zyxwanski`;
  private readonly certificateId = `CERT-${word()}`;
  private readonly batch = `BATCH-${word()}`;
  private readonly vaccinator = `Vaccinator ${word()}`;
  private readonly facility = `Facility ${word()}`;

  /** What the backend imports. */
  get csv(): string {
    const columns = {
      mobile: this.mobile,
      beneficiary_reference_id: this.referenceId,
      name: this.name,
      birth_year: '1978',
      gender: 'Female',
      photo_id_type: 'Driving License',
      photo_id_number: '',
      vaccination_status: 'Partially Vaccinated',
      certificate_id: this.certificateId,
      dose: '1',
      vaccine: 'COVISHIELD',
      dose_date: '12-03-2021',
      batch: this.batch,
      vaccinated_by: this.vaccinator,
      facility: this.facility,
      district: 'Satara',
      state: 'Maharashtra',
    };
    return `${Object.keys(columns).join(',')}\n${Object.values(columns).join(',')}\n`;
  }

  get marks(): Mark[] {
    const { mobile, referenceId, name, certificateId, batch, vaccinator, facility } = this;
    const values = { mobile, 'reference id': referenceId, name, 'certificate id': certificateId, batch, vaccinator, facility };
    return Object.entries(values).map(([what, value]) => ({ what, value }));
  }
}

/** A code, and what goes over the wire in its place: a million tries find the one from the other. */
export function codeMarks(code: string): Mark[] {
  const digest = createHash('sha256').update(code).digest();
  return [
    { what: 'code', value: code },
    { what: 'digest of the code', value: digest.toString('hex') },
    { what: 'digest of the code in base64', value: digest.toString('base64url') },
  ];
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

/** Ten letters that stand in no dictionary. */
export function word(): string {
  return Array.from({ length: 10 }, (_, place) => (place % 2 ? 'qxzwv' : 'aeiou')[randomInt(5)]).join('');
}
