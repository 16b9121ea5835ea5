// Certificates as they came over the wire, taken apart and changed: what somebody does who forges them.

import { createHash, generateKeyPairSync } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

import { expect, type Page, type Route } from '@playwright/test';

import { CREDENTIALS, TRUST } from './network';

export type Listed = { credentials: { dose: number; hcert: string }[] };
export type Trust = {
  keys: { kid: string; issuer: string; spki: string; not_before?: string; not_after?: string }[];
  revoked?: string;
};

const PREFIX = 'HC1:';
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** In CBOR: 64 bytes, which the signature is; and none. */
const HEAD_OF_SIGNATURE = Buffer.of(0x58, 64);
const NO_BYTES = Buffer.of(0x40);

/** The certificate before it was compressed; the signature are its last bytes. */
function signed(hcert: string): Buffer {
  expect(hcert.startsWith(PREFIX), 'What a certificate begins with').toBe(true);
  return inflateSync(fromBase45(hcert.slice(PREFIX.length)));
}

function text(signed: Buffer): string {
  return PREFIX + toBase45(deflateSync(signed));
}

/** A letter of the text is another one: what a scratch does, or a careless hand. */
export function misspelt(hcert: string): string {
  const place = Math.floor(hcert.length / 2);
  return hcert.slice(0, place) + (hcert[place] === 'A' ? 'B' : 'A') + hcert.slice(place + 1);
}

/** It tells of a day a year later, and is whole otherwise. */
export function redated(hcert: string): string {
  const bytes = signed(hcert);
  const place = bytes.indexOf('2021-');
  expect(place, 'The day of the dose').toBeGreaterThan(0);
  bytes.write('2022-', place);
  return text(bytes);
}

export function withoutSignature(hcert: string): string {
  const bytes = signed(hcert);
  const head = bytes.length - 64 - HEAD_OF_SIGNATURE.length;
  expect(bytes.subarray(head, head + HEAD_OF_SIGNATURE.length)).toEqual(HEAD_OF_SIGNATURE);
  return text(Buffer.concat([bytes.subarray(0, head), NO_BYTES]));
}

/** An entry of the list of those that were called back, in base64. */
export function revocationOf(hcert: string): string {
  const id = /URN:UVCI:[0-9A-Z:]+#[0-9A-Z]/.exec(signed(hcert).toString('latin1'))?.[0];
  expect(id, 'The id of the certificate').toBeDefined();
  return createHash('sha256').update(id ?? '').digest().subarray(0, 8).toString('base64');
}

/** The public half of a key that signed nothing. */
export function foreignKey(): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** What the backend answered, as it came. */
export class Wire {
  private listed: Listed = { credentials: [] };
  private trusted: Trust = { keys: [] };

  /** Each answer is passed on as these make it. */
  static async of(page: Page, {
    list = (listed) => listed, trust = (trusted) => trusted,
  }: {
    list?: (listed: Listed, of: (id: string) => Promise<Listed>) => Listed | Promise<Listed>;
    /** The page may ask for these first, so the certificates are yet to come. */
    trust?: (trusted: Trust, listed: Promise<Listed>) => Trust | Promise<Trust>;
  } = {}): Promise<Wire> {
    const wire = new Wire();
    let hasListed: (listed: Listed) => void = () => {};
    const listed = new Promise<Listed>((resolve) => (hasListed = resolve));
    await page.route(CREDENTIALS, async (route) => {
      wire.listed = await answerTo<Listed>(route);
      hasListed(wire.listed);
      const of = async (id: string) => {
        const url = new URL(route.request().url());
        url.searchParams.set('beneficiary_reference_id', id);
        return answerTo<Listed>(route, url.href);
      };
      await route.fulfill({ json: await list(structuredClone(wire.listed), of) });
    });
    await page.route(TRUST, async (route) => {
      wire.trusted = await answerTo<Trust>(route);
      await route.fulfill({ json: await trust(structuredClone(wire.trusted), listed) });
    });
    return wire;
  }

  /** The texts of the certificates, in the order of the doses. */
  get texts(): string[] {
    return this.listed.credentials.map(({ hcert }) => hcert);
  }

  get kid(): string {
    return this.trusted.keys[0]?.kid ?? '';
  }
}

async function answerTo<T>(route: Route, url = route.request().url()): Promise<T> {
  const response = await route.fetch({ url });
  expect(response.status(), 'What the backend says').toBe(200);
  return (await response.json()) as T;
}

function fromBase45(text: string): Buffer {
  const bytes: number[] = [];
  for (let place = 0; place < text.length; place += 3) {
    const group = [...text.slice(place, place + 3)].map((letter) => BASE45.indexOf(letter));
    const number = group.reduceRight((sum, digit) => sum * 45 + digit, 0);
    bytes.push(...(group.length === 3 ? [number >> 8, number & 255] : [number]));
  }
  return Buffer.from(bytes);
}

function toBase45(bytes: Buffer): string {
  let text = '';
  for (let place = 0; place < bytes.length; place += 2) {
    const group = bytes.subarray(place, place + 2);
    let number = group.reduce((sum, byte) => sum * 256 + byte, 0);
    for (let digit = 0; digit <= group.length; digit += 1) {
      text += BASE45[number % 45];
      number = Math.floor(number / 45);
    }
  }
  return text;
}
