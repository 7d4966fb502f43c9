import type { Row } from "../rows/Row.js";
import { utf8Of } from "../rows/utf8Of.js";

/** What a cell with a ciphertext may contain: base64, with line breaks, and with the escapes of JSON. */
const CONTENT = /[A-Za-z0-9+/=\\\s]*/y;

/** Whether bytes are a row as it was, or with other ciphertexts. A machine that crashes may leave anything in a file. */
export function isRewritten(row: Row, bytes: Buffer): boolean {
  if (bytes.equals(row.original)) {
    return true;
  }
  const { content } = row;
  const text = utf8Of(bytes);
  if (content === "keep" || "problem" in content || text === undefined) {
    return false;
  }
  const cells = [...content.cells].sort((one, other) => one.start - other.start);
  let at = 0;
  let position = 0;
  for (const cell of cells) {
    const between = content.text.slice(at, cell.start);
    if (!text.startsWith(between, position)) {
      return false;
    }
    CONTENT.lastIndex = position + between.length;
    CONTENT.test(text);
    position = CONTENT.lastIndex;
    at = cell.end;
  }
  return text.slice(position) === content.text.slice(at);
}
