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
