/** Names of devices, pipes, folders and links, wherever `rewrap` and `--out` remove, replace or rename files. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstat, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeFile } from "../../../src/cli/rewrap/removeFile.js";
import { renameDurably, writeAtomically } from "../../../src/cli/rewrap/writeAtomically.js";
import { type RewrapWorld, startRewrapWorld } from "../../support/rewrap-world.js";

let world: RewrapWorld;
let row: string;
let names = 0;
const newName = () => `t${++names}-`;

beforeAll(async () => {
  world = await startRewrapWorld();
  row = `{"ct":"${await world.encrypt("a")}"}\n`;
});
afterAll(() => world.close());

/** A copy of `/dev/null`; where that needs rights that are missing, a pipe. */
async function makeDevice(path: string): Promise<void> {
  try {
    execFileSync("mknod", [path, "c", "1", "3"], { stdio: "ignore" });
  } catch {
    execFileSync("mkfifo", [path]);
  }
}

const KINDS: readonly (readonly [kind: string, make: (path: string) => Promise<unknown>])[] = [
  ["a device", makeDevice],
  ["a named pipe", async (path) => execFileSync("mkfifo", [path])],
  ["a folder", (path) => mkdir(path)],
  [
    "a link to a file",
    (path) => writeFile(`${path}.target`, "precious").then(() => symlink(`${path}.target`, path)),
  ],
  ["a link to nothing", (path) => symlink("nowhere", path)],
];

/** What tells whether something was replaced. */
const identity = async (path: string) => {
  const { ino, mode, nlink } = await lstat(path);
  return { ino, mode, nlink };
};

const OWN = ["out", "out.part", "out.resume", "out.lock", "out.retried", "out.retry-failures", "out.merged"];

describe.skipIf(process.platform === "win32").each(KINDS)("%s", (kind, make) => {
  const stdin = async () => ({
    stdin: {
      read: async () => Buffer.from(row),
      async *lines() {},
      async *chunks() {
        yield Buffer.from(row);
      },
    },
  });

  it.each([
    ["--failures", "other", "--failures"],
    ["the default of --failures", "out.failures.jsonl", "--failures"],
    ...OWN.map((file) => [file, file, "name another output"]),
  ])("is refused as %s, and stays", async (_, file, advice) => {
    const name = newName();
    const path = world.path(name + file);
    await make(path);
    const before = await identity(path);
    await world.write(`${name}in`, row);
    const failures = file === "other" ? ["--failures", path] : [];
    for (const input of [`{dir}/${name}in`, "-"]) {
      const words = ["--field", "ct", ...failures, "--force", "--restart", input, `{dir}/${name}out`];
      const { exitCode, stderr, calls } = await world.rewrap(words, await stdin());
      expect({ exitCode, calls }, stderr).toEqual({ exitCode: 252, calls: 0 });
      expect(stderr).toMatch(/is a (?:device|named pipe|folder|symbolic link), not a regular file: /);
      expect(stderr).toContain(path);
      expect(stderr).toContain(advice);
      expect(await identity(path)).toEqual(before);
    }
    if (kind === "a link to a file") {
      expect(await readFile(path, "utf8")).toBe("precious");
    }
  });

  it("is refused as the failure file of standard output, of a dry run and of --files", async () => {
    const name = newName();
    await mkdir(world.path(name));
    const path = world.path(`${name}/failures`);
    await make(path);
    const before = await identity(path);
    await world.write(`${name}/in.jsonl`, row);
    const common = ["--field", "ct", "--failures", path];
    for (const words of [
      ["-", "-"],
      ["--dry-run", `{dir}/${name}/in.jsonl`],
      ["--files", `{dir}/${name}/*.jsonl`, "--in-place"],
      ["--files", `{dir}/${name}/*.jsonl`, "--dry-run"],
    ]) {
      const { exitCode, stderr, calls } = await world.rewrap([...common, ...words], await stdin());
      expect({ exitCode, calls }, stderr).toEqual({ exitCode: 255, calls: 0 });
      expect(stderr).toContain("not a regular file, and is left as it is: move it, or name another file");
      expect(await identity(path)).toEqual(before);
    }
    expect(await world.read(`${name}/in.jsonl`)).toBe(row);
  });

  it("is left where --files puts its journal, its lock and its temporary files", async () => {
    const name = newName();
    const folder = world.path(name);
    await mkdir(folder);
    await world.write(`${name}/in.jsonl`, row);
    const words = ["--field", "ct", "--files", join(folder, "*.jsonl"), "--in-place"];
    const id = createHash("sha256")
      .update(JSON.stringify([join(folder, "*.jsonl"), "inPlace"]))
      .digest("hex");
    const temporary = createHash("sha256").update("in.jsonl").digest("hex").slice(0, 24);
    for (const end of [`${id.slice(0, 12)}.journal`, `${id.slice(0, 12)}.lock`, temporary]) {
      const path = join(folder, `.kms-reencrypt-${end}`);
      await make(path);
      const before = await identity(path);
      const { exitCode, stderr } = await world.rewrap(words);
      expect(exitCode, stderr).not.toBe(0);
      expect(stderr).toContain("not a regular file");
      expect(await identity(path)).toEqual(before);
      expect(await world.read(`${name}/in.jsonl`)).toBe(row);
      await rm(path, { recursive: true });
      await rm(join(folder, "kms-reencrypt.failures.jsonl"), { force: true });
    }
  });

  it("is not a backup that --files replaces", async () => {
    const name = newName();
    const path = world.path(`${name}/in.jsonl.bak`);
    await mkdir(world.path(name));
    await world.write(`${name}/in.jsonl`, row);
    await make(path);
    const before = await identity(path);
    const words = ["--files", `{dir}/${name}/in.jsonl`, "--in-place", "--backup", ".bak"];
    const { exitCode, stderr } = await world.rewrap(["--field", "ct", ...words]);
    expect(exitCode, stderr).toBe(1);
    expect(stderr).toContain(`The backup ${path} already exists: move it, or choose another suffix`);
    expect(await identity(path)).toEqual(before);
    expect(await world.read(`${name}/in.jsonl`)).toBe(row);
  });

  it("is neither removed nor replaced when it appears while rewrap is at work", async () => {
    const [path, other] = [world.path(newName()), world.path(newName())];
    await make(path);
    await writeFile(other, "new");
    await make(`${other}.tmp`);
    const before = await Promise.all([path, `${other}.tmp`].map(identity));
    expect(() => removeFile(path)).toThrow(`${path} is a`);
    await expect(renameDurably(other, path)).rejects.toThrow(`${path} is a`);
    await expect(writeAtomically(path, "new")).rejects.toThrow(`${path} is a`);
    await expect(writeAtomically(other, "newer")).rejects.toThrow(`${other}.tmp is a`);
    expect(await Promise.all([path, `${other}.tmp`].map(identity))).toEqual(before);
    expect(await readFile(other, "utf8")).toBe("new");
  });
});

it("a file that a killed run has left is removed, and a missing one is not an error", async () => {
  const name = newName();
  const path = world.path(name);
  await writeFile(path, "");
  removeFile(path);
  expect(await world.files(name)).toEqual([]);
  removeFile(path);
  await writeFile(`${path}.tmp`, "half");
  await writeAtomically(path, "whole");
  expect(await readFile(path, "utf8")).toBe("whole");
  expect(await world.files(name)).toEqual([name]);
});
