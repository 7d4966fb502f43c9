/** The parts of jmespath that the commands use. */
declare module "jmespath" {
  import type { OutputValue } from "./OutputValue.js";

  /** A node of the syntax tree. */
  export type Node =
    | { readonly type: "Literal"; readonly value: OutputValue }
    | { readonly type: "Field"; readonly name: string }
    | { readonly type: "Index"; readonly value: number }
    | { readonly type: "Slice"; readonly children: readonly (number | null)[] }
    | { readonly type: "Identity" | "Current" }
    | { readonly type: "Comparator"; readonly name: ComparatorName; readonly children: readonly Node[] }
    | { readonly type: "Function"; readonly name: string; readonly children: readonly Node[] }
    | { readonly type: "MultiSelectHash"; readonly children: readonly KeyValuePair[] }
    | { readonly type: "MultiSelectList"; readonly children: readonly Node[] }
    | { readonly type: OperatorName; readonly children: readonly (Node | undefined)[] };

  export type ComparatorName = "EQ" | "NE" | "GT" | "GTE" | "LT" | "LTE";

  export interface KeyValuePair {
    readonly type: "KeyValuePair";
    readonly name: string;
    readonly value: Node | undefined;
  }

  export type OperatorName =
    | "AndExpression"
    | "ExpressionReference"
    | "FilterProjection"
    | "Flatten"
    | "IndexExpression"
    | "NotExpression"
    | "OrExpression"
    | "Pipe"
    | "Projection"
    | "Subexpression"
    | "ValueProjection";

  /**
   * Parses an expression.
   *
   * @throws an error about its syntax.
   */
  function compile(expression: string): Node;

  const jmespath: { readonly compile: typeof compile };
  export default jmespath;
}
