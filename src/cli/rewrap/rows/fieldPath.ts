/** Each element of a list; written `*`. */
export const EACH = Symbol("each");

/** What leads to a value: names of members, positions in lists, or {@link EACH}. */
export type FieldPath = readonly (string | typeof EACH)[];

/** Reads the path of `--field`: names with dots between them. `\.` is a dot in a name, `*` is each element of a list. */
export function parseFieldPath(text: string): FieldPath {
  const names: string[] = [""];
  for (const [part] of text.matchAll(/\\.|[^\\]|\\$/gs)) {
    if (part === ".") {
      names.push("");
    } else {
      names[names.length - 1] += part;
    }
  }
  return names.map((name) => (name === "*" ? EACH : name.replace(/\\(.)/gs, "$1")));
}
