import { closeSync, fstatSync, fsync, ftruncateSync, openSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import { saidBy } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import { checkRegular } from "./removeFile.js";

/** A file that bytes are appended to. */
export class OutputFile {
  readonly path: string;
  readonly #descriptor: number;
  #size: number;

  /**
   * Opens a file.
   *
   * @param mode - The permissions of a new file.
   * @param size - Its size; what it has beyond is cut. Default: the file must not exist.
   */
  constructor(path: string, mode: number, size?: number) {
    this.path = path;
    checkRegular(path);
    try {
      this.#descriptor = openSync(path, size === undefined ? "ax" : "a", mode);
      if (size !== undefined) {
        ftruncateSync(this.#descriptor, size);
      }
      ({ size: this.#size } = fstatSync(this.#descriptor));
    } catch (cause) {
      const isThere = Object(cause).code === "EEXIST";
      throw generalError(`${path} cannot be opened: ${isThere ? "it already exists" : saidBy(cause)}`, {
        cause,
      });
    }
  }

  /** How many bytes it has. */
  get size(): number {
    return this.#size;
  }

  /** Appends bytes. A disk that is full takes only a part of them. */
  write(bytes: Uint8Array): void {
    let written = 0;
    try {
      while (written < bytes.length) {
        written += writeSync(this.#descriptor, bytes, written);
      }
    } catch (cause) {
      throw generalError(`${this.path} could not be written: ${saidBy(cause)}`, { cause });
    } finally {
      this.#size += written;
    }
  }

  /** Waits until everything is on the disk. */
  async sync(): Promise<void> {
    try {
      await promisify(fsync)(this.#descriptor);
    } catch (cause) {
      throw generalError(`${this.path} could not be written: ${saidBy(cause)}`, { cause });
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
