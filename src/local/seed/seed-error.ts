/** The error for a seed that cannot be used. It says where and what is expected, and never what is there. */
export const seedError = (path: string, expected: string): TypeError =>
  new TypeError(`LocalKms cannot start: seed${path === "" ? "" : `.${path}`} ${expected}`);
