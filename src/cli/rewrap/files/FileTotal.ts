import type { Excluded, FileGlob } from "./FileGlob.js";

/** How many files a pattern matches, which is counted while the first of them are re-encrypted. */
export class FileTotal {
  /** The number of files; `undefined` until all are counted. */
  count: number | undefined;
  #isEnded = false;

  /** @param limit - With a limit, nothing is counted: the run ends before the last file. */
  constructor(glob: FileGlob, excluded: Excluded, limit: number | undefined) {
    if (limit === undefined) {
      this.#start(glob, excluded).catch(() => {
        // The walk that reads the files reports it.
      });
    }
  }

  /** Ends the counting. */
  end(): void {
    this.#isEnded = true;
  }

  async #start(glob: FileGlob, excluded: Excluded): Promise<void> {
    let count = 0;
    for await (const _ of glob.find(excluded)) {
      if (this.#isEnded) {
        return;
      }
      count += 1;
    }
    this.count = count;
  }
}
