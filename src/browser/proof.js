// What the check of a certificate needs of the browser.

/** Inflates zlib (RFC 1950); nothing where it is none, or more than `most` bytes come out. */
export const inflate = async (zlib, most) => {
  try {
    const parts = new Blob([zlib]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bytes = new Uint8Array(most);
    let length = 0;
    for (const reader = parts.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return bytes.subarray(0, length);
      // Throws once it is too much.
      bytes.set(value, length);
      length += value.length;
    }
  } catch {
    return undefined;
  }
};

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const PS256 = { name: "RSA-PSS", saltLength: 32, hash: "SHA-256" };

/** Whether the signature is the key's; nothing where the browser cannot tell, or the key is none. */
export const holds = async (spki, isElliptic, message, signature) => {
  const algorithm = isElliptic ? ES256 : PS256;
  try {
    const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]);
    return await crypto.subtle.verify(algorithm, key, signature, message);
  } catch {
    return undefined;
  }
};

/** Nothing where it is no base64. */
export const fromBase64 = (text) => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Seconds since 1970 of a moment in RFC 3339, or of now. NaN where it is none. */
export const seconds = (moment) => Math.floor((moment ? Date.parse(moment) : Date.now()) / 1000);
