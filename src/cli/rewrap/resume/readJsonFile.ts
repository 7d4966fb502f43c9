import { readFileSync } from "node:fs";
import { saidBy } from "../../../errors/platformError.js";
import { parseJson } from "../../arguments/parseJson.js";
import { generalError } from "../../CliError.js";

/**
 * Reads a file with one JSON value: `undefined` if there is no such file, and no `value` if it is not JSON.
 *
 * @throws {@link CliError} when it cannot be read.
 */
export function readJsonFile(path: string): { readonly value?: unknown } | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (Object(cause).code === "ENOENT") {
      return undefined;
    }
    throw generalError(`${path} cannot be read: ${saidBy(cause)}`, { cause });
  }
  const parsed = parseJson(text);
  return "value" in parsed ? { value: parsed.value } : {};
}
