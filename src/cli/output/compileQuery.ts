import type { Node } from "jmespath";
import { isError, isString } from "../../runtime/typeGuards.js";
import { markNumbers, type NumberMarks, unclosedDelimiter } from "./markNumbers.js";
import { type OutputValue, toOutputValue } from "./OutputValue.js";
import { QueryError } from "./QueryError.js";

/**
 * A JMESPath expression that can be evaluated. It differs from the AWS CLI in this: `<` and its like compare values that
 * are not numbers or texts, too, instead of returning null; `[:::]` is accepted; and a function returns `1`, not `1.0`.
 */
export interface Query {
  /**
   * Evaluates the expression on a response.
   *
   * @throws QueryError for an unknown function, or an argument of the wrong type.
   */
  search(value: OutputValue): OutputValue;
}

/**
 * Reads a JMESPath expression. Call it before a request is sent, so that a mistake in the expression costs nothing.
 *
 * @throws QueryError for a mistake in its syntax.
 */
export async function compileQuery(text: string): Promise<Query> {
  if (text === "") {
    throw new QueryError("syntax", "Bad value for --query : Invalid JMESPath expression: cannot be empty.");
  }
  const unclosed = unclosedDelimiter(text);
  if (unclosed !== undefined) {
    // jmespath takes the rest of the expression for the string.
    throw new QueryError(
      "syntax",
      `Bad value for --query ${text}: Bad jmespath expression: Unclosed ${unclosed} delimiter`,
    );
  }
  const { default: jmespath } = await import("jmespath");
  const marks = markNumbers(text);
  const expression = attempt("syntax", `Bad value for --query ${text}: Invalid JMESPath expression: `, () =>
    marks.without(marksInside(jmespath.compile(marks.text), false, marks)),
  );
  return {
    search: (value) =>
      toOutputValue(
        attempt("evaluation", "", () => jmespath.search(value, expression)),
        marks.numbers,
      ),
  };
}

/** The marked numbers that are compared or passed to a function: there they have to be numbers. */
function marksInside(node: Node | undefined, isInside: boolean, marks: NumberMarks): string[] {
  if (node === undefined) {
    // jmespath notices `Keys.` only when it evaluates it.
    throw new Error("the expression ends too early");
  }
  if (node.type === "Literal") {
    return isInside ? marksOf(node.value, marks) : [];
  }
  return childrenOf(node).flatMap((child, index) =>
    marksInside(child, isInside || needsNumbers(node.type, index), marks),
  );
}

function childrenOf(node: Node): readonly (Node | undefined)[] {
  switch (node.type) {
    case "KeyValuePair":
      return [node.value];
    case "Literal":
    case "Slice":
      return [];
    default:
      return node.children ?? [];
  }
}

const needsNumbers = (type: string, child: number): boolean =>
  type === "Comparator" || type === "Function" || (type === "FilterProjection" && child === 2);

function marksOf(value: unknown, marks: NumberMarks): string[] {
  if (isString(value)) {
    return marks.numbers.has(value) ? [value] : [];
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap((item) => marksOf(item, marks))
    : [];
}

function attempt<T>(kind: QueryError["kind"], prefix: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const message = isError(error) ? error.message.replace(/^TypeError: /, "") : String(error);
    throw new QueryError(kind, prefix + message, error);
  }
}
