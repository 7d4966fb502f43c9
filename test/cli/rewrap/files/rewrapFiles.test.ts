/** `rewrap --files`, from the command line to the files. */
import { execFileSync } from "node:child_process";
import { chmod, link, mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type FilesWorld,
  listTree,
  readTree,
  startFilesWorld,
  writeTree,
} from "../../../support/files-world.js";

let world: FilesWorld;
let folder: string;
beforeAll(async () => {
  world = await startFilesWorld();
});
beforeEach(async () => {
  await world.kms.reset();
  folder = await world.folder();
});
afterAll(() => world.close());

const IN_PLACE = ["--in-place"];
const run = (pattern: string, ...words: readonly string[]) =>
  world.rewrap(["--files", join(folder, pattern), ...words]);
const path = (name: string) => join(folder, name);
const base64 = async (text: string, context?: Record<string, string>) =>
  (await world.encrypt(text, context)).toString("base64");

/** Writes files `0.bin`, `1.bin`, … with one ciphertext each. */
async function writeMany(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, id) => `${String(id).padStart(4, "0")}.bin`);
  for (const name of names) await writeTree(folder, { [name]: await world.encrypt(name) });
  return names;
}

describe("in place", () => {
  it("replaces files that are one ciphertext, in the form that they have", async () => {
    const text = await base64("b");
    await writeTree(folder, {
      "a.bin": await world.encrypt("a"),
      "sub/b.txt": `${text}\n`,
      "sub/deep/c.b64": `${text.replace(/.{76}/g, "$&\r\n")}\r\n`,
    });
    await chmod(path("a.bin"), 0o640);
    const before = await stat(path("a.bin"));
    const { exitCode, stderr, calls } = await run("**", ...IN_PLACE);
    expect({ exitCode, calls }).toEqual({ exitCode: 0, calls: 3 });
    expect(stderr).toContain("3 files re-encrypted, 0 up to date, 0 failed.");
    const { "a.bin": a, "sub/b.txt": b, "sub/deep/c.b64": c, ...others } = await readTree(folder);
    expect(others).toEqual({});
    expect(await world.decrypt(a ?? Buffer.alloc(0))).toBe("a");
    expect(await world.decrypt(Buffer.from(String(b), "base64"))).toBe("b");
    expect(String(b)).toMatch(/^[A-Za-z0-9+/=]+\n$/);
    expect(String(c)).toMatch(/^(?:[A-Za-z0-9+/=]{76}\r\n)+[A-Za-z0-9+/=]+\r\n$/);
    expect(await world.decrypt(Buffer.from(String(c), "base64"))).toBe("b");
    const after = await stat(path("a.bin"));
    expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect(after.ino).not.toBe(before.ino);
  });

  it("splices JSON documents, JSON Lines and CSV, and changes nothing else", async () => {
    const document = (ct: string) =>
      `\ufeff{\r\n  "big": 12345678901234567890,\r\n  "list": [{"ct": "${ct}", "x": 1.0}, {"ct": "${ct}"}],\r\n  "2": 1, "1": 2, "x": 1, "x": 2\r\n}\r\n`;
    const lines = (ct: string) =>
      `{"list":[{"ct":"${ct}"}],"n":1.0}\n  {"list": [] , "n": 1e2}\n{"list":[{"ct":"${ct}"}]}`;
    const ct = await base64("secret");
    const texts = { "a.json": document, "b.jsonl": lines, c: lines };
    await writeTree(folder, Object.fromEntries(Object.entries(texts).map(([name, of]) => [name, of(ct)])));
    const { exitCode, stderr } = await run("*", "--field", "list.*.ct", ...IN_PLACE);
    expect(stderr).toContain("3 files re-encrypted");
    expect(exitCode).toBe(0);
    for (const [name, of] of Object.entries(texts)) {
      const found: string[] = [];
      const text = (await readFile(path(name), "utf8")).replace(/AQ[A-Za-z0-9+/=]{60,}/g, (each) => {
        found.push(each);
        return "#";
      });
      expect(text).toBe(of("#"));
      expect(found).toHaveLength(2);
      for (const each of found) expect(await world.decrypt(Buffer.from(each, "base64"))).toBe("secret");
    }
  });

  it("takes contexts and headers of CSV from each file", async () => {
    const ct = await base64("secret", { tenant: "acme" });
    await writeTree(folder, {
      "one.csv": `id,ct,ctx\n1,${ct},tenant=acme\n`,
      "two.csv": `ctx,ct\n"{""tenant"":""acme""}","${ct}"\n`,
      "three.csv": "id,other\n1,2\n",
    });
    const { exitCode, stderr } = await run("*.csv", "--field", "ct", "--context-field", "ctx", ...IN_PLACE);
    expect(stderr).toMatch(/three\.csv: The header has no column "ct"/);
    expect(exitCode).toBe(1);
    const two = /"(AQ[^"]+)"/.exec(await readFile(path("two.csv"), "utf8"))?.[1] ?? "";
    expect(await world.decrypt(Buffer.from(two, "base64"), { tenant: "acme" })).toBe("secret");
  });

  it("leaves a file as it is when one of its rows fails; --allow-failures writes the others", async () => {
    const ct = await base64("secret");
    const content = `{"ct":"${ct}"}\n{"ct":null}\nnot JSON\n{"ct":"${ct}"}\n`;
    await writeTree(folder, { "bad.jsonl": content, "good.jsonl": `{"ct":"${ct}"}\n` });
    const words = ["*.jsonl", "--field", "ct", ...IN_PLACE, "--failures", path("failures")] as const;
    const first = await run(...words);
    expect(first.exitCode).toBe(1);
    expect(await readFile(path("bad.jsonl"), "utf8")).toBe(content);
    const failures = (await readFile(path("failures"), "utf8")).trimEnd().split("\n");
    expect(failures.map((line) => JSON.parse(line))).toMatchObject([
      { path: path("bad.jsonl"), line: 2, row: '{"ct":null}', error: { name: "InvalidRow" } },
      { path: path("bad.jsonl"), line: 3, row: "not JSON", error: { name: "InvalidRow" } },
    ]);
    expect((await stat(path("failures"))).mode & 0o777).toBe(0o600);
    const second = await run(...words, "--allow-failures");
    expect(second.exitCode).toBe(1);
    // The file that was done is not sent again.
    expect(second.calls).toBe(2);
    const [one = "", two, three, four = ""] = (await readFile(path("bad.jsonl"), "utf8")).split("\n");
    expect([two, three]).toEqual(['{"ct":null}', "not JSON"]);
    for (const row of [one, four]) {
      expect(await world.decrypt(Buffer.from(JSON.parse(row).ct, "base64"))).toBe("secret");
    }
  });

  it("does nothing in a second run", async () => {
    await writeMany(3);
    await run("*.bin", ...IN_PLACE);
    const before = await readTree(folder);
    const { exitCode, stderr } = await run("*.bin", ...IN_PLACE);
    expect(stderr).toContain("0 files re-encrypted, 3 up to date");
    expect(exitCode).toBe(0);
    expect(await readTree(folder)).toEqual(before);
  });
});

describe("a file is refused, and the others are re-encrypted, when", () => {
  it("it is a link, a pipe, a folder, empty, text, or has another name", async () => {
    const blob = await world.encrypt("secret");
    await writeTree(folder, {
      "good.bin": blob,
      target: blob,
      "hard.bin": blob,
      "empty.bin": "",
      "text.bin": "This is certainly not a ciphertext.",
      "json.bin": '{"ct":"AQID"}',
      "large.bin": Buffer.alloc(70_000, 1),
      "folder.bin/x.txt": "x",
    });
    await symlink("target", path("link.bin"));
    await symlink("nowhere", path("dangling.bin"));
    await link(path("hard.bin"), path("other"));
    execFileSync("mkfifo", [path("pipe.bin")]);
    const { exitCode, stderr } = await run("*.bin", ...IN_PLACE);
    const problems: readonly (readonly [string, RegExp])[] = [
      ["link", /symbolic link/],
      ["dangling", /symbolic link/],
      ["hard", /2 names \(hard links\)/],
      ["pipe", /a device, a pipe or a socket/],
      ["empty", /empty/],
      ["text", /not base64/],
      ["json", /--field/],
      ["large", /at most 6144/],
    ];
    for (const [name, problem] of problems) {
      expect(stderr.split("\n").find((line) => line.startsWith(`${path(name)}.bin: `))).toMatch(problem);
    }
    expect(stderr).not.toContain("folder.bin");
    expect(stderr).toContain("1 file re-encrypted, 0 up to date, 8 failed.");
    expect(exitCode).toBe(1);
    expect(await readFile(path("target"))).toEqual(blob);
    expect(await readFile(path("hard.bin"))).toEqual(blob);
    expect(await world.decrypt(await readFile(path("good.bin")))).toBe("secret");
  });

  type Writer = (name: string, other: Buffer) => Promise<void>;
  it.each<[string, Writer]>([
    ["somebody writes it", (name, other) => writeFile(name, other)],
    [
      "somebody writes as many bytes and sets its time back",
      async (name, other) => {
        const { size } = await stat(name);
        expect(size).toBe(other.length);
        await writeFile(name, other);
        await utimes(name, 1_700_000_000, 1_700_000_000);
      },
    ],
    [
      "somebody replaces it",
      async (name, other) => {
        await writeFile(`${name}.new`, other);
        await rename(`${name}.new`, name);
      },
    ],
    ["somebody appends to it", (name, other) => writeFile(name, other, { flag: "a" })],
    ["somebody empties it", (name) => writeFile(name, "")],
    ["somebody removes it", (name) => rm(name)],
    ["somebody changes its mode", (name) => chmod(name, 0o600)],
    [
      "somebody puts a link in its place",
      async (name) => {
        await rename(name, `${name}.old`);
        await symlink(`${name}.old`, name);
      },
    ],
  ])("%s while it is re-encrypted", async (_, write) => {
    await writeTree(folder, {
      "busy.bin": await world.encrypt("old"),
      "calm.bin": await world.encrypt("calm"),
    });
    // Whole seconds can be set back exactly.
    await utimes(path("busy.bin"), 1_700_000_000, 1_700_000_000);
    const other = await world.encrypt("new");
    world.kms.faults.rate(1, { latency: 200 }, { operation: "ReEncrypt" });
    const running = run("*.bin", ...IN_PLACE);
    // The first two are the preflight.
    await expect.poll(() => world.kms.requests.of("ReEncrypt").length, { interval: 5 }).toBeGreaterThan(2);
    await write(path("busy.bin"), other);
    const written = await readFile(path("busy.bin")).catch(() => undefined);
    const { exitCode, stderr } = await running;
    expect(stderr).toMatch(/busy\.bin: The file has changed since it was read/);
    expect(exitCode).toBe(1);
    expect(await readFile(path("busy.bin")).catch(() => undefined)).toEqual(written);
    expect(await world.decrypt(await readFile(path("calm.bin")))).toBe("calm");
    expect((await listTree(folder)).filter((name) => name.startsWith(".kms-reencrypt-"))).toEqual([
      expect.stringMatching(/\.journal$/),
    ]);
  });
});

describe("--backup", () => {
  it("keeps the old files, and is not re-encrypted itself", async () => {
    const [name = ""] = await writeMany(1);
    await chmod(path(name), 0o640);
    const before = await readFile(path(name));
    await run("*", ...IN_PLACE, "--backup", ".old");
    expect(await listTree(folder)).toEqual([name, `${name}.old`]);
    expect(await readFile(path(`${name}.old`))).toEqual(before);
    expect((await stat(path(`${name}.old`))).mode & 0o777).toBe(0o640);
    expect(await world.decrypt(await readFile(path(name)))).toBe(name);
    const { stderr } = await run("*", ...IN_PLACE, "--backup", ".old");
    expect(stderr).toContain("0 files re-encrypted, 1 up to date");
  });

  it("never overwrites a backup", async () => {
    const [name = ""] = await writeMany(1);
    const before = await readFile(path(name));
    await writeFile(path(`${name}.old`), "precious");
    const { exitCode, stderr } = await run("*", ...IN_PLACE, "--backup", ".old");
    expect(stderr).toMatch(/\.old already exists: move it, or choose another suffix/);
    expect(exitCode).toBe(1);
    expect(await readFile(path(name))).toEqual(before);
    expect(await readFile(path(`${name}.old`), "utf8")).toBe("precious");
  });

  it("goes on where a run was killed between the backup and the new content", async () => {
    const [name = ""] = await writeMany(1);
    const before = await readFile(path(name));
    await link(path(name), path(`${name}.old`));
    expect((await run("*", ...IN_PLACE, "--backup", ".old")).exitCode).toBe(0);
    expect(await readFile(path(`${name}.old`))).toEqual(before);
    expect(await world.decrypt(await readFile(path(name)))).toBe(name);
  });
});

describe("--out-dir", () => {
  it("writes all files under their relative paths, and leaves the input alone", async () => {
    await writeTree(folder, {
      "in/a.bin": await world.encrypt("a"),
      "in/sub/b.txt": `${await base64("b")}\n`,
      "in/sub/bad.bin": "",
    });
    await chmod(path("in/a.bin"), 0o600);
    const before = await readTree(path("in"));
    const { exitCode, stderr } = await run("in/**", "--out-dir", path("out"));
    expect(stderr).toContain("2 files re-encrypted, 0 up to date, 1 failed.");
    expect(exitCode).toBe(1);
    expect(await readTree(path("in"))).toEqual(before);
    const { "a.bin": a = "", "sub/b.txt": b, ...others } = await readTree(path("out"));
    expect(Object.keys(others)).toEqual([expect.stringMatching(/^\.kms-reencrypt-.*\.journal$/)]);
    expect(await world.decrypt(Buffer.from(a))).toBe("a");
    expect(await world.decrypt(Buffer.from(String(b), "base64"))).toBe("b");
    expect((await stat(path("out/a.bin"))).mode & 0o777).toBe(0o600);
    // The same command tries the failed file again, and sends nothing else.
    await writeTree(folder, { "in/sub/bad.bin": await world.encrypt("c") });
    const again = await run("in/**", "--out-dir", path("out"));
    expect(again).toMatchObject({ exitCode: 0, calls: 1 });
    expect(await listTree(path("out"))).toEqual(["a.bin", "sub/b.txt", "sub/bad.bin"]);
    expect(await listTree(folder)).not.toContain("out.failures.jsonl");
  });

  it("copies files that are up to date, so that it has all", async () => {
    await writeMany(2);
    await run("*.bin", ...IN_PLACE);
    const { exitCode, stderr } = await run("*.bin", "--out-dir", path("out"));
    expect(stderr).toContain("2 up to date");
    expect(exitCode).toBe(0);
    expect(await readFile(path("out/0001.bin"))).toEqual(await readFile(path("0001.bin")));
  });

  it("overwrites no file that it has not written, and sends nothing for it", async () => {
    await writeTree(folder, {
      "in/a": await world.encrypt("a"),
      "in/b": await world.encrypt("b"),
      "out/a": "precious",
    });
    const { stderr, calls } = await run("in/*", "--out-dir", path("out"));
    expect(stderr).toMatch(/in\/a: .*out\/a already exists, and is not overwritten/);
    expect(calls).toBe(1);
    expect(await readFile(path("out/a"), "utf8")).toBe("precious");
  });

  it("does not take its own output for input", async () => {
    await writeMany(2);
    for (let count = 0; count < 2; count++) {
      await run("**", "--out-dir", path("new"));
      await rm(path("new/0000.bin"), { force: true });
    }
    expect(await listTree(path("new"))).not.toContain("new/0001.bin");
    expect((await listTree(folder)).filter((name) => name.endsWith("0001.bin"))).toEqual([
      "0001.bin",
      "new/0001.bin",
    ]);
  });

  it("re-encrypts a file again whose input has changed since", async () => {
    await writeTree(folder, { "in/a": await world.encrypt("a"), "in/z": "" });
    await run("in/*", "--out-dir", path("out"));
    await writeTree(folder, { "in/a": await world.encrypt("changed") });
    const { calls } = await run("in/*", "--out-dir", path("out"));
    expect(calls).toBe(1);
    expect(await world.decrypt(await readFile(path("out/a")))).toBe("changed");
  });

  it("follows no link out of its folder", async () => {
    await writeTree(folder, { "in/sub/a": await world.encrypt("a") });
    await mkdir(path("out"));
    await mkdir(path("elsewhere"));
    await symlink("../elsewhere", path("out/sub"));
    const { exitCode, stderr } = await run("in/**", "--out-dir", path("out"));
    expect(stderr).toContain("A link leads out of");
    expect(exitCode).toBe(1);
    expect(await listTree(path("elsewhere"))).toEqual([]);
  });

  it("must not be the folder of the files", async () => {
    await writeMany(1);
    expect(await run("*.bin", "--out-dir", folder)).toMatchObject({
      exitCode: 252,
      stderr: expect.stringContaining("use --in-place"),
    });
  });
});

describe("a run that was stopped", () => {
  const stopAfter = (calls: number) => {
    const controller = new AbortController();
    const timer = setInterval(() => {
      if (world.kms.requests.of("ReEncrypt").length >= calls) controller.abort("SIGINT");
    }, 1);
    return { signal: controller.signal, end: () => clearInterval(timer) };
  };

  it.each([
    ["in place", (words: readonly string[]) => [...words, ...IN_PLACE]],
    ["in another folder", (words: readonly string[]) => [...words, "--out-dir", path("out")]],
  ])("goes on with the same command, and sends nothing twice: %s", async (_, withTarget) => {
    const names = await writeMany(80);
    const words = withTarget(["--files", path("*.bin"), "--concurrency", "2"]);
    const { signal, end } = stopAfter(25);
    const first = await world.rewrap(words, { signal });
    end();
    expect(first.exitCode).toBe(130);
    expect(first.stderr).toContain("Interrupted. What was on its way is finished.");
    expect(first.stderr).toContain("To go on: kms-reencrypt rewrap --destination-key-id alias/new --files");
    expect(first.calls).toBeLessThan(80);
    const second = await world.rewrap(words);
    expect(second.exitCode).toBe(0);
    expect(first.calls + second.calls).toBe(80);
    expect(second.stderr).toContain("80 files re-encrypted, 0 up to date, 0 failed.");
    expect(second.stderr).toMatch(/An earlier run had done \d+ files/);
    expect(second.stderr).toMatch(/under arn:\S+1234abcd\S+: 80 re-encrypted/);
    const tree = await readTree(words.includes("--out-dir") ? path("out") : folder);
    expect(Object.keys(tree).filter((name) => !names.includes(name))).toEqual([]);
    for (const name of names) expect(await world.decrypt(tree[name] ?? Buffer.alloc(0))).toBe(name);
  });

  it("can be given a limit, and goes on behind it", async () => {
    await writeMany(7);
    const runs = [];
    for (let count = 0; count < 3; count++) runs.push(await run("*.bin", ...IN_PLACE, "--limit", "3"));
    expect(runs.map(({ exitCode, calls }) => [exitCode, calls])).toEqual([
      [1, 3],
      [1, 3],
      [0, 1],
    ]);
    expect(runs[0]?.stderr).toContain("Stopped at --limit.");
  });

  it("must have the same options, unless it begins again", async () => {
    await writeMany(4);
    await run("*.bin", ...IN_PLACE, "--limit", "1");
    const other = await run("*.bin", ...IN_PLACE, "--source-key-id", "alias/old");
    expect(other).toMatchObject({ exitCode: 252, calls: 0 });
    expect(other.stderr).toContain("An earlier run for these files had other options: --source-key-id");
    const again = await run(
      "*.bin",
      ...IN_PLACE,
      "--skip-current",
      "--source-key-id",
      "alias/old",
      "--restart",
    );
    expect(again).toMatchObject({ exitCode: 0, calls: 3 });
    expect(again.stderr).not.toContain("An earlier run");
    expect(await listTree(folder)).toHaveLength(4);
  });

  it("begins again with --restart, also in another folder", async () => {
    await writeMany(4);
    const words = ["*.bin", "--out-dir", path("out")] as const;
    await run(...words, "--limit", "2");
    const again = await run(...words, "--restart");
    expect(again).toMatchObject({ exitCode: 0, calls: 4 });
    expect(await listTree(path("out"))).toHaveLength(4);
  });

  it("re-encrypts files that were changed since, and cuts a torn line of its journal", async () => {
    const [first = "", ...others] = await writeMany(3);
    await run("*.bin", ...IN_PLACE, "--limit", "2");
    const [journal = ""] = await listTree(folder);
    await writeFile(path(journal), '{"name":"0001.bin","stat', { flag: "a" });
    await writeFile(path(first), await world.encrypt("another"));
    const { exitCode, calls } = await run("*.bin", ...IN_PLACE);
    expect({ exitCode, calls }).toEqual({ exitCode: 0, calls: 2 });
    expect(await world.decrypt(await readFile(path(first)))).toBe("another");
    for (const name of others) expect(await world.decrypt(await readFile(path(name)))).toBe(name);
  });

  it("keeps a second one out as long as it works", async () => {
    await writeMany(2);
    world.kms.faults.rate(1, { latency: 200 }, { operation: "ReEncrypt" });
    const running = run("*.bin", ...IN_PLACE);
    await expect.poll(() => world.kms.requests.of("ReEncrypt").length, { interval: 5 }).toBeGreaterThan(0);
    expect(await run("*.bin", ...IN_PLACE)).toMatchObject({
      exitCode: 255,
      calls: 0,
      stderr: expect.stringContaining("Another process"),
    });
    expect((await running).exitCode).toBe(0);
  });
});

describe("a trial", () => {
  it("of all files changes nothing", async () => {
    await writeMany(3);
    await writeTree(folder, { "bad.bin": "" });
    const before = await readTree(folder);
    const { exitCode, stderr, calls } = await run("*.bin", "--dry-run");
    expect(stderr).toContain("3 files would be re-encrypted, 0 up to date, 1 failed.");
    expect({ exitCode, calls }).toEqual({ exitCode: 1, calls: 0 });
    expect(await readTree(folder)).toEqual(before);
  });

  it("of the first file sends as little as possible", async () => {
    await writeMany(3);
    const { exitCode, stderr } = await run("*.bin", "--check");
    expect(stderr).toContain("1 file would be re-encrypted");
    expect(exitCode).toBe(0);
    expect(world.kms.requests.of("ReEncrypt").length).toBeLessThanOrEqual(2);
  });
});

it("a job that cannot succeed leaves nothing behind, so that its options can be corrected", async () => {
  await writeMany(2);
  const before = await listTree(folder);
  const wrong = await run("*.bin", ...IN_PLACE, "--source-key-id", "alias/missing");
  expect(wrong.exitCode).toBe(254);
  expect(wrong.stderr).toContain("alias/missing");
  expect(await listTree(folder)).toEqual(before);
  expect((await run("*.bin", ...IN_PLACE)).exitCode).toBe(0);
});

it("a job whose files all fail can have other options", async () => {
  await writeTree(folder, { "a.json": `{"ct":"${await base64("a")}"}` });
  expect((await run("*.json", ...IN_PLACE)).exitCode).toBe(1);
  expect((await run("*.json", ...IN_PLACE, "--field", "ct")).exitCode).toBe(0);
});

it("--max-failures ends it", async () => {
  await writeTree(folder, Object.fromEntries(Array.from({ length: 20 }, (_, id) => [`${id}.bin`, ""])));
  const { exitCode, stderr } = await run("*.bin", ...IN_PLACE, "--max-failures", "3");
  expect(stderr).toContain("Stopped, because more than 3 files failed");
  expect(exitCode).toBe(1);
});

it("--summary json counts files", async () => {
  await writeMany(2);
  const { stdout, stderr } = await run("*.bin", ...IN_PLACE, "--summary", "json");
  expect(JSON.parse(stdout)).toMatchObject({
    files: { done: 2, changed: 2, current: 0, failed: 0, resumedAt: 0 },
    complete: true,
  });
  expect(stderr).toBe("");
});

describe("the command line is rejected:", () => {
  it.each<[readonly string[], RegExp]>([
    [["--files", "{dir}/*.none", "--in-place"], /no file matches/],
    [["--files", "{dir}/none/*", "--in-place"], /no file matches/],
    [["--files", "{dir}", "--in-place"], /no file matches .*\n?.*Folders/s],
    [["--files", "{dir}/*"], /--files needs --in-place or --out-dir DIR/],
    [["--files", "{dir}/a", "{dir}/b", "--in-place"], /Quote the pattern/],
    [["--files", "{dir}/*", "--in-place", "--out-dir", "{dir}/out"], /cannot be combined/],
    [["--files", "{dir}/*", "--out-dir", "{dir}/out", "--backup", ".bak"], /--backup needs --in-place/],
    [["--files", "{dir}/*", "--in-place", "--backup", "a/b"], /is not the end of a name/],
    [["--files", "{dir}/*", "--in-place", "--backup", ""], /--backup: it is empty/],
    [["--files", "", "--in-place"], /--files: it is empty/],
    [["--files", "{dir}/*", "--in-place", "--context-field", "c"], /--context-field needs --field/],
    [["--files", "{dir}/*", "--in-place", "--format", "csv"], /--format needs --field/],
    [["--files", "{dir}/*", "--in-place", "--force"], /--force and --files/],
    [["--in-place", "--field", "ct", "a", "b"], /--in-place needs --files/],
    [["--format", "json", "--field", "ct", "a", "b"], /--format json needs --files/],
  ])("%j", async (words, message) => {
    await writeTree(folder, { "x/y": "z" });
    const { exitCode, stderr } = await world.rewrap(words.map((word) => word.replaceAll("{dir}", folder)));
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(252);
    expect(await listTree(folder)).toEqual(["x/y"]);
  });
});
