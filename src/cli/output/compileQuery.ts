import type { Node } from "jmespath";
import { isError } from "../../runtime/typeGuards.js";
import type { OutputValue } from "./OutputValue.js";
import { QueryError } from "./QueryError.js";
import { Evaluator } from "./query/Evaluator.js";
import { markNumbers, unclosedDelimiter } from "./query/markNumbers.js";

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
  const { text: marked, numbers } = markNumbers(text);
  const root = attempt("syntax", `Bad value for --query ${text}: Invalid JMESPath expression: `, () =>
    complete(jmespath.compile(marked)),
  );
  const evaluator = new Evaluator(numbers);
  return {
    search: (value) => attempt("evaluation", "", () => evaluator.visit(root, value)),
  };
}

/** Returns a syntax tree without gaps: jmespath notices `Keys.` only when it evaluates it. */
function complete(root: Node): Node {
  const check = (node: unknown): void => {
    if (node === undefined) {
      throw new Error("the expression ends too early");
    }
    const { type, children, value } = Object(node);
    if (type === "KeyValuePair") {
      check(value);
    } else if (type !== "Slice" && Array.isArray(children)) {
      children.forEach(check);
    }
  };
  check(root);
  return root;
}

function attempt<T>(kind: QueryError["kind"], prefix: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const message = isError(error) ? error.message.replace(/^TypeError: /, "") : String(error);
    throw new QueryError(kind, prefix + message, error);
  }
}
