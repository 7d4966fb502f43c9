/** What happens to a file in the moments around its replacement. */
import fs, { closeSync, openSync, writeSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CliError } from "../../../../src/cli/CliError.js";
import { createFile } from "../../../../src/cli/rewrap/files/createFile.js";
import { FileProblem } from "../../../../src/cli/rewrap/files/FileProblem.js";
import { replaceFile } from "../../../../src/cli/rewrap/files/replaceFile.js";
import { readSnapshot } from "../../../../src/cli/rewrap/files/Snapshot.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-replace-"));
  path = join(folder, "file");
  await writeFile(path, "old");
});

const originals = { ...fs.promises };
afterEach(async () => {
  Object.assign(fs.promises, originals);
  syncBuiltinESMExports();
  await rm(folder, { recursive: true });
});

/** Replaces a function of `node:fs/promises`, or runs something before it. */
function intercept<Name extends "rename" | "open" | "link">(
  name: Name,
  by: (...args: unknown[]) => unknown,
): void {
  Object.assign(fs.promises, {
    [name]: async (...args: unknown[]) =>
      (await by(...args)) ?? Reflect.apply(originals[name], fs.promises, args),
  });
  syncBuiltinESMExports();
}

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: nothing is left`), { code });
};

const snapshotOf = () => readSnapshot(path, { maximum: 100, advice: "", isReplaced: true });
const replace = async (suffix?: string) => replaceFile(await snapshotOf(), Buffer.from("new"), suffix);
const text = (name = "file") => readFile(join(folder, name), "utf8");

it("a file that is written through an open descriptor at the last moment gets what was written back", async () => {
  await chmod(path, 0o640);
  const descriptor = openSync(path, "r+");
  const staged = await replace();
  let isFirst = true;
  intercept("rename", () => {
    if (isFirst) writeSync(descriptor, "written by somebody", 0);
    isFirst = false;
  });
  await expect(staged.commit()).rejects.toThrow("Somebody else wrote the file at the same moment");
  closeSync(descriptor);
  expect(await text()).toBe("written by somebody");
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["file"]);
});

it("a failed rename changes nothing, and removes the backup and the new content", async () => {
  const staged = await replace(".bak");
  intercept("rename", failing("EACCES"));
  await expect(staged.commit()).rejects.toBeInstanceOf(FileProblem);
  expect(await text()).toBe("old");
  expect(await readdir(folder)).toEqual(["file"]);
});

it("a backup is a copy where there are no hard links", async () => {
  const staged = await replace(".bak");
  intercept("link", failing("EPERM"));
  await staged.commit();
  expect([await text(), await text("file.bak")]).toEqual(["new", "old"]);
});

it("a new file gets its name without a hard link where there are none, and replaces nothing", async () => {
  const destination = { folder: join(folder, "out"), name: "a/b", earlier: undefined };
  intercept("link", failing("ENOTSUP"));
  const staged = [
    await createFile(await snapshotOf(), Buffer.from("new"), destination),
    await createFile(await snapshotOf(), Buffer.from("other"), { ...destination, name: "a/c" }),
  ];
  await staged[0]?.commit();
  await writeFile(join(folder, "out/a/c"), "precious");
  await expect(staged[1]?.commit()).rejects.toThrow("already exists");
  expect([await text("out/a/b"), await text("out/a/c")]).toEqual(["new", "precious"]);
  expect(await readdir(join(folder, "out/a"))).toEqual(["b", "c"]);
});

it.each([
  ["ENOSPC", CliError],
  ["EDQUOT", CliError],
  ["EIO", CliError],
  ["EACCES", FileProblem],
  ["EROFS", FileProblem],
])("%s is the problem of the disk or of this folder, and leaves the file as it is", async (code, type) => {
  const snapshot = await snapshotOf();
  intercept("open", (name) => (String(name).includes(".kms-reencrypt-") ? failing(code)() : undefined));
  const staging = replaceFile(snapshot, Buffer.from("new"), undefined);
  await expect(staging).rejects.toBeInstanceOf(type);
  await expect(staging).rejects.toThrow(code);
  expect(await text()).toBe("old");
  expect(await readdir(folder)).toEqual(["file"]);
});

it.each(["../escape", "a/../../escape", "/etc/passwd/../../escape", "..", ""])(
  "the name %j cannot lead out of the folder of the output",
  async (name) => {
    const out = join(folder, "out");
    const snapshot = await snapshotOf();
    const creating = createFile(snapshot, Buffer.from("new"), { folder: out, name, earlier: undefined });
    await creating.then(
      (staged) => staged.commit(),
      (error) => expect(error).toBeInstanceOf(FileProblem),
    );
    expect((await readdir(folder)).filter((each) => each !== "out")).toEqual(["file"]);
  },
);
