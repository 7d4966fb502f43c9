import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bootId } from "../../../../src/cli/rewrap/resume/bootId.js";
import { Lock } from "../../../../src/cli/rewrap/resume/Lock.js";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kms-lock-"));
  path = join(folder, "out.lock");
});
afterEach(() => rm(folder, { recursive: true }));

/** A lock that another process left. */
const leave = (holder: object) =>
  writeFile(
    path,
    JSON.stringify({
      pid: process.pid,
      host: hostname(),
      boot: bootId(),
      started: "1",
      token: "t",
      ...holder,
    }),
  );

describe("Lock", () => {
  it("keeps others out until it is released, and leaves no file", async () => {
    const lock = Lock.acquire(path);
    expect(() => Lock.acquire(path)).toThrow(`Another process, ${process.pid}, is at work on this output`);
    lock.release();
    const next = Lock.acquire(path);
    expect(next.wasTakenOver).toBe(false);
    next.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    { what: "a process that has ended", holder: { pid: 2 ** 22 + 1 } },
    { what: "a process whose ID another one has now", holder: { pid: process.ppid, started: "1" } },
    { what: "a process with the ID of this one, as in containers", holder: {} },
    {
      what: "a process of this machine before it was started again",
      holder: { pid: process.ppid, boot: "b" },
    },
  ])("takes over the lock of $what", async ({ holder }) => {
    await leave(holder);
    const lock = Lock.acquire(path);
    expect(lock.wasTakenOver).toBe(true);
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  it("takes over a lock that was not written to its end, and removes what killed processes left", async () => {
    await writeFile(path, '{"pid":');
    await writeFile(`${path}.${randomUUID()}`, "{}");
    Lock.acquire(path).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("leaves other files whose names begin with its own", async () => {
    await writeFile(`${path}.json`, "{}");
    await mkdir(`${path}.${randomUUID()}`);
    const before = await readdir(folder);
    Lock.acquire(path).release();
    expect(await readdir(folder)).toEqual(before);
  });

  it.each([
    ["a folder", () => mkdir(path)],
    ["a symbolic link", () => symlink("nowhere", path)],
  ])("does not replace %s", async (kind, make) => {
    await make();
    expect(() => Lock.acquire(path)).toThrow(`${path} is ${kind}, not a regular file, and is left as it is`);
    expect(await readdir(folder)).toEqual(["out.lock"]);
  });

  it("does not take over the lock of another machine, whose processes it cannot see", async () => {
    await leave({ host: "elsewhere" });
    expect(() => Lock.acquire(path)).toThrow(
      `Process ${process.pid} on the machine elsewhere may be at work on this output. If it is not, remove ${path}.`,
    );
  });

  it("notices that it was taken away", async () => {
    const lock = Lock.acquire(path);
    await leave({});
    expect(() => lock.check()).toThrow("was removed or replaced");
    lock.release();
    expect(await readdir(folder)).toEqual(["out.lock"]);
  });
});
