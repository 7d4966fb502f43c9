/** Whether a value is a moment, and not what `new Date()` makes of anything else. */
export const isDate = (value: unknown): value is Date =>
  value instanceof Date && !Number.isNaN(value.getTime());
