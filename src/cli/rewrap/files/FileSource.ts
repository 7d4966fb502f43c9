import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import type { ReadableRow, Row } from "../rows/Row.js";
import { MAXIMUM_CIPHERTEXT_FILE, readCiphertextFile } from "./CiphertextForm.js";
import { checkFree, pathIn } from "./createFile.js";
import type { Excluded, FileGlob, FoundPath } from "./FileGlob.js";
import type { FileJournal } from "./FileJournal.js";
import { FileProblem } from "./FileProblem.js";
import type { FileRow, FileTask } from "./FileRow.js";
import type { FilesOptions } from "./FilesOptions.js";
import type { FileRecord } from "./JournalPart.js";
import { readDocument } from "./readDocument.js";
import { readSnapshot, type Snapshot, sha256Of } from "./Snapshot.js";
import { removeTemporary } from "./temporaryFile.js";

/** Reads the files that a pattern matches, in the order of the journal. */
export class FileSource {
  readonly #glob: FileGlob;
  readonly #options: FilesOptions;
  readonly #journal: FileJournal | undefined;
  #writable: string | undefined;
  /** How many files the pattern has matched so far. */
  found = 0;

  constructor(glob: FileGlob, options: FilesOptions, journal: FileJournal | undefined) {
    this.#glob = glob;
    this.#options = options;
    this.#journal = journal;
  }

  /** Reads the files. Calls back when there are more than the limit. */
  async *read(excluded: Excluded, onMore: () => void): AsyncGenerator<readonly FileRow[]> {
    let count = 0;
    for await (const path of this.#glob.find(excluded)) {
      this.found += 1;
      if (count === this.#options.limit) {
        onMore();
        return;
      }
      const row = await this.#row(path);
      count += row.file.done === undefined ? 1 : 0;
      yield [row];
    }
  }

  async #row({ path, name, problem }: FoundPath): Promise<FileRow> {
    const task = { path, name };
    try {
      if (problem !== undefined) {
        throw new FileProblem(problem);
      }
      return await this.#readable(task);
    } catch (error) {
      if (!(error instanceof FileProblem)) {
        throw error;
      }
      return rowOf(task, Buffer.alloc(0), { problem: error.message });
    }
  }

  async #readable(task: Pick<FileTask, "path" | "name">): Promise<FileRow> {
    const { target, rows } = this.#options;
    const isInPlace = target?.kind === "inPlace";
    const snapshot = await readSnapshot(task.path, {
      ...(rows === undefined ? ONE_CIPHERTEXT : DOCUMENT),
      isReplaced: isInPlace,
      suffix: isInPlace ? target.suffix : undefined,
    });
    const earlier = this.#journal?.earlier(task.name);
    const written = earlier?.record.written;
    const isThere = await this.#isThere(task, written, snapshot);
    if (
      earlier !== undefined &&
      !earlier.isRestarted &&
      isDone(earlier.record, snapshot, isThere, isInPlace)
    ) {
      // Left by a run that was killed.
      await removeTemporary(this.#outputOf(task));
      return rowOf({ ...task, done: earlier.record }, snapshot.bytes, "keep");
    }
    await this.#checkWritable(task.path);
    return this.#content({ ...task, snapshot, earlier: isThere ? written : undefined }, snapshot);
  }

  /** Whether the folder of the output has what an earlier run has written for a file. */
  async #isThere(
    task: Pick<FileTask, "path" | "name">,
    written: string | undefined,
    snapshot: Snapshot,
  ): Promise<boolean> {
    return this.#options.target?.kind === "folder"
      ? checkFree(this.#outputOf(task), written)
      : written === sha256Of(snapshot.bytes);
  }

  #outputOf({ path, name }: Pick<FileTask, "path" | "name">): string {
    const { target } = this.#options;
    return target?.kind === "folder" ? pathIn(target.folder, name) : path;
  }

  /** A file that could not be written would cost requests for nothing. */
  async #checkWritable(path: string): Promise<void> {
    const folder = dirname(path);
    if (this.#options.target?.kind !== "inPlace" || this.#writable === folder) {
      return;
    }
    try {
      await access(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new FileProblem(`The folder ${folder} cannot be written: ${saidBy(error)}`);
    }
    this.#writable = folder;
  }

  #content(task: FileTask, { bytes }: Snapshot): FileRow {
    const { rows: spec, format, dryRun } = this.#options;
    if (spec === undefined) {
      const content = readCiphertextFile(bytes);
      const items = [{ CiphertextBlob: content.blob, ...(dryRun && { DryRun: true }) }];
      return rowOf({ ...task, content }, bytes, { text: "", cells: [], items });
    }
    const rows = readDocument(bytes, task.name, spec, format);
    const items = rows.flatMap(({ content }) =>
      content !== "keep" && "items" in content ? content.items : [],
    );
    return rowOf({ ...task, content: { rows } }, bytes, { text: "", cells: [], items });
  }
}

const rowOf = (
  file: FileTask,
  bytes: Buffer,
  content: ReadableRow | Exclude<Row["content"], ReadableRow>,
): FileRow => ({
  line: 1,
  source: bytes,
  original: bytes,
  content,
  file,
});

/** A failed file is tried again. One in the folder of the output is done only as long as its input stays the same. */
const isDone = (record: FileRecord, { bytes }: Snapshot, isThere: boolean, isInPlace: boolean): boolean =>
  record.status !== "failed" && isThere && (isInPlace || record.read === sha256Of(bytes));

/** What is too large to be one ciphertext. */
const ONE_CIPHERTEXT = {
  maximum: MAXIMUM_CIPHERTEXT_FILE,
  advice:
    "A ciphertext has at most 6144. For files with rows or JSON, name the field with the ciphertext with --field.",
};

/** The largest file whose rows are re-encrypted in memory. */
const DOCUMENT = {
  maximum: 64 * 1024 * 1024,
  advice: "--files takes at most 64 MiB. For larger ones, use kms-reencrypt rewrap IN OUT.",
};
