import { statSync } from "node:fs";
import { isObject, isString } from "../../../runtime/typeGuards.js";
import { parseJson } from "../../arguments/parseJson.js";
import { generalError } from "../../CliError.js";
import type { SourceKeys } from "../summaryText.js";
import { comparePaths } from "./comparePaths.js";
import { LineReader } from "./LineReader.js";

/** What became of a file, as the journal has it. */
export interface FileRecord {
  /** The path from the folder that the pattern begins with. */
  readonly name: string;
  readonly status: "changed" | "current" | "failed";
  /** The SHA-256 of what was read. */
  readonly read?: string | undefined;
  /** The SHA-256 of what was written, or of what needed no change. It is there before the file has its name. */
  readonly written?: string | undefined;
  /** The counts of its ciphertexts, by the key that they were under. */
  readonly keys?: SourceKeys | undefined;
}

/** The version of the journal, in the first line of each part. */
export const VERSION = 1;

/** Where a part is in the journal, and how it begins. */
export interface PartRange {
  readonly start: number;
  readonly end: number;
  readonly options: Readonly<Record<string, string>>;
  readonly isRestart: boolean;
}

/** The part of one run. */
export class JournalPart {
  readonly isRestarted: boolean;
  readonly #lines: LineReader;
  #next: FileRecord | undefined;

  constructor(path: string, { start, end }: PartRange, isRestarted: boolean) {
    this.isRestarted = isRestarted;
    this.#lines = new LineReader(path, start, end);
    this.#next = this.#read();
  }

  find(name: string): FileRecord | undefined {
    while (this.#next !== undefined && comparePaths(this.#next.name, name) < 0) {
      this.#next = this.#read();
    }
    // A file that failed when it got its name has two lines.
    let found: FileRecord | undefined;
    while (this.#next?.name === name) {
      found = this.#next;
      this.#next = this.#read();
    }
    return found;
  }

  close(): void {
    this.#lines.close();
  }

  #read(): FileRecord | undefined {
    const line = this.#lines.next();
    return line === undefined ? undefined : (recordOf(line.text) ?? this.#read());
  }
}

/** Finds the parts of a journal. Its last line may be torn, and does not count. */
export function partsOf(path: string): readonly PartRange[] {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    return [];
  }
  const lines = new LineReader(path, 0, Number.POSITIVE_INFINITY);
  const parts: PartRange[] = [];
  let end = 0;
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    end = line.end;
    const header = headerOf(line.text);
    const last = parts.at(-1);
    if (header !== undefined) {
      parts.push({ ...header, start: end, end });
    } else if (last !== undefined) {
      parts[parts.length - 1] = { ...last, end };
    } else {
      throw generalError(`${path} is not a journal of this program: move it, or name other files`);
    }
  }
  lines.close();
  return parts;
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  const parsed = parseJson(text);
  return "value" in parsed && isObject(parsed.value) ? parsed.value : {};
}

function headerOf(text: string): Pick<PartRange, "options" | "isRestart"> | undefined {
  if (!text.startsWith('{"journal":')) {
    return undefined;
  }
  const { journal, options, restart } = objectIn(text);
  if (journal !== VERSION) {
    throw generalError("The journal is that of another version of this program: begin again with --restart");
  }
  const texts = isObject(options)
    ? Object.entries(options).map(([name, value]) => [name, String(value)])
    : [];
  return { options: Object.fromEntries(texts), isRestart: restart === true };
}

const STATUSES = ["changed", "current", "failed"] as const;

function recordOf(text: string): FileRecord | undefined {
  const { name, status, read, written, keys } = objectIn(text);
  const known = STATUSES.find((each) => each === status);
  if (!isString(name) || known === undefined) {
    return undefined;
  }
  return {
    name,
    status: known,
    read: isString(read) ? read : undefined,
    written: isString(written) ? written : undefined,
    keys: sourceKeysOf(keys),
  };
}

function sourceKeysOf(value: unknown): SourceKeys | undefined {
  const count = (counts: unknown, name: string): number => {
    const number: unknown = isObject(counts) ? counts[name] : 0;
    return Number.isSafeInteger(number) ? Number(number) : 0;
  };
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, counts]) => [
          key,
          {
            changed: count(counts, "changed"),
            current: count(counts, "current"),
            failed: count(counts, "failed"),
          },
        ]),
      )
    : undefined;
}
