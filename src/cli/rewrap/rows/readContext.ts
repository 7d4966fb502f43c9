import { isObject, isString } from "../../../runtime/typeGuards.js";
import { parseJson } from "../../arguments/parseJson.js";
import { parseShorthand } from "../../arguments/parseShorthand.js";
import type { Cell } from "./Cell.js";
import { RowProblem } from "./RowProblem.js";

/**
 * The encryption context in a cell: an object of texts, or text with JSON or the shorthand of the AWS CLI. `null` and empty
 * text are an empty context.
 *
 * @throws {@link RowProblem} when it is missing: without its context, the new ciphertext would lose a part of its protection.
 */
export function readContext(name: string, cell: Cell | undefined): Record<string, string> {
  if (cell === undefined) {
    throw new RowProblem(`The field ${JSON.stringify(name)}, an encryption context, is missing`);
  }
  const { value } = cell;
  const context = value === null || value === "" ? {} : isString(value) ? contextText(value) : value;
  if (!isContext(context)) {
    const expected = 'an object of texts, such as {"purpose":"test"}, or text such as purpose=test';
    throw new RowProblem(`The field ${JSON.stringify(name)}, an encryption context, is not ${expected}`);
  }
  return context;
}

function contextText(text: string): unknown {
  if (text.trimStart().startsWith("{")) {
    const parsed = parseJson(text);
    return "value" in parsed ? parsed.value : undefined;
  }
  try {
    // Data must not name files to read.
    return parseShorthand(text, (value) => value);
  } catch {
    return undefined;
  }
}

const isContext = (value: unknown): value is Record<string, string> =>
  isObject(value) && !Array.isArray(value) && Object.values(value).every(isString);
