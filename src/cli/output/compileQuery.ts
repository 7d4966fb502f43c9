import type { Node } from "jmespath";
import { isError, isString } from "../../runtime/typeGuards.js";
import { markNumbers, type NumberMarks } from "./markNumbers.js";
import { type OutputValue, toOutputValue } from "./OutputValue.js";
import { QueryError } from "./QueryError.js";

/** A JMESPath expression that can be evaluated. */
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
    throw new QueryError("syntax", "Bad value for --query: the JMESPath expression is empty");
  }
  const { default: jmespath } = await import("jmespath");
  const marks = markNumbers(text);
  const tree = attempt("syntax", `Bad value for --query ${text}: `, () => jmespath.compile(marks.text));
  const expression = marks.without(marksInside(tree, false, marks));
  return {
    search: (value) =>
      toOutputValue(
        attempt("evaluation", "", () => jmespath.search(value, expression)),
        marks.numbers,
      ),
  };
}

/** The marked numbers that are compared or passed to a function: there they have to be numbers. */
function marksInside(node: Node, isInside: boolean, marks: NumberMarks): string[] {
  if (node.type === "Literal") {
    return isInside ? marksOf(node.value, marks) : [];
  }
  return (node.children ?? []).flatMap((child, index) =>
    marksInside(child, isInside || needsNumbers(node.type, index), marks),
  );
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
    throw new QueryError(kind, prefix + (isError(error) ? error.message : String(error)), error);
  }
}
