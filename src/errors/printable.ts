/** Makes text of others fit for messages. */

/** The text on one line, and without the control characters that a terminal would obey. */
export const printable = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ");

/** The beginning of a text that is longer than the maximum. */
export const bounded = (text: string, maximum: number): string =>
  text.length > maximum ? `${text.slice(0, maximum)}…` : text;
