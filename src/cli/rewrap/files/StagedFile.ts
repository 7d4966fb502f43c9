import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { writeError } from "./temporaryFile.js";

/** A new content that is on the disk under another name. */
export interface StagedFile {
  /** The folders whose names change. */
  readonly folders: readonly string[];
  /**
   * Gives it its name.
   *
   * @throws {@link FileProblem} when the file has changed since it was read. Then nothing happens.
   */
  commit(): Promise<void>;
  /** Removes it. */
  discard(): Promise<void>;
}

/** Stages the temporary file of a path. `rename` gives it the name; when that fails, it is removed. */
export function staged(path: string, temporary: string, rename: () => Promise<void>): StagedFile {
  const discard = () => rm(temporary, { force: true });
  return {
    folders: [dirname(path)],
    discard,
    async commit() {
      try {
        await rename();
      } catch (error) {
        await discard();
        throw writeError(error, dirname(path));
      }
    },
  };
}
