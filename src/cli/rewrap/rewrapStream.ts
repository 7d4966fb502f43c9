import { codeOf } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import { escapeControls } from "../output/escapeControls.js";
import { OutputFile } from "./OutputFile.js";
import type { RewrapOptions } from "./RewrapOptions.js";
import { RowRecorder } from "./RowRecorder.js";
import type { Run } from "./Run.js";
import { startJob } from "./Run.js";
import { readInput } from "./readInput.js";
import { reportRun } from "./reportRun.js";
import { failureRecord } from "./rows/failureRecord.js";
import type { Row } from "./rows/Row.js";
import { limited, rowsOf } from "./rowsOf.js";
import { type ItemResult, type RowSink, settleRows } from "./settleRows.js";

/**
 * Re-encrypts rows to standard output, in their order, or tries them only. Failed rows stay as they are, and are reported to
 * standard error, or to the file of `--failures`. Returns the exit code.
 */
export async function rewrapStream(
  input: string,
  total: number | undefined,
  run: Run<RewrapOptions>,
): Promise<number> {
  const { io, options, stopper, progress } = run;
  if (!options.dryRun) {
    progress.note("Standard input and output cannot be resumed: if this is interrupted, begin again.");
  }
  let position = 0;
  const rows = limited(rowsOf(readInput(input, io), options.rows), options.limit, () => {
    stopper.cause ??= "limit";
  });
  const sink = new StreamSink(run, (row) => {
    position += row.source.length;
  });
  try {
    const { summary, stopped } = await settleRows(
      rows,
      (items) =>
        startJob(run, items, ({ throttled }) => {
          const { changed, current, failed } = sink.recorder.counts;
          progress.update({ done: changed + current + failed, failed, throttled, position, total });
        }),
      sink,
    );
    await sink.flush();
    const { counts, bySourceKey, problem } = sink.recorder;
    const complete = stopped === undefined && stopper.cause === undefined;
    const { failures } = options;
    return await reportRun(
      { counts, bySourceKey, summary, unit: "row", resumedAt: 0, complete, stopped, problem, failures },
      run,
    );
  } finally {
    sink.close();
  }
}

/** How many bytes are written at once. */
const CHUNK = 64 * 1024;

/** Writes rows to standard output. A dry run writes none. */
class StreamSink implements RowSink {
  readonly recorder: RowRecorder;
  readonly #run: Run<RewrapOptions>;
  readonly #failures: OutputFile | undefined;
  readonly #onRow: (row: Row) => void;
  #output: Uint8Array[] = [];
  #size = 0;
  #timer: NodeJS.Immediate | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(run: Run<RewrapOptions>, onRow: (row: Row) => void) {
    this.#run = run;
    this.#onRow = onRow;
    this.recorder = new RowRecorder(run);
    const { failures } = run.options;
    this.#failures = failures === undefined ? undefined : new OutputFile(failures, 0o600);
  }

  add(row: Row, results: readonly ItemResult[]): Promise<void> | undefined {
    const { bytes, failure } = this.recorder.record(row, results);
    this.#onRow(row);
    if (failure !== undefined) {
      if (this.#failures !== undefined) {
        this.#failures.write(Buffer.from(failureRecord(row, failure)));
      } else if (!this.#run.options.quiet) {
        this.#run.progress.note(escapeControls(`Line ${row.line}: ${failure.message}`));
      }
    }
    if (this.#run.options.dryRun) {
      return undefined;
    }
    this.#output.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= CHUNK) {
      return this.flush();
    }
    this.#timer ??= setImmediate(() => {
      // The next flush throws what this one does.
      this.flush().catch(() => this.#run.stopper.stop("error"));
    });
    return undefined;
  }

  /** Writes what was added. One write after the other: a write to a full pipe takes a while. */
  flush(): Promise<void> {
    clearImmediate(this.#timer);
    this.#timer = undefined;
    const bytes = Buffer.concat(this.#output);
    this.#output = [];
    this.#size = 0;
    this.#written = this.#written.then(() => (bytes.length > 0 ? this.#write(bytes) : undefined));
    return this.#written;
  }

  close(): void {
    clearImmediate(this.#timer);
    this.#failures?.close();
  }

  /** A reader that is gone is a failure here: otherwise the rows would seem to be done. */
  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#run.io.stdout.write(bytes);
    } catch (cause) {
      throw cause instanceof Error && codeOf(cause) === "EPIPE"
        ? generalError("Standard output was closed before all rows were written", { cause })
        : cause;
    }
  }
}
