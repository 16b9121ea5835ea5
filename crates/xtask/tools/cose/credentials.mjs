// Whether what the backend signs is what others read: @auth0/cose checks the signatures. Reads a file that
// credentials.py has written: the trusted keys, and the credentials with what the record says.

import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { Sign1 } from "@auth0/cose";
import { decode as fromBase45 } from "base45";
import { decode as fromCbor } from "cbor-x";
import { importSPKI } from "jose";

const HEALTH_CERTIFICATE = -260;
const EVERY = 7;

const { keys, credentials } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const pem = (spki) => `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
const trusted = new Map();
for (const { kid, spki } of keys) {
  trusted.set(kid, await importSPKI(pem(spki), "ES256"));
}

/** What was signed, or nothing where cose does not like it. */
async function held(bytes) {
  try {
    const signed = Sign1.decode(bytes);
    const kid = Buffer.from(signed.protectedHeaders.get(4)).toString("base64");
    await signed.verify(trusted.get(kid));
    return fromCbor(signed.payload);
  } catch {
    return null;
  }
}

function demand(holds, what) {
  if (!holds) throw new Error(what);
}

const part = (map, key) => (map instanceof Map ? map.get(key) : map[key]);

let refused = 0;
demand(credentials.length > 0, "there is no credential");
for (const { hcert, name, dose, day } of credentials) {
  const bytes = inflateSync(fromBase45(hcert.slice("HC1:".length)));
  const claims = await held(bytes);
  demand(claims, "cose refused a credential");
  const certificate = part(part(claims, HEALTH_CERTIFICATE), 1);
  const entry = part(certificate, "v")[0];
  demand(part(part(certificate, "nam"), "fn") === name, "the credential has another name");
  demand(part(entry, "dn") === dose && part(entry, "dt") === day, "the credential is of another dose");
  for (let place = 0; place < bytes.length; place += EVERY) {
    const tampered = Buffer.from(bytes);
    tampered[place] ^= 1;
    demand((await held(tampered)) === null, `cose took a credential whose byte ${place} was changed`);
    refused += 1;
  }
}
console.log(`${credentials.length} credentials hold by cose, ${refused} that were changed do not`);
