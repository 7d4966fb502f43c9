import { isError } from "../runtime/typeGuards.js";

/** What was thrown, as an error. Middleware of users may throw anything. */
export const errorOf = (thrown: unknown): Error =>
  isError(thrown) ? thrown : new Error("The client threw a value that is not an error", { cause: thrown });
