import { isUtf8 } from "node:buffer";
import { parseJson } from "../../arguments/parseJson.js";
import { FileProblem } from "./FileProblem.js";

/** A file that is one ciphertext. */
export interface CiphertextFile {
  readonly blob: Uint8Array;
  /** The content of the file with another ciphertext, in the same form. */
  readonly write: (blob: Uint8Array) => Buffer;
}

/** More is certainly not one ciphertext of up to 6144 bytes, even in base64 with line breaks. */
export const MAXIMUM_CIPHERTEXT_FILE = 64 * 1024;

const MARK = "\ufeff";

/**
 * Reads a file that is one ciphertext: its bytes, or base64 of them. Base64 is written back with the line breaks, the alphabet,
 * the padding and the space around it that it had.
 *
 * @throws {@link FileProblem} when it can be neither.
 */
export function readCiphertextFile(content: Buffer): CiphertextFile {
  const form = readBase64(content);
  if (form !== undefined) {
    return form;
  }
  const problem = problemOf(content);
  if (problem !== undefined) {
    throw new FileProblem(problem);
  }
  return { blob: content, write: (blob) => Buffer.from(blob) };
}

function problemOf(content: Buffer): string | undefined {
  if (content.length === 0) {
    return "The file is empty";
  }
  if (!isUtf8(content)) {
    return undefined;
  }
  const text = content.toString("utf8");
  if (text.trim() === "") {
    return "The file has nothing but space";
  }
  if (/^[{[]/.test(text.trimStart()) && "value" in parseJson(text)) {
    return "The file is JSON: name the field with its ciphertext with --field";
  }
  return isText(text)
    ? "The file is text, but not base64; for rows with ciphertexts, use --field"
    : undefined;
}

/** Whether there is nothing but printable characters. Ciphertexts of KMS have others. */
const isText = (text: string): boolean => text.length >= 16 && !/[^\P{C}\r\n\t\ufeff]/u.test(text);

function readBase64(content: Buffer): CiphertextFile | undefined {
  const all = content.toString("latin1");
  const mark = content.toString("utf8").startsWith(MARK) ? all.slice(0, 3) : "";
  const text = all.slice(mark.length);
  const [, before = "", body = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const lines = body.split(/\r?\n/);
  const digits = lines.join("");
  // A wrong length is a mistake in base64: real ciphertexts have bytes that base64 does not have.
  if (digits.length < 2 || !(/^[\w-]+={0,2}$/.test(digits) || /^[A-Za-z0-9+/]+={0,2}$/.test(digits))) {
    return undefined;
  }
  const isPadded = digits.endsWith("=") || digits.length % 4 === 0;
  if (digits.replace(/=+$/, "").length % 4 === 1 || (digits.endsWith("=") && digits.length % 4 !== 0)) {
    throw new FileProblem(`The file is base64 of ${digits.length} characters, which is cut short`);
  }
  const encoding = /[-_]/.test(digits) ? "base64url" : "base64";
  const width = lines.length > 1 ? (lines[0]?.length ?? 0) : Number.POSITIVE_INFINITY;
  const lineBreak = body.includes("\r\n") ? "\r\n" : "\n";
  const write = (blob: Uint8Array): Buffer => {
    const encoded = padded(Buffer.from(blob).toString(encoding), isPadded);
    return Buffer.from(`${mark}${before}${wrapped(encoded, width, lineBreak)}${after}`, "latin1");
  };
  return { blob: Buffer.from(digits, encoding), write };
}

/** With its padding, or without. Node.js writes base64 with it, and base64url without. */
const padded = (encoded: string, isPadded: boolean): string => {
  const bare = encoded.replace(/=+$/, "");
  return isPadded ? bare.padEnd(Math.ceil(bare.length / 4) * 4, "=") : bare;
};

function wrapped(text: string, width: number, lineBreak: string): string {
  if (text.length <= width) {
    return text;
  }
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) {
    lines.push(text.slice(at, at + width));
  }
  return lines.join(lineBreak);
}
