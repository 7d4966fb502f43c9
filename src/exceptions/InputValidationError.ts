import type { Problem } from "../protocol/Problem.js";
import { ClientError } from "./ClientError.js";
import { unicodeClass } from "./unicode-class.js";

/**
 * An input breaks rules that KMS documents. Thrown before anything is sent, with every problem at once; the values
 * themselves are not repeated, because they may be secret.
 */
export class InputValidationError extends ClientError {
  /** What one copy of the package knows the errors of another by. */
  static override readonly kind = "InputValidationError";

  /** Tells it from the service's own `ValidationException`. */
  override readonly name = "InputValidationError";
  /** The operation that was not sent, such as `ReEncrypt`. */
  readonly operation: string;
  /** Every problem: where it is, and how to mend it. */
  readonly problems: readonly Problem[];

  /** Makes the error of an operation whose input has problems. */
  constructor(operation: string, problems: readonly Problem[]) {
    const lines = problems
      .slice(0, MAXIMUM_LINES)
      .map(({ path, message }) => `\n  ${printable(path)} ${message}`);
    if (problems.length > MAXIMUM_LINES) {
      lines.push(`\n  and ${problems.length - MAXIMUM_LINES} more`);
    }
    super(`${operation} was not sent, because its input has ${count(problems.length)}:${lines.join("")}`);
    this.operation = operation;
    this.problems = problems;
  }
}

/** What the message lists; `problems` has them all. */
const MAXIMUM_LINES = 50;

/** A path holds keys of contexts, which may hold anything. */
const printable = (path: string): string =>
  path.slice(0, 200).replace(unicodeClass("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+"), "�");

const count = (problems: number): string => (problems === 1 ? "a problem" : `${problems} problems`);
