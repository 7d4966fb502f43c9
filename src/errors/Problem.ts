/** What is wrong with a value, where, and how to correct it. Never contains the value itself. */
export type Problem = {
  /** Where it is, such as `GrantTokens[10]` or `SourceEncryptionContext.tenant`. */
  readonly path: string;
  /** What is wrong and how to correct it, as a phrase that follows the path. */
  readonly message: string;
} & (
  | {
      /** A length or a number is out of its bounds. */
      readonly constraint: "length" | "range";
      /** The bound that the value exceeds. */
      readonly limit: { readonly min?: number; readonly max?: number };
    }
  | {
      /** A string is not one of the allowed values. */
      readonly constraint: "enum";
      /** The allowed values. */
      readonly allowed: readonly string[];
    }
  | {
      /** Another constraint: a missing or unknown member, a wrong type, a pattern, or a rule between members. */
      readonly constraint: "required" | "type" | "pattern" | "unknown" | "rule";
    }
);

/** Makes a problem that its message fully describes. */
export const problem = (
  path: string,
  constraint: "required" | "type" | "pattern" | "unknown" | "rule",
  message: string,
): Problem => ({ path, constraint, message });

/** How many problems are collected: nobody reads more, and an input can have millions. */
export const MAXIMUM_PROBLEMS = 100;

/** Whether no more problems are collected. One more than the maximum, which shows that there are more. */
export const isFull = (problems: readonly Problem[]): boolean => problems.length > MAXIMUM_PROBLEMS;
