/**
 * Compares paths name by name, as a walk finds them that sorts the names of each folder. It has to be the same on every machine,
 * because a journal is read in this order.
 */
export function comparePaths(one: string, other: string): number {
  const [names, others] = [one.split("/"), other.split("/")];
  for (const [index, name] of names.entries()) {
    const beside = others[index];
    if (beside === undefined) {
      return 1;
    }
    if (name !== beside) {
      return name < beside ? -1 : 1;
    }
  }
  return names.length - others.length;
}
