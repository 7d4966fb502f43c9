/** Where a command writes to: standard output or standard error. */
export interface Output {
  /**
   * Writes text or bytes.
   *
   * @throws the error of the system, for example with the code `EPIPE` when the reader is gone, or `ENOSPC`.
   */
  write(data: string | Uint8Array): Promise<void>;
}

/** Standard input. */
export interface Input {
  /** Reads everything there is. It reads once; later calls return the same bytes. */
  read(): Promise<Buffer>;
  /** Reads line by line, without the line breaks, as the lines arrive. */
  lines(): AsyncIterable<string>;
  /** Reads the bytes as they arrive. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Which of the streams are a terminal, and how wide it is. */
export interface Tty {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** The width of the terminal in characters; 80 where there is none. */
  readonly columns: number;
}

/** Everything outside of a command: a command touches nothing else, except files, the network and child processes. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Returns the time, in milliseconds since 1970. */
  readonly clock: () => number;
  readonly tty: Tty;
  /** Aborted with the name of the signal, `SIGINT` or `SIGTERM`, when the user or the system ends the program. */
  readonly signal: AbortSignal;
}
