/** A `--query` that cannot be read, or that fails on the response. */
export class QueryError extends Error {
  /** `syntax` is known before anything is sent, `evaluation` when the response is there. */
  readonly kind: "syntax" | "evaluation";

  /** Takes which of the two it is, and what is wrong. */
  constructor(kind: "syntax" | "evaluation", message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "QueryError";
    this.kind = kind;
  }
}
