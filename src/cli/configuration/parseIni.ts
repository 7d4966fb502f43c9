/** The sections of a configuration file of AWS. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Parses a configuration file, by the rules of the AWS CLI (those of Python's configparser): names of settings are in any
 * case, indented lines continue the value above, comments have lines of their own.
 *
 * @returns `undefined` for a file that breaks these rules.
 */
export function parseIni(text: string): Sections | undefined {
  if (text.startsWith("\ufeff")) {
    return undefined;
  }
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let last: { readonly key: string; readonly indent: number } | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) {
      continue;
    }
    const indent = line.length - line.trimStart().length;
    if (section !== undefined && last !== undefined && indent > last.indent) {
      section.set(last.key, `${section.get(last.key)}\n${line.trim()}`);
      continue;
    }
    const header = /^\s*\[(.+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      if (sections.has(header)) {
        return undefined;
      }
      section = new Map();
      sections.set(header, section);
      last = undefined;
      continue;
    }
    const [, name = "", value = ""] = /^\s*(.*?)\s*(?:[=:]\s*(.*?)\s*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (section === undefined || key === "" || section.has(key)) {
      return undefined;
    }
    section.set(key, value);
    last = { key, indent };
  }
  return sections;
}

/** The settings of an indented block, such as those of `kms =` in a `services` section. */
export function parseNested(block: string): ReadonlyMap<string, string> {
  const pairs = block
    .split("\n")
    .map((line) => /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line))
    .flatMap((found) => (found ? [[found[1]?.toLowerCase() ?? "", found[2] ?? ""] as const] : []));
  return new Map(pairs);
}
