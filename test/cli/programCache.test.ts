import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { isTrusted, readCache, writeCache } from "../../src/cli/programCache.js";

describe.skipIf(process.platform === "win32")("isTrusted", () => {
  const me = process.geteuid?.() ?? 0;

  it.each([
    { of: "the user", uid: me, mode: 0o100644, program: 12345, expected: true },
    { of: "the owner of the program", uid: 12345, mode: 0o100644, program: 12345, expected: true },
    { of: "somebody else", uid: 54321, mode: 0o100644, program: 12345, expected: false },
    { of: "the user, which the group can write", uid: me, mode: 0o100664, program: me, expected: false },
    { of: "the user, which all can write", uid: me, mode: 0o100646, program: me, expected: false },
  ])("is $expected for a file of $of", ({ uid, mode, program, expected }) => {
    expect(isTrusted({ uid, mode }, { uid: program })).toBe(expected);
  });
});

describe("writeCache", () => {
  it("compiles nothing where no file can be created", () => {
    const cache = join(tmpdir(), "kms-reencrypt-missing", "cache");
    const compile = vi.fn(() => Buffer.alloc(1));
    writeCache(cache, compile);
    expect(compile).not.toHaveBeenCalled();
    expect(existsSync(cache)).toBe(false);
  });

  it.each([
    ["a folder", (path: string) => mkdir(path)],
    ["a link", (path: string) => symlink("nowhere", path)],
  ])("does not replace %s", async (_, make) => {
    const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-cache-"));
    await make(join(folder, "cache"));
    const compile = vi.fn(() => Buffer.alloc(1));
    writeCache(join(folder, "cache"), compile);
    expect(compile).not.toHaveBeenCalled();
    expect(await readdir(folder)).toEqual(["cache"]);
    await rm(folder, { recursive: true });
  });

  it("leaves nothing behind when it fails", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-cache-"));
    writeCache(join(folder, "cache"), () => {
      throw new Error("no code");
    });
    expect(await readdir(folder)).toEqual([]);
    expect(readCache(join(folder, "cache"))).toBeUndefined();
    expect(readCache(folder)).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});
