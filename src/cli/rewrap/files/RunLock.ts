import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { saidBy } from "../../../errors/platformError.js";
import { isObject } from "../../../runtime/typeGuards.js";
import { parseJson } from "../../arguments/parseJson.js";
import { generalError } from "../../CliError.js";

/** The locks of this process. */
const held = new Set<string>();

/** Keeps a second process out, as long as this one lives. */
export class RunLock {
  readonly #path: string;

  /**
   * Takes a lock, also that of a process that was killed.
   *
   * @throws {@link CliError} when another process has it.
   */
  constructor(path: string) {
    this.#path = path;
    if (!this.#create() && !(this.#removeDead() && this.#create())) {
      throw heldBy(path, readText(path));
    }
    held.add(path);
  }

  /** Gives it back. */
  release(): void {
    held.delete(this.#path);
    rmSync(this.#path, { force: true });
  }

  /** Nobody may see it before its content is there. */
  #create(): boolean {
    const text = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
    const own = `${this.#path}.${randomUUID()}`;
    try {
      writeFileSync(own, text, { flag: "wx", mode: 0o600 });
      try {
        linkSync(own, this.#path);
      } catch (error) {
        if (Object(error).code === "EEXIST") {
          return false;
        }
        // File systems without hard links.
        writeFileSync(this.#path, text, { flag: "wx", mode: 0o600 });
      }
      return true;
    } catch (cause) {
      if (Object(cause).code === "EEXIST") {
        return false;
      }
      throw generalError(`${this.#path} cannot be written: ${saidBy(cause)}`, { cause });
    } finally {
      rmSync(own, { force: true });
    }
  }

  /** Renames before it removes: of two processes that find a dead lock, only one may remove it. */
  #removeDead(): boolean {
    const text = readText(this.#path);
    if (text === undefined || !this.#isDead(text)) {
      return text === undefined;
    }
    const aside = `${this.#path}.${randomUUID()}`;
    try {
      renameSync(this.#path, aside);
    } catch {
      return true;
    }
    if (readText(aside) === text) {
      rmSync(aside, { force: true });
      return true;
    }
    // Another process was faster, and this is its lock.
    renameSync(aside, this.#path);
    return false;
  }

  /** Whether its process has ended. A torn lock is that of a machine that lost its power. */
  #isDead(text: string): boolean {
    const { pid, host } = ownerOf(text);
    if (!Number.isSafeInteger(pid) || Number(pid) <= 0) {
      return true;
    }
    // A container gives its processes the same IDs again.
    return host === hostname() && (pid === process.pid ? !held.has(this.#path) : !isAlive(Number(pid)));
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const ownerOf = (text = ""): Readonly<Record<string, unknown>> => {
  const parsed = parseJson(text);
  return "value" in parsed && isObject(parsed.value) ? parsed.value : {};
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Object(error).code !== "ESRCH";
  }
};

const heldBy = (path: string, text: string | undefined): Error => {
  const { pid, host } = ownerOf(text);
  return generalError(
    `Another process works on these files: ${pid} on ${host}. If it no longer exists, remove ${path}.`,
  );
};
