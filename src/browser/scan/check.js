// Certificates, checked by the Wasm module; what it asks the browser for.

import { check as checkOne } from "checker";

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const PS256 = { name: "RSA-PSS", saltLength: 32, hash: "SHA-256" };

// Each answers with nothing where it cannot.
const host = {
  async inflate(compressed, format, most) {
    try {
      const parts = new Blob([compressed]).stream().pipeThrough(new DecompressionStream(format));
      const bytes = new Uint8Array(most);
      let length = 0;
      for (const reader = parts.getReader(); ; ) {
        const { done, value } = await reader.read();
        if (done) return bytes.slice(0, length);
        // Throws once it is too much.
        bytes.set(value, length);
        length += value.length;
      }
    } catch {
      return undefined;
    }
  },
  async holds(spki, isElliptic, message, signature) {
    const algorithm = isElliptic ? ES256 : PS256;
    try {
      const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
      return await crypto.subtle.verify(algorithm, key, signature, message);
    } catch {
      return undefined;
    }
  },
  bytes(base64) {
    try {
      return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    } catch {
      return undefined;
    }
  },
  base64: (bytes) => btoa(String.fromCharCode(...bytes)),
  seconds: (moment) => Math.floor((moment ? Date.parse(moment) : Date.now()) / 1000),
};

/** A list of texts for each of the contents; crates/checker says what they mean. */
export const check = async (contents, trust, subject) => {
  const answers = [];
  for (const content of contents) {
    answers.push(await checkOne(content, trust, subject, host));
  }
  return answers;
};
