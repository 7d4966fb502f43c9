/** A member of a table; `undefined` for what an object merely inherits, such as `constructor`. */
export const ownMember = <Table extends object, Name extends keyof Table>(
  table: Table,
  name: Name,
): Table[Name] | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);
