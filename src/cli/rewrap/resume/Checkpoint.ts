import { isObject, isString } from "../../../runtime/typeGuards.js";
import { generalError } from "../../CliError.js";
import { NO_ROWS, type RowCounts } from "../RowCounts.js";
import type { SourceKeys } from "../summaryText.js";
import { writeAtomically } from "../writeAtomically.js";
import { readJsonFile } from "./readJsonFile.js";

/** How far a pass over rows is. Everything up to here is on the disk. */
export interface PassState {
  /** How many rows are done, headers included. */
  readonly rows: number;
  /** How many bytes of the input they take, and their SHA-256. */
  readonly inputBytes: number;
  readonly inputHash: string;
  /** The sizes of the files that were written. */
  readonly outputBytes: number;
  readonly failureBytes: number;
  readonly counts: RowCounts;
  readonly bySourceKey: SourceKeys;
}

/** The SHA-256 of nothing. */
const EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** A pass that has not begun. */
export const NOTHING_DONE: PassState = {
  rows: 0,
  inputBytes: 0,
  inputHash: EMPTY_HASH,
  outputBytes: 0,
  failureBytes: 0,
  counts: NO_ROWS,
  bySourceKey: {},
};

/**
 * What a run is about to do: re-encrypt the rows; try the failed ones again; put those that succeeded into their places; take
 * over the files that were made for that; wait for the user, because rows failed; give the output its name.
 */
export type Stage = "rows" | "retry" | "merge" | "swap" | "failed" | "finish";

/** What `OUT.resume` holds. */
export interface Checkpoint {
  readonly version: 1;
  /** The {@link bootId} of the machine. */
  readonly boot: string;
  /** The options that must not change, as text. */
  readonly options: Readonly<Record<string, string>>;
  readonly inputSize: number;
  readonly stage: Stage;
  /** The pass over all rows. */
  readonly rows: PassState;
  /** The pass over the failed rows. */
  readonly retry: PassState;
  /** Whether that pass also tries rows whose error says that it is final. */
  readonly retriesAll: boolean;
  /** The size of the output with the rows that were tried again. */
  readonly mergedBytes: number;
}

/** Writes a checkpoint. */
export const writeCheckpoint = (path: string, checkpoint: Checkpoint): Promise<void> =>
  writeAtomically(path, `${JSON.stringify(checkpoint)}\n`);

/**
 * Reads a checkpoint; `undefined` if there is none.
 *
 * @throws {@link CliError} when it is damaged.
 */
export function readCheckpoint(path: string): Checkpoint | undefined {
  const file = readJsonFile(path);
  if (file === undefined) {
    return undefined;
  }
  const { value } = file;
  if (!isCheckpoint(value)) {
    throw generalError(
      `${path} is damaged, or of another version of this program: begin again with --restart.`,
    );
  }
  return value;
}

const isCheckpoint = (value: unknown): value is Checkpoint =>
  isObject(value) &&
  value.version === 1 &&
  isString(value.stage) &&
  isObject(value.options) &&
  isPass(value.rows) &&
  isPass(value.retry);

const isPass = (value: unknown): value is PassState =>
  isObject(value) &&
  ["rows", "inputBytes", "outputBytes", "failureBytes"].every((name) => Number.isSafeInteger(value[name])) &&
  isString(value.inputHash) &&
  isObject(value.counts) &&
  isObject(value.bySourceKey);
