import { ClientSideError } from "./ClientSideError.js";
import { isFull, MAXIMUM_PROBLEMS, type Problem } from "./Problem.js";
import { bounded, printable } from "./printable.js";

/**
 * An input breaks rules that KMS documents. Thrown before anything is sent, with up to 100 problems at once. The values
 * themselves are not repeated, because they may be secret.
 */
export class InputValidationError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "InputValidationError";

  /** Distinguishes the error from the service's own `ValidationException`. */
  declare readonly name: "InputValidationError";
  /** The operation that was not sent, such as `ReEncrypt`. */
  readonly operation: string;
  /** Every problem, up to 100: where it is, and how to correct it. */
  readonly problems: readonly Problem[];

  /** Makes the error of an operation whose input has problems. */
  constructor(operation: string, problems: readonly Problem[]) {
    const lines = problems
      .slice(0, MAXIMUM_LINES)
      .map(({ path, message }) => `\n  ${printable(path.slice(0, 200))} ${message}`);
    if (problems.length > MAXIMUM_LINES) {
      lines.push(isFull(problems) ? "\n  and more" : `\n  and ${problems.length - MAXIMUM_LINES} more`);
    }
    super(`${operation} was not sent, because its input has ${count(problems.length)}:${lines.join("")}`);
    this.operation = operation;
    this.problems = problems.slice(0, MAXIMUM_PROBLEMS).map(withBoundedPath);
  }
}

/** The names of unknown members and the keys of encryption contexts can be any text. */
const withBoundedPath = (problem: Problem): Problem => ({
  ...problem,
  path: bounded(problem.path, MAXIMUM_PATH),
});

const MAXIMUM_PATH = 1_000;

/** How many problems the message lists; `problems` has them all. */
const MAXIMUM_LINES = 50;

function count(problems: number): string {
  if (problems > MAXIMUM_PROBLEMS) {
    return `more than ${MAXIMUM_PROBLEMS} problems`;
  }
  return problems === 1 ? "a problem" : `${problems} problems`;
}
