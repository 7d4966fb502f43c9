import { readFileSync, type Stats, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { constants, Script } from "node:vm";
import { VERSION } from "../version.js";
import { isTrusted, isWorthReplacing, readCache, writeCache } from "./programCache.js";

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
  const stats = statSync(path);
  const cache = cacheOf(path, stats);
  const found = readCache(cache);
  const cachedData = found && isTrusted(found.stats, stats) ? found.data : undefined;
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, "utf8")}\n})`,
    {
      filename: path,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData && { cachedData }),
    },
  );
  const isUsed = cachedData !== undefined && !script.cachedDataRejected;
  if (!isUsed && isWorthReplacing(found?.stats) && process.argv.includes("re-encrypt")) {
    // At the end, when the functions that a call needs have been compiled, too.
    process.once("exit", (code) => code === 0 && writeCache(cache, () => script.createCachedData()));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, load, module, path, folder);
}

/**
 * The name of the cache says what it belongs to, so that versions of Node.js, systems and flags do not replace each other's.
 * It has the version of this package because every file from npm has the same date.
 */
function cacheOf(path: string, { size, mtimeMs }: Stats): string {
  const { version, platform, arch, execArgv, env } = process;
  const flags = checksum([...execArgv, env.NODE_OPTIONS ?? ""].join(" "));
  const parts = [VERSION, version, platform, arch, size, Math.trunc(mtimeMs), flags];
  return `${path}.${parts.join("-")}.cache`;
}

/** Tells texts apart, without loading a hash function. V8 rejects compiled code that was made with other flags. */
const checksum = (text: string): number =>
  Array.from(text).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 0);
