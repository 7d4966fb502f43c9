import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choosePager, withPager } from "../../../src/cli/output/pager.js";
import { run } from "../../../src/cli/run.js";
import { cliIo } from "../../support/cli-io.js";

const terminal = { stdin: true, stdout: true, stderr: true, columns: 80 };

describe("the pager", () => {
  const DEFAULT = process.platform === "win32" ? "more" : "less";

  it.each([
    [{}, {}, DEFAULT],
    [{}, { PAGER: "most" }, "most"],
    [{ profilePager: "cat" }, { PAGER: "most" }, "cat"],
    [{ profilePager: "cat" }, { PAGER: "most", AWS_PAGER: "less -S" }, "less -S"],
    [{ profilePager: "cat" }, { AWS_PAGER: "" }, ""],
    [{ profilePager: "" }, { PAGER: "most" }, ""],
    [{ cliPager: false }, { AWS_PAGER: "less" }, undefined],
  ])("of %o and the environment %o is %j", (settings, env, pager) => {
    expect(choosePager(settings, { env, tty: terminal })).toBe(pager);
  });

  it("does not exist when standard output is not a terminal", () => {
    expect(
      choosePager({}, { env: { AWS_PAGER: "less" }, tty: { ...terminal, stdout: false } }),
    ).toBeUndefined();
  });
});

describe.skipIf(process.platform === "win32")("output to a pager", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-pager "));
    const script = `#!/bin/sh\n{ echo "$LESS $# $1"; cat; } > "$OUT"\n`;
    await writeFile(join(folder, "my pager"), script, { mode: 0o755 });
  });
  afterAll(() => rm(folder, { recursive: true }));

  const io = (env: Record<string, string>) => {
    const written: unknown[] = [];
    const stdout = { write: async (data: unknown) => void written.push(data) };
    return { written, io: { stdout, tty: terminal, env: { PATH: process.env.PATH, ...env } } };
  };

  it("goes to its standard input, and the command waits for it to end", async () => {
    const OUT = join(folder, "out");
    const { io: own, written } = io({ OUT, AWS_PAGER: `'${folder}/my pager' -x "a b"` });
    await withPager({}, own, async (stdout, paged) => {
      await stdout.write("one\n");
      await stdout.write("two\n");
      expect(paged).toBe(true);
    });
    expect(await readFile(OUT, "utf8")).toBe("FRX 2 -x\none\ntwo\n");
    expect(written).toEqual([]);
  });

  it("keeps the user's own LESS", async () => {
    const OUT = join(folder, "less");
    const { io: own } = io({ OUT, LESS: "-i", AWS_PAGER: `'${folder}/my pager'` });
    await withPager({}, own, (stdout) => stdout.write("one\n"));
    expect(await readFile(OUT, "utf8")).toBe("-i 0 \none\n");
  });

  it("shows help page by page, unless there is no pager", async () => {
    const OUT = join(folder, "help");
    const env = { PATH: process.env.PATH, OUT, AWS_PAGER: `'${folder}/my pager'` };
    const paged = cliIo({ tty: terminal, env });
    expect(await run(["check", "help"], paged)).toBe(0);
    expect(paged.written.stdout).toBe("");
    expect(await readFile(OUT, "utf8")).toContain("kms-reencrypt check:");
    const direct = cliIo({ tty: terminal, env });
    expect(await run(["check", "help", "--no-cli-pager"], direct)).toBe(0);
    expect(direct.written.stdout).toContain("kms-reencrypt check:");
  });

  it("does not start the pager for nothing", async () => {
    const { io: own } = io({ AWS_PAGER: "no-such-pager" });
    await withPager({}, own, async () => undefined);
  });

  it("fails if the pager does not exist, and says how to choose another", async () => {
    const { io: own } = io({ AWS_PAGER: "no-such-pager" });
    await expect(withPager({}, own, (stdout) => stdout.write("one\n"))).rejects.toMatchObject({
      name: "PagerError",
      message: expect.stringMatching(/no-such-pager[\s\S]*AWS_PAGER/),
    });
  });

  it("goes on when the user leaves the pager early", async () => {
    const { io: own } = io({ AWS_PAGER: "true" });
    await withPager({}, own, (stdout) => stdout.write("long ".repeat(1_000_000)));
  });

  it("ends when the command fails", async () => {
    const OUT = join(folder, "failed");
    const { io: own } = io({ OUT, AWS_PAGER: `'${folder}/my pager'` });
    const failed = withPager({}, own, async (stdout) => {
      await stdout.write("one\n");
      throw new Error("two");
    });
    await expect(failed).rejects.toThrow("two");
    expect(await readFile(OUT, "utf8")).toContain("one");
  });

  it("goes to standard output where the pager of the user is missing and was not chosen", async () => {
    const { io: own, written } = io({ PATH: folder });
    await withPager({}, own, (stdout) => stdout.write("one\n"));
    expect(written).toEqual(["one\n"]);
  });

  it("goes to standard output with an empty AWS_PAGER", async () => {
    const { io: own, written } = io({ AWS_PAGER: "" });
    await withPager({}, own, (stdout) => stdout.write("one\n"));
    expect(written).toEqual(["one\n"]);
  });
});
