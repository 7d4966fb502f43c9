import { escapeControls } from "../output/escapeControls.js";
import type { RewrapOptions } from "./RewrapOptions.js";
import { RowRecorder } from "./RowRecorder.js";
import type { Run } from "./Run.js";
import { failureRecord } from "./rows/failureRecord.js";
import type { Row } from "./rows/Row.js";
import type { StreamTarget } from "./StreamTarget.js";
import type { ItemResult, RowSink } from "./settleRows.js";

/** How many bytes are written at once. */
const CHUNK = 64 * 1024;

/** Writes rows that cannot be written again. A dry run writes none. */
export class StreamSink implements RowSink {
  readonly recorder: RowRecorder;
  readonly #run: Run<RewrapOptions>;
  readonly #target: StreamTarget;
  #output: Uint8Array[] = [];
  #size = 0;
  #position = 0;
  #timer: NodeJS.Immediate | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(run: Run<RewrapOptions>, target: StreamTarget) {
    this.#run = run;
    this.#target = target;
    this.recorder = new RowRecorder(run);
  }

  /** How many bytes of the input are done. */
  get position(): number {
    return this.#position;
  }

  add(row: Row, results: readonly ItemResult[]): Promise<void> | undefined {
    const { options, progress } = this.#run;
    const { bytes, failure } = this.recorder.record(row, results);
    this.#position += row.source.length;
    if (failure !== undefined && !this.#target.writeFailure(() => failureRecord(row, failure))) {
      progress.note(escapeControls(`Line ${row.line}: ${failure.message}`));
    }
    if (options.dryRun) {
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
    this.#written = this.#written.then(() => (bytes.length > 0 ? this.#target.write(bytes) : undefined));
    return this.#written;
  }
}
