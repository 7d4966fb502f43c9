import { execFile } from "node:child_process";
import {
  chmod,
  chown,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-program-"));
  await build({
    entryPoints: [join(import.meta.dirname, "../../src/cli/main.ts")],
    outfile: join(folder, "cli.cjs"),
    bundle: true,
    format: "cjs",
    platform: "node",
  });
  await writeFile(join(folder, "other.cjs"), 'exports.greet = (name) => console.log("Hello " + name);');
  await writeProgram("A");
});
afterEach(async () => {
  await chmod(folder, 0o755);
  await rm(folder, { recursive: true });
});

const writeProgram = (text: string) =>
  writeFile(
    join(folder, "cli-program.cjs"),
    `const { greet } = require("./other.cjs"); greet("${text}" + process.argv.slice(2)); process.exitCode = Number(process.env.CODE ?? 0);`,
  );

const start = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { stdout, stderr } = await run(process.execPath, [join(folder, "cli.cjs"), ...args], { env }).catch(
    (error) => error,
  );
  return stdout + stderr;
};
const caches = async () => (await readdir(folder)).filter((name) => name.includes(".cache"));

it("runs the program, and keeps its compiled code once it has re-encrypted something", async () => {
  expect(await start(["help"])).toBe("Hello Ahelp\n");
  expect(await caches()).toEqual([]);
  expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  expect(await caches()).toEqual([
    expect.stringMatching(/^cli-program\.cjs\.[\d.]+-v[\d.]+-\w+-\w+-\d+-\d+-0\.cache$/),
  ]);
  expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  expect(await caches()).toHaveLength(1);
});

it("keeps nothing of a run that failed", async () => {
  expect(await start(["re-encrypt"], { CODE: "254" })).toBe("Hello Are-encrypt\n");
  expect(await caches()).toEqual([]);
});

it("runs another program of the same length instead of the compiled code of the old one", async () => {
  await start(["re-encrypt"]);
  await writeProgram("B");
  await utimes(join(folder, "cli-program.cjs"), 1, 1);
  expect(await start(["re-encrypt"])).toBe("Hello Bre-encrypt\n");
});

it("compiles the program again when what it kept is damaged", async () => {
  await start(["re-encrypt"]);
  const [cache = ""] = await caches();
  for (const content of ["", "rubbish", "\0".repeat(5_000)]) {
    await writeFile(join(folder, cache), content);
    expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  }
});

it("replaces what it cannot use, but not in the first hour", async () => {
  await start(["re-encrypt"]);
  const [cache = ""] = await caches();
  const path = join(folder, cache);
  await writeFile(path, "rubbish");
  await start(["re-encrypt"]);
  expect(await readFile(path, "utf8")).toBe("rubbish");
  await utimes(path, 1, 1);
  await start(["re-encrypt"]);
  expect((await readFile(path)).length).toBeGreaterThan(100);
  expect(await caches()).toHaveLength(1);
});

it("keeps what it can use", async () => {
  await start(["re-encrypt"]);
  const [cache = ""] = await caches();
  await utimes(join(folder, cache), 1, 1);
  await start(["re-encrypt"]);
  expect((await stat(join(folder, cache))).mtimeMs).toBe(1000);
});

it("keeps compiled code for each set of flags", async () => {
  const env = { NODE_OPTIONS: "--max-old-space-size=300" };
  expect(await start(["re-encrypt"])).toBe(await start(["re-encrypt"], env));
  expect(await start(["re-encrypt"])).toBe(await start(["re-encrypt"], env));
  expect(await caches()).toHaveLength(2);
});

it("leaves one complete cache after many starts at the same time", async () => {
  const outputs = await Promise.all(Array.from({ length: 8 }, () => start(["re-encrypt"])));
  expect(new Set(outputs)).toEqual(new Set(["Hello Are-encrypt\n"]));
  expect(await caches()).toHaveLength(1);
});

describe.skipIf(process.platform === "win32")("compiled code that somebody else could have made", () => {
  /** Plants the compiled code of another program of the same length. */
  async function plant(): Promise<string> {
    await writeProgram("B");
    await utimes(join(folder, "cli-program.cjs"), 2, 2);
    await start(["re-encrypt"]);
    const [cache = ""] = await caches();
    await writeProgram("A");
    await utimes(join(folder, "cli-program.cjs"), 2, 2);
    return join(folder, cache);
  }

  it("is what V8 would run", async () => {
    await plant();
    expect(await start(["re-encrypt"])).toBe("Hello Bre-encrypt\n");
  });

  it("is not run when others can write it", async () => {
    await chmod(await plant(), 0o666);
    expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  });

  it("is not run through a symbolic link", async () => {
    const cache = await plant();
    await writeFile(join(folder, "planted"), await readFile(cache), { mode: 0o644 });
    await rm(cache);
    await symlink(join(folder, "planted"), cache);
    expect(await start(["help"])).toBe("Hello Ahelp\n");
  });

  it.runIf(process.getuid?.() === 0)("is not run when it belongs to another user", async () => {
    await chown(await plant(), 12345, 12345);
    expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  });
});

it("keeps nothing when NODE_DISABLE_COMPILE_CACHE is set", async () => {
  expect(await start(["re-encrypt"], { NODE_DISABLE_COMPILE_CACHE: "1" })).toBe("Hello Are-encrypt\n");
  expect(await caches()).toEqual([]);
});

it.skipIf(process.getuid?.() === 0)("runs in a folder that cannot be written", async () => {
  await chmod(folder, 0o555);
  expect(await start(["re-encrypt"])).toBe("Hello Are-encrypt\n");
  expect(await caches()).toEqual([]);
});
