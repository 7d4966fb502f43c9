import type { Problem } from "../protocol/Problem.js";

/**
 * An input breaks rules that KMS documents. Thrown before anything is sent, with every problem at once; the values
 * themselves are not repeated, because they may be secret.
 */
export class InputValidationError extends Error {
  /** Tells it from the service's own `ValidationException`. */
  override readonly name = "InputValidationError";
  /** The operation that was not sent, such as `ReEncrypt`. */
  readonly operation: string;
  /** Every problem: where it is, and how to mend it. */
  readonly problems: readonly Problem[];

  /** Makes the error of an operation whose input has problems. */
  constructor(operation: string, problems: readonly Problem[]) {
    const lines = problems.map(({ path, message }) => `\n  ${path} ${message}`);
    super(`${operation} was not sent, because its input has ${count(problems.length)}:${lines.join("")}`);
    this.operation = operation;
    this.problems = problems;
  }
}

const count = (problems: number): string => (problems === 1 ? "a problem" : `${problems} problems`);
