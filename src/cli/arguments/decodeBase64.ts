/** The outcome of reading base64: the bytes, or what is wrong with the text. */
export type DecodedBase64 = { readonly bytes: Uint8Array } | { readonly problem: string };

/** Which line breaks and spaces may be part of base64: tools wrap it at 64 or 76 characters. */
const SPACE = /[ \t\r\n]+/g;

/**
 * Reads base64 strictly. The AWS CLI ignores characters that do not belong there, and then sends other bytes than were
 * meant. The text itself is in no message: it may be a secret.
 */
export function decodeBase64(text: string): DecodedBase64 {
  const digits = text.replace(SPACE, "");
  const foreign = /[^A-Za-z0-9+/=]/u.exec(digits);
  if (foreign !== null) {
    const [character] = foreign;
    const isUrlSafe = character === "-" || character === "_";
    const why = isUrlSafe ? "belongs to base64url: replace - by + and _ by /" : "does not belong there";
    return { problem: `Invalid base64: the character ${printable(character)} ${why}` };
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) {
    return { problem: "Invalid base64: a = stands before the end" };
  }
  if (digits.length % 4 !== 0) {
    return {
      problem: `Invalid base64: it has ${digits.length} characters, which is not a multiple of 4, so it is cut short or lacks its padding`,
    };
  }
  return { bytes: new Uint8Array(Buffer.from(digits, "base64")) };
}

const printable = (character: string): string =>
  /[\p{Cc}\p{Cf}\p{Zs}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : `'${character}'`;

/** In which encoding bytes seem to be text, which is the commonest mistake with `fileb://`. */
export function encodingOf(bytes: Uint8Array): "base64" | "hexadecimal" | undefined {
  const text = Buffer.from(bytes).toString("latin1").replace(SPACE, "");
  if (text.length < 16) {
    return undefined;
  }
  if (/^(?:[0-9a-fA-F]{2})+$/.test(text)) {
    return "hexadecimal";
  }
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? "base64" : undefined;
}
