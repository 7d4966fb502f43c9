/**
 * `rewrap --files` is killed at random moments, runs out of disk, and loses the end of its journal, until it is done. A few
 * rounds in every run of the tests, fifty with KMS_TEST_KILLS=50.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type FilesWorld,
  listTree,
  readTree,
  startFilesWorld,
  writeTree,
} from "../../../support/files-world.js";
import { buildProgram, reEncryptsOf } from "../../../support/rewrap-program.js";

const ROUNDS = Number(process.env.KMS_TEST_KILLS ?? 1);
const FILES = 100;
const CONCURRENCY = 4;
/** How many calls may be repeated after each kill, the one in which the disk is full included. */
const WINDOW = 4 * CONCURRENCY;

let world: FilesWorld;
let tools: string;
let program: string;
const ciphertexts: Buffer[] = [];

beforeAll(async () => {
  world = await startFilesWorld();
  tools = await mkdtemp(join(tmpdir(), "kms-files-program-"));
  await chmod(tools, 0o755);
  program = join(tools, "cli.cjs");
  await buildProgram(program);
  for (let id = 0; id < FILES; id++) ciphertexts.push(await world.encrypt(`secret ${id}`));
}, 120_000);
afterAll(async () => {
  await rm(tools, { recursive: true });
  await world.close();
});

/** Files of every form, in two levels of folders. */
const filesWith = (ciphertextOf: (id: number) => Buffer): Record<string, string | Buffer> =>
  Object.fromEntries(
    Array.from({ length: FILES }, (_, id) => {
      const name = `${id % 3 ? "sub/" : ""}${String(id).padStart(3, "0")}`;
      const blob = ciphertextOf(id);
      return id % 2 ? [`${name}.b64`, `${blob.toString("base64")}\n`] : [`${name}.bin`, blob];
    }),
  );

const blobOf = (name: string, content: Buffer): Buffer =>
  name.endsWith(".b64") ? Buffer.from(content.toString(), "base64") : content;

const idOf = (name: string): number => Number(/\d+/.exec(name));

/** Starts the program, with a limit for the size of each file, in blocks of 1024 bytes. */
function start(words: readonly string[], blocks: number | "unlimited" = "unlimited"): ChildProcess {
  const command = ["rewrap", "--destination-key-id", "alias/new", ...words];
  return spawn(
    "bash",
    ["-c", `ulimit -f ${blocks}; exec "$@"`, "bash", process.execPath, program, ...command],
    {
      env: { ...world.env, PATH: process.env.PATH },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
}

async function ended(
  child: ChildProcess,
  killAfter?: number,
): Promise<{ code: number | null; stderr: string }> {
  let stderr = "";
  child.stderr?.on("data", (data) => {
    stderr += data;
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const [code] = await once(child, "close");
  clearTimeout(timer);
  return { code, stderr };
}

const journalIn = async (folder: string) => {
  const name = (await listTree(folder).catch(() => [])).find((each) => each.endsWith(".journal"));
  return name === undefined ? undefined : join(folder, name);
};

/** The line of the journal that a power failure tears. */
const LINE = '{"name":"sub/001.b64","status":"changed","read":"00","written":"00"}';

/** Runs the program once, with some accident. Returns its exit code; `null` after it was killed. */
async function runOnce(words: readonly string[], stateFolder: string): Promise<number | null> {
  const accident = Math.random();
  if (accident < 0.25) {
    const journal = await journalIn(stateFolder);
    const size = journal === undefined ? 0 : (await stat(journal)).size;
    const { code, stderr } = await ended(start(words, Math.ceil(size / 1024) + Math.ceil(Math.random() * 8)));
    if (code === 255) {
      expect(stderr).toMatch(/could not be written: EFBIG/);
      expect(stderr).toContain("kms-reencrypt rewrap --destination-key-id alias/new");
    }
    return code;
  }
  const { code, stderr } = await ended(start(words), 250 + Math.random() * 700);
  // It was killed when it had done everything, and was about to exit.
  if (code === 1) {
    expect(stderr).toContain(`0 up to date, ${FILES} failed`);
    expect(stderr).toContain("already exists, and is not overwritten");
    return 0;
  }
  const journal = await journalIn(stateFolder);
  if (accident < 0.5 && code === null && journal !== undefined) {
    await writeFile(journal, LINE.slice(0, Math.ceil(Math.random() * LINE.length)), { flag: "a" });
  }
  return code;
}

describe.each(["in place", "in place with backups", "in another folder"])(
  "rewrap of files %s that is killed at random moments",
  (mode) => {
    it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))(
      "ends with all files re-encrypted once, and none of them is ever torn; round %d",
      async () => {
        const folder = await world.folder();
        const input = filesWith((id) => ciphertexts[id] ?? Buffer.alloc(0));
        await writeTree(join(folder, "in"), input);
        await chmod(join(folder, "in/000.bin"), 0o640);
        const isInPlace = mode.startsWith("in place");
        const stateFolder = join(folder, isInPlace ? "in" : "out");
        const words = [
          ...["--files", join(folder, "in/**"), "--concurrency", String(CONCURRENCY)],
          ...(isInPlace ? ["--in-place"] : ["--out-dir", stateFolder]),
          ...(mode.endsWith("backups") ? ["--backup", ".old"] : []),
        ];
        world.kms.requests.clear();
        let kills = 0;
        // Runs that were killed when they had done everything. The next one finds that out from KMS.
        let complete = 0;
        for (let code: number | null = null; code !== 0; ) {
          code = await runOnce(words, stateFolder);
          expect([null, 255, 0]).toContain(code);
          kills += code === 0 ? 0 : 1;
          const changed = await countChanged(join(folder, "in"), input);
          const isComplete = changed === FILES && (await journalIn(stateFolder)) === undefined;
          complete += code === null && isComplete ? 1 : 0;
        }
        const output = await readTree(stateFolder);
        const names = Object.keys(input);
        const expected = mode.endsWith("backups") ? [...names, ...names.map((name) => `${name}.old`)] : names;
        expect(Object.keys(output).sort()).toEqual(expected.sort());
        for (const name of names) {
          expect(await world.decrypt(blobOf(name, output[name] ?? Buffer.alloc(0)))).toBe(
            `secret ${idOf(name)}`,
          );
          if (mode.endsWith("backups")) expect(output[`${name}.old`]).toEqual(Buffer.from(input[name] ?? ""));
        }
        expect((await stat(join(stateFolder, "000.bin"))).mode & 0o777).toBe(0o640);
        const repeated = reEncryptsOf(world.kms) - FILES;
        expect(repeated).toBeGreaterThanOrEqual(0);
        expect(repeated).toBeLessThanOrEqual(kills * WINDOW + complete * FILES);
      },
      120_000,
    );
  },
);

/** How many files have a new content. It has to be complete. */
async function countChanged(
  folder: string,
  input: Readonly<Record<string, string | Buffer>>,
): Promise<number> {
  const tree = await readTree(folder);
  let count = 0;
  for (const [name, old] of Object.entries(input)) {
    const content = tree[name] ?? Buffer.alloc(0);
    if (!content.equals(Buffer.from(old))) {
      expect(await world.decrypt(blobOf(name, content))).toBe(`secret ${idOf(name)}`);
      count += 1;
    }
  }
  return count;
}

/** Who may not read or write everything. */
const NOBODY = 65_534;

describe.skipIf(process.getuid?.() !== 0)("a user without permissions", () => {
  it("gets a report of unreadable files and read-only folders; nothing is sent for them, and nothing else changes", async () => {
    const folder = await world.folder();
    await chmod(join(folder, ".."), 0o755);
    const input = {
      "a.bin": await world.encrypt("a"),
      "secret.bin": await world.encrypt("secret"),
      "locked/b.bin": await world.encrypt("b"),
      "closed/c.bin": await world.encrypt("c"),
      "foreign/d.bin": await world.encrypt("d"),
    };
    await writeTree(folder, input);
    for (const name of ["", "a.bin", "secret.bin", "foreign"])
      await chown(join(folder, name), NOBODY, NOBODY);
    await chmod(join(folder, "secret.bin"), 0o000);
    await chmod(join(folder, "locked"), 0o555);
    await chmod(join(folder, "closed"), 0o700);
    const before = reEncryptsOf(world.kms);
    const child = spawn(
      process.execPath,
      [program, "rewrap", "--destination-key-id", "alias/new", "--files", join(folder, "**"), "--in-place"],
      { env: { ...world.env, HOME: folder }, uid: NOBODY, gid: NOBODY, stdio: ["ignore", "ignore", "pipe"] },
    );
    const { code, stderr } = await ended(child);
    expect(stderr).toMatch(/secret\.bin: The file cannot be read: EACCES/);
    expect(stderr).toMatch(/locked\/b\.bin: The folder .*locked cannot be written: EACCES/);
    expect(stderr).toMatch(/closed: The folder cannot be read: EACCES/);
    expect(stderr).toMatch(/foreign\/d\.bin: Its owner and group cannot be kept: EPERM/);
    expect(stderr).toContain("1 file re-encrypted, 0 up to date, 4 failed.");
    expect(code).toBe(1);
    expect(reEncryptsOf(world.kms) - before).toBe(2);
    const { "a.bin": a, ...others } = await readTree(folder);
    expect(await world.decrypt(a ?? Buffer.alloc(0))).toBe("a");
    for (const [name, content] of Object.entries(others)) {
      if (name in input) expect(content).toEqual(Object.entries(input).find(([each]) => each === name)?.[1]);
    }
    expect((await stat(join(folder, "a.bin"))).uid).toBe(NOBODY);
  }, 60_000);

  it("keeps the owner of files when root re-encrypts them", async () => {
    const folder = await world.folder();
    await writeFile(join(folder, "a.bin"), await world.encrypt("a"));
    await chown(join(folder, "a.bin"), NOBODY, NOBODY - 1);
    await chmod(join(folder, "a.bin"), 0o604);
    expect((await world.rewrap(["--files", join(folder, "*.bin"), "--in-place"])).exitCode).toBe(0);
    const { uid, gid, mode } = await stat(join(folder, "a.bin"));
    expect([uid, gid, mode & 0o7777]).toEqual([NOBODY, NOBODY - 1, 0o604]);
  });
});
