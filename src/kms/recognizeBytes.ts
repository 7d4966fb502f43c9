import { fromBase64 } from "../runtime/base64.js";
import { isBytes } from "../runtime/typeGuards.js";

const ENCRYPTION_SDK = "a message of the AWS Encryption SDK, which only that library decrypts";
const S3_CLIENT = "metadata of S3 client-side encryption, which only the S3 Encryption Client decrypts";

/** Says what bytes are that were passed as a ciphertext, and what to do; `undefined` if they may be a ciphertext. */
export function recognizeBytes(bytes: unknown): string | undefined {
  if (!isBytes(bytes) || bytes.byteLength < 16) {
    return undefined;
  }
  if (isEncryptionSdkMessage(bytes)) {
    return ENCRYPTION_SDK;
  }
  const latin1 = new TextDecoder("latin1").decode(bytes);
  // The replacement character of Unicode, in UTF-8.
  if (latin1.split("\xEF\xBF\xBD").length > 3) {
    return "bytes that were decoded as text, which destroyed them";
  }
  // Without the zeros of UTF-16, without a byte order mark, and without the quotes of JSON.
  const text = latin1
    .replace(/\0([ -~\s])|([ -~\s])\0/g, "$1$2")
    .replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, "")
    .trim()
    .replace(/^"(.*)"$/, "$1");
  return /^[ -~\s]*$/.test(text) ? recognizeText(text) : undefined;
}

/** Version 1 of the format begins with version and type, version 2 with version and algorithm. */
const isEncryptionSdkMessage = ([first, second = 0, third]: Uint8Array): boolean =>
  (first === 1 && second === 0x80) || (first === 2 && second >> 1 === 2 && third === 0x78);

function recognizeText(text: string): string {
  if (/^[{[]/.test(text)) {
    return /"(x-amz-meta-)?x-amz-(key|iv|cek|wrap|matdesc|\w")/i.test(text)
      ? S3_CLIENT
      : "JSON text: pass the bytes that it contains";
  }
  if (/^(0x|\\x)?([\da-f]{2}[\s:]?){16,}$/i.test(text)) {
    return "hexadecimal text: decode it first";
  }
  const decoded = decodeBase64(text.replace(/^data:.*;base64,/i, ""));
  if (!decoded) {
    return `${text.startsWith("-----BEGIN ") ? "PEM text" : "text"}: pass the bytes that KMS returned`;
  }
  return isEncryptionSdkMessage(decoded) ? ENCRYPTION_SDK : "base64 text: decode it first";
}

/**
 * Base64 in its usual form, or in that of URLs if it has all kinds of digits, as few names have. Line breaks are allowed;
 * spaces would let prose pass.
 */
function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\r\n]/g, "");
  if (
    !/^[\w+/-]+={0,2}$/.test(digits) ||
    (/[_-]/.test(digits) && !/^(?=.*\d)(?=.*[a-z]).*[A-Z]/.test(digits))
  ) {
    return undefined;
  }
  const usual = digits.replace(/-/g, "+").replace(/_/g, "/").replace(/=+$/, "");
  return fromBase64(usual.padEnd((usual.length + 3) & ~3, "="));
}
