import type { Bounds } from "./shapes.js";

/** What is wrong with a value, where, and how to mend it. Never holds the value itself. */
export type Problem = {
  /** Where it is, such as `GrantTokens[10]` or `SourceEncryptionContext.tenant`. */
  readonly path: string;
  /** What is wrong and how to mend it, as a phrase that follows the path. */
  readonly message: string;
} & (
  | {
      /** A length or a number is out of its bounds. */
      readonly constraint: "length" | "range";
      /** The bound that is broken. */
      readonly limit: Bounds;
    }
  | {
      /** A text is none of those that are allowed. */
      readonly constraint: "enum";
      /** Those that are allowed. */
      readonly allowed: readonly string[];
    }
  | {
      /** Which other kind of constraint is broken. */
      readonly constraint: "required" | "type" | "pattern" | "unknown" | "rule";
    }
);

/** Makes a problem of which there is no more to say than a message does. */
export const problem = (
  path: string,
  constraint: "required" | "type" | "pattern" | "unknown" | "rule",
  message: string,
): Problem => ({ path, constraint, message });
