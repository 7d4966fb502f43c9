import { isObject, isString } from "../../../runtime/typeGuards.js";
import { parseJson } from "../../arguments/parseJson.js";
import { utf8Of } from "./utf8Of.js";

/** A row of a failure file. */
export interface FailureRow {
  /** Its line in the file that it failed in. */
  readonly line: number;
  /** Its bytes there. */
  readonly row: Buffer;
  /** The header that it belongs to; of CSV. */
  readonly header?: string;
  /** The name and the message of the error. */
  readonly name: string;
  readonly message: string;
}

const MEMBERS = ["line", "id", "error", "row", "rowBase64", "header"];

/** What each line of a failure file starts with. */
const START = Buffer.from('{"line":');

/** Whether bytes may be a line of a failure file. */
export const startsAsFailure = (bytes: Buffer): boolean =>
  bytes.length >= START.length && START.compare(bytes, 0, START.length) === 0;

/** Reads a line of a failure file; returns `undefined` for any other. */
export function parseFailureRow(bytes: Buffer): FailureRow | undefined {
  // Most rows are not one, and parsing them would take long.
  if (!startsAsFailure(bytes)) {
    return undefined;
  }
  const parsed = parseJson(utf8Of(bytes) ?? "");
  const value = "value" in parsed && isObject(parsed.value) ? parsed.value : {};
  const { line, error, row, rowBase64, header } = value;
  if (
    !isObject(error) ||
    !isString(error.name) ||
    !Number.isSafeInteger(line) ||
    !isString(row ?? rowBase64) ||
    !Object.keys(value).every((name) => MEMBERS.includes(name))
  ) {
    return undefined;
  }
  return {
    line: Number(line),
    row: isString(row) ? Buffer.from(`${row}\n`) : Buffer.from(String(rowBase64), "base64"),
    name: error.name,
    message: String(error.message),
    ...(isString(header) && { header }),
  };
}
