import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { constants, Script } from "node:vm";

/**
 * Loads a CommonJS file of this package, with its compiled code of an earlier run: compiling it would take a sixth of the
 * time of a call.
 *
 * The compiled code is kept beside the file and nowhere else: whoever can write there can change the program itself. Where
 * the user cannot write there, the file is compiled each time. `NODE_DISABLE_COMPILE_CACHE`, a variable of Node.js,
 * switches it off.
 */
export function loadProgram(name: string, folder: string): void {
  const path = join(folder, name);
  const load = createRequire(path);
  if (process.versions.bun || process.versions.deno || process.env.NODE_DISABLE_COMPILE_CACHE) {
    load(path);
    return;
  }
  const cache = cacheOf(path);
  const cachedData = readCache(cache);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, "utf8")}\n})`,
    {
      filename: path,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && { cachedData }),
    },
  );
  if (cachedData === undefined && process.argv.includes("re-encrypt")) {
    // At the end, when the functions that a call needs have been compiled, too.
    process.once("exit", (code) => code === 0 && writeCache(cache, script.createCachedData()));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, load, module, path, folder);
}

/** The name of the cache says what it belongs to. V8 itself rejects one that was made with other flags. */
function cacheOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${path}.${process.version}-${process.arch}-${size}-${Math.trunc(mtimeMs)}.cache`;
}

function readCache(cache: string): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** The cache gets its name when it is complete and on the disk. That it cannot be written is not a failure. */
function writeCache(cache: string, data: Buffer): void {
  const temporary = `${cache}.${process.pid}`;
  try {
    const descriptor = openSync(temporary, "wx", 0o644);
    try {
      writeSync(descriptor, data);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, cache);
  } catch {
    rmSync(temporary, { force: true });
  }
}
