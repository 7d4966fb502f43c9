import { isString } from "../../../runtime/typeGuards.js";
import { jsonScalar } from "../formatJson.js";
import type { OutputValue } from "../OutputValue.js";
import { isList, isObject } from "./values.js";

/** The JSON of `to_string()`: without spaces, and in ASCII. */
export function jsonOfPython(value: OutputValue): string {
  if (isList(value)) {
    return `[${value.map(jsonOfPython).join(",")}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, item]) => `${ascii(name)}:${jsonOfPython(item)}`);
    return `{${members.join(",")}}`;
  }
  return isString(value) ? ascii(value) : jsonScalar(value);
}

const ascii = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
