/** A member of a table; `undefined` for what an object merely inherits, such as `constructor`. */
export const ownMember = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
