import { randomUUID } from "node:crypto";
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import { isObject } from "../../../runtime/typeGuards.js";
import { type CliError, generalError } from "../../CliError.js";
import { checkRegular } from "../removeFile.js";
import { bootId } from "./bootId.js";
import { readJsonFile } from "./readJsonFile.js";

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  /** When the process started, as the system counts; empty where it does not tell. Process IDs are used again. */
  readonly started: string;
  /** Unique for each lock. */
  readonly token: string;
}

/** Locks of this process, which has the same ID for all of them. */
const own = new Set<string>();

/** Keeps other processes away from the files of a run. The lock of a process that has ended is taken over. */
export class Lock {
  readonly #path: string;
  readonly #token: string;
  /** Whether the process that held it before has ended without giving it back. */
  readonly wasTakenOver: boolean;

  private constructor(path: string, token: string, wasTakenOver: boolean) {
    this.#path = path;
    this.#token = token;
    this.wasTakenOver = wasTakenOver;
  }

  /**
   * Takes the lock.
   *
   * @throws {@link CliError} when another process holds it.
   */
  static acquire(path: string): Lock {
    checkRegular(path);
    const token = randomUUID();
    for (let wasTakenOver = false; ; wasTakenOver = true) {
      if (create(path, token)) {
        own.add(token);
        removeLeftovers(path);
        return new Lock(path, token, wasTakenOver);
      }
      removeIfStale(path);
    }
  }

  /** @throws {@link CliError} when somebody has taken the lock away. */
  check(): void {
    if (read(this.#path)?.token !== this.#token) {
      throw generalError(`${this.#path} was removed or replaced: another process may write the same files`);
    }
  }

  /** Gives the lock back. */
  release(): void {
    own.delete(this.#token);
    if (read(this.#path)?.token === this.#token) {
      rmSync(this.#path, { force: true });
    }
  }
}

/** Makes a lock file. Returns whether there was none. */
function create(path: string, token: string): boolean {
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    started: startOf(process.pid),
    token,
  };
  const text = `${JSON.stringify(holder)}\n`;
  const complete = `${path}.${token}`;
  try {
    writeFileSync(complete, text, { flag: "wx" });
    try {
      // A link, because a file that is made in place is empty for a moment.
      linkSync(complete, path);
    } catch (cause) {
      // Some file systems have no links.
      return Object(cause).code !== "ENOENT" && createInPlace(path, text);
    }
    return true;
  } catch (cause) {
    throw generalError(`${path} could not be written: ${saidBy(cause)}`, { cause });
  } finally {
    rmSync(complete, { force: true });
  }
}

function createInPlace(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (cause) {
    if (Object(cause).code === "EEXIST") {
      return false;
    }
    throw cause;
  }
}

/** Other files may begin with the name of a lock, such as `package.lock.json` beside the output `package`. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Removes what processes have left that were killed while they took the lock. */
function removeLeftovers(path: string): void {
  const start = `${basename(path)}.`;
  for (const entry of readdirSync(dirname(path), { withFileTypes: true })) {
    if (entry.isFile() && entry.name.startsWith(start) && UUID.test(entry.name.slice(start.length))) {
      rmSync(join(dirname(path), entry.name), { force: true });
    }
  }
}

/** Removes the lock of a process that has ended. Of two processes that do it, the rename lets one win. */
function removeIfStale(path: string): void {
  const holder = read(path);
  if (holder !== undefined && isAlive(holder)) {
    throw held(path, holder);
  }
  const moved = `${path}.${randomUUID()}`;
  try {
    renameSync(path, moved);
  } catch (cause) {
    if (Object(cause).code === "ENOENT") {
      return;
    }
    throw generalError(`${path} could not be removed: ${saidBy(cause)}`, { cause });
  }
  const taken = read(moved);
  if (taken?.token !== holder?.token) {
    // Another process was faster, and this is its lock.
    linkSync(moved, path);
  }
  rmSync(moved, { force: true });
}

const held = (path: string, { pid, host }: Holder): CliError =>
  generalError(
    host === hostname()
      ? `Another process, ${pid}, is at work on this output: wait for it, or end it.`
      : `Process ${pid} on the machine ${host} may be at work on this output. If it is not, remove ${path}.`,
  );

function isAlive({ pid, host, boot, started, token }: Holder): boolean {
  if (host !== hostname()) {
    return true;
  }
  if (pid === process.pid) {
    return own.has(token);
  }
  if (boot !== bootId()) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    return Object(error).code === "EPERM";
  }
  return startOf(pid) === started;
}

/** When a process started; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    // The name of the program, in parentheses, may contain spaces.
    const [, fields = ""] = /^.*\)(.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return fields.trim().split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Reads a lock; `undefined` if there is none, or it was not written to its end. */
function read(path: string): Holder | undefined {
  const value = readJsonFile(path)?.value;
  const { pid, host, boot, started, token } = isObject(value) ? value : {};
  return Number.isSafeInteger(pid)
    ? {
        pid: Number(pid),
        host: String(host),
        boot: String(boot),
        started: String(started),
        token: String(token),
      }
    : undefined;
}
