/** The parts of jmespath that the commands use. */
declare module "jmespath" {
  /** A node of the syntax tree. */
  export type Node =
    | { readonly type: "Literal"; readonly value: unknown }
    | { readonly type: "KeyValuePair"; readonly value: Node }
    | { readonly type: "Slice"; readonly children: readonly (number | null)[] }
    | {
        readonly type: "Comparator" | "Function" | "FilterProjection" | "Projection";
        readonly children?: readonly (Node | undefined)[];
      };

  /**
   * Parses an expression.
   *
   * @throws an error about its syntax.
   */
  function compile(expression: string): Node;

  /**
   * Evaluates an expression.
   *
   * @throws an error about an unknown function, or an argument of the wrong type.
   */
  function search(value: unknown, expression: string): unknown;

  const jmespath: { readonly compile: typeof compile; readonly search: typeof search };
  export default jmespath;
}
