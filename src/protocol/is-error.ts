/** Whether a value is an error, even when it comes from another realm, as under some test runners. */
export const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
