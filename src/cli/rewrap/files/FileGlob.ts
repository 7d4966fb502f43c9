import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { Minimatch } from "minimatch";
import { saidBy } from "../../../errors/platformError.js";

/** A path that a pattern matches, with `/` between its names. */
export interface FoundPath {
  /** The path from the current folder, or an absolute one. */
  readonly path: string;
  /** The path from the folder that the pattern begins with. */
  readonly name: string;
  /** Why its folder cannot be read; the path is that of the folder. */
  readonly problem?: string;
}

/** What a walk leaves out. */
export interface Excluded {
  /** Folders that it does not enter, and files that it does not return, as absolute paths. */
  has(absolutePath: string): boolean;
  /** The end of the names of backups. */
  readonly suffix?: string | undefined;
}

/** Files of this program have names with this beginning. */
export const OWN_PREFIX = ".kms-reencrypt-";

/**
 * A pattern for files, such as `secrets/**\/*.json`. Links are not followed, and hidden names need a pattern that begins with a
 * dot.
 */
export class FileGlob {
  readonly #matcher: Minimatch;
  /** The folder that the pattern begins with: everything before its first wildcard. */
  readonly base: string;
  /** Whether the last name of the pattern has no wildcard. */
  readonly isLiteral: boolean;

  constructor(pattern: string, platform: NodeJS.Platform = process.platform) {
    const isWindows = platform === "win32";
    this.#matcher = new Minimatch(pattern, {
      platform: isWindows ? "win32" : "linux",
      nocomment: true,
      nonegate: true,
      windowsPathsNoEscape: isWindows,
      nocase: isWindows,
      nocaseMagicOnly: true,
    });
    const names = commonNames(this.#matcher.set);
    // `C:` alone would be the current folder of that drive.
    this.base =
      names.length === 1 && /^(?:[a-z]:)?$/i.test(names[0] ?? "") ? `${names[0]}/` : names.join("/");
    this.isLiteral = this.#matcher.set.every((parts) => parts.every((part) => typeof part === "string"));
  }

  /** Finds files, sorted by {@link comparePaths}. It keeps the names of the folders that it is in, and nothing else. */
  find(excluded: Excluded): AsyncGenerator<FoundPath> {
    return this.#walk("", excluded);
  }

  async *#walk(folder: string, excluded: Excluded): AsyncGenerator<FoundPath> {
    const path = this.pathOf(folder);
    let entries: Dirent[];
    try {
      entries = await readdir(path === "" ? "." : path, { withFileTypes: true });
    } catch (error) {
      if (folder !== "" || Object(error).code !== "ENOENT") {
        yield { path, name: folder, problem: `The folder cannot be read: ${saidBy(error)}` };
      }
      return;
    }
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const path = this.pathOf(name);
      if (isExcluded(entry, excluded) || excluded.has(resolve(path))) {
        continue;
      }
      if (entry.isDirectory()) {
        if (this.#matcher.match(path, true)) {
          yield* this.#walk(name, excluded);
        }
      } else if (this.#matcher.match(path)) {
        yield { path, name };
      }
    }
  }

  /** The path of a name below the base. */
  pathOf(name: string): string {
    const { base } = this;
    if (name === "" || base === "") {
      return name || base;
    }
    return base.endsWith("/") ? `${base}${name}` : `${base}/${name}`;
  }
}

const isExcluded = (entry: Dirent, { suffix }: Excluded): boolean =>
  entry.name.startsWith(OWN_PREFIX) ||
  (suffix !== undefined && entry.isFile() && entry.name.endsWith(suffix));

/** The folders, without wildcards, that all alternatives of a pattern begin with. The last name of each is no folder. */
function commonNames(set: Minimatch["set"]): readonly string[] {
  const [first = [], ...others] = set;
  const names: string[] = [];
  for (const [index, part] of first.slice(0, -1).entries()) {
    const isCommon = others.every((parts) => index < parts.length - 1 && parts[index] === part);
    if (typeof part !== "string" || !isCommon) {
      break;
    }
    names.push(part);
  }
  return names;
}
