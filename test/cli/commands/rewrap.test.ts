/** `rewrap` of rows, over real HTTP against LocalKms. */
import { appendFile, chmod, link, rm, stat, symlink } from "node:fs/promises";
import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OLD, type RewrapWorld, startRewrapWorld } from "../../support/rewrap-world.js";

let world: RewrapWorld;
let names = 0;
/** A new name for the files of a test. */
const newName = () => `t${++names}-`;

beforeAll(async () => {
  world = await startRewrapWorld();
});
afterAll(() => world.close());

const input = (text: string | Uint8Array) => ({
  stdin: {
    read: async () => Buffer.from(text),
    async *lines() {},
    async *chunks() {
      yield Buffer.from(text);
    },
  },
});

/** The ciphertexts of a text, and the text with `#` in their places. */
function masked(text: string): { text: string; ciphertexts: string[] } {
  const ciphertexts: string[] = [];
  const rest = text.replace(/AQ(?:[A-Za-z0-9+/=]|\\\/|\\u002f){100,}/g, (ciphertext) => {
    ciphertexts.push(ciphertext);
    return "#";
  });
  return { text: rest, ciphertexts };
}

describe("rows of JSON Lines", () => {
  it("keep every byte except the ciphertexts", async () => {
    const [a, b, c] = [await world.encrypt("a"), await world.encrypt("b"), await world.encrypt("c")];
    const escaped = (text: string) => text.replaceAll("/", "\\u002f").replaceAll("+", "\\u002B");
    const rows = (a: string, b: string, c: string) =>
      `\ufeff{"2":1,"1":2, "n":12345678901234567890,"f":1.0,"ct":"${a}"}\r\n` +
      `{"ct":"first","ct" : "${b}","s":"\\u00e9\\/é"}\n` +
      `{"ct":\t"${c}" }`;
    const name = newName();
    await world.write(`${name}in`, rows(a, escaped(b), c.replaceAll("/", "\\/")));
    const { exitCode, calls, stderr } = await world.rewrap([
      "--field",
      "ct",
      `{dir}/${name}in`,
      `{dir}/${name}out`,
    ]);
    expect({ exitCode, calls }, stderr).toEqual({ exitCode: 0, calls: 3 });
    const { text, ciphertexts } = masked(await world.read(`${name}out`));
    expect(text).toBe(rows("#", "#", "#"));
    expect(await Promise.all(ciphertexts.map((each) => world.decrypt(each)))).toEqual(["a", "b", "c"]);
    expect(await world.files(name)).toEqual([`${name}in`, `${name}out`]);
  });

  it("may have several fields, nested ones, and lists", async () => {
    const encrypt = (text: string) => world.encrypt(text);
    const row = {
      Item: { ct: { B: await encrypt("a") } },
      keys: [{ dk: await encrypt("b") }, { dk: await encrypt("c") }],
      "x.y": await encrypt("d"),
    };
    const fields = ["--field", "Item.ct.B", "--field", "keys.*.dk", "--field", "x\\.y"];
    const { exitCode, stdout } = await world.rewrap([...fields, "-", "-"], input(`${JSON.stringify(row)}\n`));
    expect(exitCode).toBe(0);
    const { ciphertexts } = masked(stdout);
    expect(await Promise.all(ciphertexts.map((each) => world.decrypt(each)))).toEqual(["a", "b", "c", "d"]);
  });

  it("may have their own contexts and keys", async () => {
    const context = { tenant: "a" };
    const ct = await world.encrypt("a", context);
    const rows = [
      { ct, from: context, to: { tenant: "b" }, key: "alias/new" },
      { ct, from: "tenant=a", to: '{"tenant":"b"}', key: "alias/new" },
      { ct, from: context, key: "alias/new" },
      { ct, from: context, to: null, key: "" },
      { ct, from: context, to: [1], key: "alias/new" },
    ];
    const words = ["--source-context-field", "from", "--destination-context-field", "to"];
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    const run = await world.rewrap(
      ["--field", "ct", ...words, "--destination-key-field", "key", "-", "-"],
      input(text),
    );
    expect(run.exitCode).toBe(1);
    const moved = run.stdout.split("\n").map((line) => JSON.parse(line).ct);
    expect(await world.decrypt(moved[0], { tenant: "b" })).toBe("a");
    expect(await world.decrypt(moved[1], { tenant: "b" })).toBe("a");
    expect(moved.slice(2)).toEqual([ct, ct, ct]);
    expect(run.stderr).toContain('Line 3: The field "to", an encryption context, is missing');
    expect(run.stderr).toContain('Line 4: The field "key" does not name a destination key');
    expect(run.stderr).toContain('Line 5: The field "to", an encryption context, is not an object of texts');
  });

  it("take a context field for both ciphertexts, and static members for all rows", async () => {
    const ct = await world.encrypt("a", { tenant: "a" });
    const both = await world.rewrap(
      ["--field", "ct", "--context-field", "c", "-", "-"],
      input(JSON.stringify({ ct, c: { tenant: "a" } })),
    );
    expect(await world.decrypt(JSON.parse(both.stdout).ct, { tenant: "a" })).toBe("a");
    const shared = ["--source-key-id", "alias/old", "--source-encryption-context", "tenant=a"];
    const fixed = await world.rewrap(["--field", "ct", ...shared, "-", "-"], input(JSON.stringify({ ct })));
    expect(await world.decrypt(JSON.parse(fixed.stdout).ct)).toBe("a");
  });
});

describe("rows of CSV", () => {
  it("keep every byte except the ciphertexts", async () => {
    const [a, b] = [await world.encrypt("a"), await world.encrypt("b")];
    const rows = (a: string, b: string) => `\ufeff"id","c,t",note\r\n1,${a},"x ""y""\nz"\r\n"2","${b}",`;
    const name = newName();
    await world.write(`${name}in.csv`, rows(a, `${b.slice(0, 76)}\n${b.slice(76)}`));
    const words = ["--field", "c,t", "--id-field", "id", `{dir}/${name}in.csv`, `{dir}/${name}out.csv`];
    const { exitCode, stderr } = await world.rewrap(words);
    expect(exitCode, stderr).toBe(0);
    const { text, ciphertexts } = masked(await world.read(`${name}out.csv`));
    expect(text).toBe(rows("#", "#"));
    expect(await Promise.all(ciphertexts.map((each) => world.decrypt(each)))).toEqual(["a", "b"]);
  });

  it("need a header with the field, and nothing is left of a run without one", async () => {
    const name = newName();
    await world.write(`${name}in.csv`, "id,blob\n1,AQ==\n");
    const { exitCode, stderr, calls } = await world.rewrap([
      "--field",
      "ct",
      `{dir}/${name}in.csv`,
      `{dir}/${name}out`,
    ]);
    expect({ exitCode, calls }).toEqual({ exitCode: 252, calls: 0 });
    expect(stderr).toContain('The header has no column "ct". Its columns are "id", "blob".');
    expect(await world.files(name)).toEqual([`${name}in.csv`]);
  });
});

describe("rows that fail", () => {
  const bad = (ct: string) =>
    `{"id":7,"ct":null}\n\nnot json\n{"id":8}\n{"ct":"AQ=="}\n{"ct":"a-b_"}\n{"ct":"${"A".repeat(8196)}"}\n{"ct":5}\n{"ct":"${ct}"}\n`;

  it("are reported by line, with the row as it was, and do not stop the others", async () => {
    const name = newName();
    const text = bad(await world.encrypt("a"));
    await world.write(`${name}in`, text);
    const words = ["--field", "ct", "--id-field", "id", `{dir}/${name}in`, `{dir}/${name}out`];
    const { exitCode, stderr, calls } = await world.rewrap(words);
    expect({ exitCode, calls }).toEqual({ exitCode: 1, calls: 1 });
    const records = (await world.read(`${name}out.failures.jsonl`))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(records.map(({ row }) => row)).toEqual(text.split("\n").slice(0, 8));
    expect(records.map(({ error }) => error.name)).toEqual([
      ...["InvalidRow", "InvalidRow", "InvalidRow", "InvalidRow", "InvalidCiphertextException"],
      ...["InvalidRow", "InputValidationError", "InvalidRow"],
    ]);
    expect(records[0]).toMatchObject({ id: 7, error: { message: 'The field "ct" is null', attempts: 0 } });
    expect(records[4].error).toMatchObject({ attempts: 1, requestId: expect.stringMatching(/^[\w-]{36}$/) });
    expect(stderr).toContain("1 row re-encrypted, 0 up to date, 8 failed.");
    expect(stderr).toContain("8 rows are still under the old key: do not disable it.");
    expect(await world.files(`${name}out`)).toEqual(
      ["out.failures.jsonl", "out.part", "out.resume"].map((file) => name + file),
    );
    expect((await stat(world.path(`${name}out.failures.jsonl`))).mode & 0o777).toBe(0o600);
  });

  it("are in the output as they were with --allow-failures, and the failure file is an input", async () => {
    const name = newName();
    const ct = await world.encrypt("a");
    await world.write(`${name}in`, `{"ct":"AQ=="}\n{"ct":"${ct}"}\n{"ct":null}`);
    const first = await world.rewrap([
      "--field",
      "ct",
      "--allow-failures",
      `{dir}/${name}in`,
      `{dir}/${name}out`,
    ]);
    expect(first.exitCode).toBe(1);
    expect(masked(await world.read(`${name}out`)).text).toBe('{"ct":"AQ=="}\n{"ct":"#"}\n{"ct":null}');
    const failures = `${name}out.failures.jsonl`;
    await world.write(failures, (await world.read(failures)).replace("AQ==", ct));
    const rest = ["--field", "ct", "--skip-missing", `{dir}/${failures}`, `{dir}/${name}rest`];
    expect(await world.rewrap(rest)).toMatchObject({ exitCode: 0, calls: 1 });
    expect(masked(await world.read(`${name}rest`)).text).toBe('{"ct":"#"}\n{"ct":null}\n');
  });

  it("of CSV can be tried again with their header", async () => {
    const name = newName();
    const ct = await world.encrypt("a");
    await world.write(`${name}in.csv`, `id,ct\r\n1,\r\n"2\n",${ct}\r\n3,AQ==\r\n`);
    await world.rewrap(["--field", "ct", `{dir}/${name}in.csv`, `{dir}/${name}out`]);
    const failures = `${name}out.failures.jsonl`;
    const text = await world.read(failures);
    expect(text.split("\n").map((line) => line && JSON.parse(line).line)).toEqual([2, 5, ""]);
    await world.write(failures, text.replace("AQ==", ct));
    const rest = ["--field", "ct", "--allow-failures", `{dir}/${failures}`, `{dir}/${name}rest`];
    expect(await world.rewrap(rest)).toMatchObject({ exitCode: 1, calls: 1 });
    expect(masked(await world.read(`${name}rest`)).text).toBe("id,ct\r\n1,\r\n3,#\r\n");
  });

  it("may be not UTF-8", async () => {
    const name = newName();
    const bytes = Buffer.concat([Buffer.from('{"ct":"'), Buffer.of(0xff), Buffer.from('"}\n')]);
    await world.write(`${name}in`, bytes);
    const words = ["--field", "ct", "--allow-failures", `{dir}/${name}in`, `{dir}/${name}out`];
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 1 });
    const [record = ""] = (await world.read(`${name}out.failures.jsonl`)).split("\n");
    expect(Buffer.from(JSON.parse(record).rowBase64, "base64")).toEqual(bytes);
    expect((await stat(world.path(`${name}out`))).size).toBe(bytes.length);
  });

  it("are tried again when the same command is run again", async () => {
    const name = newName();
    const { KeyMetadata } = await world.client.createKey({});
    const key = KeyMetadata.KeyId;
    await world.client.disableKey({ KeyId: key });
    const rows = [["a", "alias/new"] as const, ["b", key] as const, ["c", "alias/new"] as const];
    const lines = rows.map(
      async ([text, key]) => `${JSON.stringify({ ct: await world.encrypt(text), key })}\n`,
    );
    await world.write(`${name}in`, (await Promise.all(lines)).join(""));
    const words = ["--field", "ct", "--destination-key-field", "key", `{dir}/${name}in`, `{dir}/${name}out`];
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 1, calls: 2 });
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 1, calls: 0 });
    await world.client.enableKey({ KeyId: key });
    const last = await world.rewrap(words);
    expect(last).toMatchObject({ exitCode: 0, calls: 1 });
    expect(last.stderr).toContain("3 rows re-encrypted, 0 up to date, 0 failed.");
    const ciphertexts = (await world.read(`${name}out`))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).ct);
    const texts = ciphertexts.map(async (ct) => {
      const { Plaintext = [] } = await world.client.decrypt({ CiphertextBlob: Buffer.from(ct, "base64") });
      return Buffer.from(Plaintext).toString();
    });
    expect(await Promise.all(texts)).toEqual(["a", "b", "c"]);
    expect(await world.files(name)).toEqual([`${name}in`, `${name}out`]);
  });

  it("are tried once more at the end", async () => {
    const name = newName();
    const ct = await world.encrypt("a");
    const row = (key: string) => `${JSON.stringify({ ct, key })}\n`;
    await world.write(`${name}in`, row("alias/new") + row("alias/late") + row("alias/new").repeat(40));
    const failed = () => world.kms.requests.of("ReEncrypt").some(({ status }) => status === 400);
    const timer = setInterval(() => {
      if (failed()) {
        clearInterval(timer);
        void world.client.createAlias({
          AliasName: "alias/late",
          TargetKeyId: "0987dcba-09fe-87dc-65ba-ab0987654321",
        });
      }
    }, 1);
    const words = ["--field", "ct", "--destination-key-field", "key", "--concurrency", "1", "--dedupe", "9"];
    const run = await world.rewrap([...words, "--dedupe", "0", `{dir}/${name}in`, `{dir}/${name}out`]);
    clearInterval(timer);
    expect(run, run.stderr).toMatchObject({ exitCode: 0, calls: 42 });
    expect(masked(await world.read(`${name}out`)).text.split("\n")[1]).toBe('{"ct":"#","key":"alias/late"}');
  });
});

describe("a run that is stopped", () => {
  /** Rows that each have a ciphertext of their own, and the words that re-encrypt them. */
  async function rowsFor(name: string, count: number) {
    const texts = Array.from({ length: count }, (_, id) => `text ${id}`);
    const rows = await Promise.all(
      texts.map(async (text, id) => `{"id":${id},"ct":"${await world.encrypt(text)}"}\n`),
    );
    await world.write(`${name}in`, rows.join(""));
    return ["--field", "ct", "--concurrency", "4", `{dir}/${name}in`, `{dir}/${name}out`];
  }

  it.each([
    { signal: "SIGINT", code: 130 },
    { signal: "SIGTERM", code: 143 },
  ])(
    "by $signal finishes what is on its way, and goes on with the printed command",
    async ({ signal, code }) => {
      const name = newName();
      const words = await rowsFor(name, 60);
      const controller = new AbortController();
      const timer = setInterval(() => {
        if (world.kms.requests.length > 20) controller.abort(signal);
      }, 1);
      const first = await world.rewrap(words, { signal: controller.signal });
      clearInterval(timer);
      expect(first.exitCode, first.stderr).toBe(code);
      expect(first.calls).toBeLessThan(60);
      expect(await world.files(`${name}out`)).not.toContain(`${name}out`);
      const [, command = ""] = /To go on: kms-reencrypt rewrap (.*)\n/.exec(first.stderr) ?? [];
      const second = await world.rewrap(command.split(" "));
      expect(second).toMatchObject({ exitCode: 0 });
      expect(first.calls + second.calls).toBe(60);
      expect(second.stderr).toContain(`An earlier run had done ${first.calls} rows.`);
      expect(second.stderr).toContain("60 rows re-encrypted, 0 up to date, 0 failed.");
    },
  );

  it("by --limit goes on with the next run, until all is done", async () => {
    const name = newName();
    const words = [...(await rowsFor(name, 10)), "--limit", "4"];
    const runs = [await world.rewrap(words), await world.rewrap(words), await world.rewrap(words)];
    expect(runs.map(({ exitCode, calls }) => [exitCode, calls])).toEqual([
      [1, 4],
      [1, 4],
      [0, 2],
    ]);
    expect(runs[0]?.stderr).toContain("Stopped at --limit.");
    expect(runs[0]?.stderr).toContain("Not all rows are done: do not disable the old key.");
    expect(runs[2]?.stderr).not.toContain("do not disable");
  });

  it("by --stop-after goes on with the next run", async () => {
    const name = newName();
    const words = await rowsFor(name, 30);
    const first = await world.rewrap([...words, "--max-requests-per-second", "20", "--stop-after", "0.3s"]);
    expect(first).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Stopped at --stop-after.") });
    const second = await world.rewrap(words);
    expect(second.exitCode).toBe(0);
    expect(first.calls + second.calls).toBe(30);
  });

  it("does not go on with other options or another input, except from the start", async () => {
    const name = newName();
    const words = await rowsFor(name, 6);
    await world.rewrap([...words, "--limit", "3"]);
    const other = await world.rewrap([...words, "--destination-encryption-context", "a=b"]);
    expect(other).toMatchObject({ exitCode: 252, calls: 0 });
    expect(other.stderr).toContain("had other options: --destination-encryption-context");
    const text = await world.read(`${name}in`);
    await world.write(`${name}in`, text.replace('"id":0', '"id":9'));
    const changed = await world.rewrap(words);
    expect(changed).toMatchObject({ exitCode: 255, calls: 0 });
    expect(changed.stderr).toContain("has changed since the earlier run: begin again with --restart.");
    expect(await world.rewrap([...words, "--restart"])).toMatchObject({ exitCode: 0, calls: 6 });
    expect(masked(await world.read(`${name}out`)).text).toContain('{"id":9,"ct":"#"}\n');
  });

  it("tries failed rows again, however many there are", async () => {
    const name = newName();
    const row = JSON.stringify({ ct: await world.encrypt("a"), key: "alias/absent" });
    await world.write(`${name}in`, `${row}\n`.repeat(150) + "{}\n".repeat(1500));
    const words = ["--field", "ct", "--destination-key-field", "key", "--max-failures", "100%"];
    const run = await world.rewrap([...words, "--allow-failures", `{dir}/${name}in`, `{dir}/${name}out`]);
    expect(run.stderr).toContain("0 rows re-encrypted, 0 up to date, 1,650 failed.");
    expect(run.stderr).not.toContain("Stopped");
    expect(await world.read(`${name}out`)).toBe(await world.read(`${name}in`));
  });

  it("trusts only what was on the disk, when the machine was started again", async () => {
    const name = newName();
    const words = await rowsFor(name, 12);
    await world.rewrap([...words, "--limit", "6"]);
    const checkpoint = JSON.parse(await world.read(`${name}out.resume`));
    await world.write(`${name}out.resume`, JSON.stringify({ ...checkpoint, boot: "an earlier one" }));
    await appendFile(world.path(`${name}out.part`), Buffer.alloc(4096));
    await appendFile(world.path(`${name}out.failures.jsonl`), Buffer.alloc(100));
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 0, calls: 6 });
    expect((await world.read(`${name}out`)).match(/\n/g)).toHaveLength(12);
  });

  it("compares what is behind the last checkpoint with the input", async () => {
    const name = newName();
    const words = await rowsFor(name, 12);
    await world.rewrap([...words, "--limit", "6"]);
    await appendFile(
      world.path(`${name}out.part`),
      '{"id":6,"ct":"AQAB"}\n{"id":7,"xx":"AQAB"}\n{"id":8,"ct":"AQAB"}\n',
    );
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 0, calls: 5 });
    expect(masked(await world.read(`${name}out`)).text).toContain(
      '{"id":6,"ct":"AQAB"}\n{"id":7,"ct":"#"}\n',
    );
  });

  it("counts the rows behind the last checkpoint as those of the earlier run", async () => {
    const name = newName();
    const words = await rowsFor(name, 12);
    await world.rewrap([...words, "--limit", "3"]);
    const checkpoint = await world.read(`${name}out.resume`);
    await world.rewrap([...words, "--limit", "5"]);
    await world.write(`${name}out.resume`, checkpoint);
    const { exitCode, calls, stderr } = await world.rewrap(words);
    expect({ exitCode, calls }).toEqual({ exitCode: 0, calls: 4 });
    expect(stderr).toContain("An earlier run had done 8 rows.");
  });

  it("goes on when its output was cut", async () => {
    const name = newName();
    const words = await rowsFor(name, 12);
    await world.rewrap([...words, "--limit", "6"]);
    const half = (await world.read(`${name}out.part`)).slice(0, 700);
    await world.write(`${name}out.part`, half);
    const whole = half.split("\n").length - 1;
    expect(await world.rewrap(words)).toMatchObject({ exitCode: 0, calls: 12 - whole });
    expect(masked(await world.read(`${name}out`)).ciphertexts).toHaveLength(12);
  });

  it("is refused when its checkpoint cannot be read, or is missing", async () => {
    const name = newName();
    const words = await rowsFor(name, 4);
    await world.rewrap([...words, "--limit", "2"]);
    await world.write(`${name}out.resume`, "{");
    expect(await world.rewrap(words)).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining("is damaged"),
    });
    await rm(world.path(`${name}out.resume`));
    const missing = await world.rewrap(words);
    expect(missing).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining("add --restart to begin again"),
    });
  });

  it("keeps out a second process", async () => {
    const name = newName();
    const words = await rowsFor(name, 40);
    const first = world.rewrap(words);
    const second = await world.rewrap(words);
    expect(second.exitCode).toBe(255);
    expect(second.stderr).toContain("is at work on this output");
    expect((await first).exitCode).toBe(0);
  });
});

describe("the options of the job", () => {
  it("--skip-current accepts rows that an earlier run moved", async () => {
    const text = `{"ct":"${await world.encrypt("a")}"}\n`;
    const words = ["--field", "ct", "--source-key-id", "alias/old", "-", "-"];
    const first = await world.rewrap(words, input(text));
    const second = await world.rewrap(words, input(first.stdout));
    expect(second).toMatchObject({ exitCode: 1, stdout: first.stdout });
    const third = await world.rewrap(["--skip-current", ...words], input(first.stdout));
    expect(third).toMatchObject({ exitCode: 0, stdout: first.stdout, calls: 0 });
    expect(third.stderr).toContain("0 rows re-encrypted, 1 up to date, 0 failed.");
  });

  it("--dedupe sends equal ciphertexts once", async () => {
    const text = `{"ct":"${await world.encrypt("a")}"}\n`.repeat(20);
    const run = await world.rewrap(["--field", "ct", "--dedupe", "10", "-", "-"], input(text));
    expect(run).toMatchObject({ exitCode: 0, calls: 1 });
    expect(masked(run.stdout).text).toBe('{"ct":"#"}\n'.repeat(20));
  });

  it("--verify tries to decrypt each new ciphertext", async () => {
    const text = `{"ct":"${await world.encrypt("a")}"}\n`.repeat(3);
    const run = await world.rewrap(["--field", "ct", "--verify", "-", "-"], input(text));
    expect(run).toMatchObject({ exitCode: 0, calls: 3 });
    const trials = world.kms.requests.of("ReEncrypt").filter(({ errorCode }) => errorCode !== undefined);
    expect(trials.length).toBeGreaterThanOrEqual(3);
  });
});

describe("files", () => {
  it("keep the permissions of the input", async () => {
    const name = newName();
    await world.write(`${name}in`, `{"ct":"${await world.encrypt("a")}"}\n`);
    await chmod(world.path(`${name}in`), 0o640);
    await world.rewrap(["--field", "ct", `{dir}/${name}in`, `{dir}/${name}out`]);
    expect((await stat(world.path(`${name}out`))).mode & 0o777).toBe(0o640);
  });

  it("are not overwritten, unless --force says so", async () => {
    const name = newName();
    await world.write(`${name}in`, `{"ct":"${await world.encrypt("a")}"}\n`);
    await world.write(`${name}out`, "precious");
    const words = ["--field", "ct", `{dir}/${name}in`, `{dir}/${name}out`];
    const refused = await world.rewrap(words);
    expect(refused).toMatchObject({ exitCode: 252, calls: 0 });
    expect(refused.stderr).toContain("already exists");
    // The run may have been killed when nothing was left but to exit.
    expect(refused.stderr).toContain("If an earlier run of this command has written it, it is complete.");
    expect(await world.read(`${name}out`)).toBe("precious");
    expect(await world.rewrap([...words, "--force"])).toMatchObject({ exitCode: 0 });
    expect(masked(await world.read(`${name}out`)).text).toBe('{"ct":"#"}\n');
  });

  it("must not be the same, even if they are not there yet", async () => {
    const name = newName();
    await world.write(`${name}in`, '{"ct":null}\n');
    const failures = relative(process.cwd(), world.path(`${name}out.part`));
    const words = ["--field", "ct", "--failures", failures, `{dir}/${name}in`, `{dir}/${name}out`];
    const run = await world.rewrap(words);
    expect(run.exitCode, run.stderr).toBe(252);
    expect(run.stderr).toContain("is a file of the output: name another one");
    expect(await world.files(name)).toEqual([`${name}in`]);
  });

  it("must not be the same, under whatever name", async () => {
    const name = newName();
    await world.write(`${name}in`, '{"ct":"AQ=="}\n');
    await link(world.path(`${name}in`), world.path(`${name}hard`));
    await symlink(world.path(`${name}in`), world.path(`${name}soft`));
    for (const output of ["in", "hard", "soft"]) {
      const run = await world.rewrap([
        "--field",
        "ct",
        "--force",
        `{dir}/${name}in`,
        `{dir}/${name}${output}`,
      ]);
      expect(run).toMatchObject({ exitCode: 252, calls: 0 });
      expect(run.stderr).toContain("are the same file");
    }
    const failures = ["--failures", `{dir}/${name}in`];
    const run = await world.rewrap([
      "--field",
      "ct",
      "--force",
      ...failures,
      `{dir}/${name}in`,
      `{dir}/${name}out`,
    ]);
    expect(run).toMatchObject({ exitCode: 252 });
    expect(await world.read(`${name}in`)).toBe('{"ct":"AQ=="}\n');
  });
});

describe("standard input and output", () => {
  it("may be only one of them: then the file is there when it is complete", async () => {
    const name = newName();
    const ct = await world.encrypt("a");
    expect(
      await world.rewrap(["--field", "ct", "-", `{dir}/${name}a`], input(`{"ct":"${ct}"}\n`)),
    ).toMatchObject({
      exitCode: 0,
      stdout: "",
    });
    expect(masked(await world.read(`${name}a`)).text).toBe('{"ct":"#"}\n');
    const failing = ["--field", "ct", "-", `{dir}/${name}b`];
    const failed = await world.rewrap(failing, input(`{"ct":"${ct}"}\n{}`));
    expect(failed).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`are in ${world.path(`${name}b`)}.part`),
    });
    expect(await world.files(`${name}b`)).toEqual([`${name}b.failures.jsonl`, `${name}b.part`]);
    const accepted = await world.rewrap(
      [...failing, "--restart", "--allow-failures"],
      input(`{"ct":"${ct}"}\n{}`),
    );
    expect(accepted.exitCode).toBe(1);
    expect(masked(await world.read(`${name}b`)).text).toBe('{"ct":"#"}\n{}');
    const fromFile = await world.rewrap(["--field", "ct", "--skip-missing", `{dir}/${name}b`, "-"]);
    expect(fromFile.stdout).toContain('{"ct":"AQ');
  });

  it("cannot be resumed, and that is said", async () => {
    const ct = await world.encrypt("a");
    const { exitCode, stdout, stderr } = await world.rewrap(
      ["--field", "ct", "-", "-"],
      input(`{"ct":"${ct}"}\n`),
    );
    expect(exitCode).toBe(0);
    expect(masked(stdout).text).toBe('{"ct":"#"}\n');
    expect(stderr).toContain("cannot be resumed");
    expect(stderr).toContain(`under arn:aws:kms:us-east-2:111122223333:key/${OLD}: 1 re-encrypted`);
  });

  it("print nothing with --quiet except a requested summary", async () => {
    const text = `{"ct":"${await world.encrypt("a")}"}\n\n`;
    const quiet = await world.rewrap(["--field", "ct", "--quiet", "-", "-"], input(text));
    expect(quiet).toMatchObject({ exitCode: 1, stderr: "" });
    const json = await world.rewrap(["--field", "ct", "--quiet", "--summary", "json", "-", "-"], input(text));
    expect(JSON.parse(json.stderr)).toMatchObject({
      rows: { done: 2, changed: 1, current: 0, failed: 1, resumedAt: 0 },
      bySourceKey: {
        [`arn:aws:kms:us-east-2:111122223333:key/${OLD}`]: { changed: 1, current: 0, failed: 0 },
        unknown: { changed: 0, current: 0, failed: 1 },
      },
      complete: true,
    });
  });
});

describe("trials", () => {
  it.each([
    { option: "--dry-run", rows: 2 },
    { option: "--check", rows: 1 },
  ])("$option re-encrypts and writes nothing", async ({ option, rows }) => {
    const name = newName();
    await world.write(`${name}in`, `{"ct":"${await world.encrypt("a")}"}\n`.repeat(2));
    const run = await world.rewrap(["--field", "ct", option, `{dir}/${name}in`, `{dir}/${name}out`]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "", calls: 0 });
    expect(run.stderr).toContain(
      `${rows} row${rows > 1 ? "s" : ""} would be re-encrypted, 0 up to date, 0 failed.`,
    );
    expect(await world.files(name)).toEqual([`${name}in`]);
  });

  it("count no keys, because the response of a dry run names none", async () => {
    const text = `{"ct":"${await world.encrypt("a")}"}\n`;
    const run = await world.rewrap(["--field", "ct", "--dry-run", "--summary", "json", "-"], input(text));
    expect(JSON.parse(run.stdout)).toMatchObject({ rows: { changed: 1, failed: 0 }, bySourceKey: {} });
  });

  it("say which rows would fail", async () => {
    const run = await world.rewrap(["--field", "ct", "--dry-run", "-"], input('{"ct":"AQ=="}\n'));
    expect(run).toMatchObject({ exitCode: 1, calls: 0 });
    expect(run.stderr).toMatch(/Line 1: .*InvalidCiphertext|Line 1: /);
  });
});

describe("a job that cannot succeed", () => {
  it("stops before it starts, with the exit code of re-encrypt, and leaves nothing", async () => {
    const name = newName();
    await world.write(`${name}in`, `{"ct":null}\n{"ct":"${await world.encrypt("a")}"}\n`);
    const words = [
      "--field",
      "ct",
      "--destination-key-id",
      "alias/none",
      `{dir}/${name}in`,
      `{dir}/${name}out`,
    ];
    const { exitCode, calls, stderr } = await world.rewrap(words);
    expect({ exitCode, calls }).toEqual({ exitCode: 254, calls: 0 });
    expect(stderr).toContain("NotFoundException");
    // The same command would fail again.
    expect(stderr).not.toContain("To go on");
    expect(await world.files(name)).toEqual([`${name}in`]);
  });

  it("stops at once when rows that are not sent are too many failures, and writes nothing after its last checkpoint", async () => {
    const name = newName();
    await world.write(`${name}in`, '{"ct":null}\n'.repeat(40_000));
    const words = ["--field", "ct", "--max-failures", "5", `{dir}/${name}in`, `{dir}/${name}out`];
    const { exitCode, stderr } = await world.rewrap(words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("0 rows re-encrypted, 0 up to date, 6 failed.");
    const { rows } = JSON.parse(await world.read(`${name}out.resume`));
    const sizes = ["out.part", "out.failures.jsonl"].map((end) => stat(world.path(`${name}${end}`)));
    const [part, failures] = await Promise.all(sizes);
    expect([part?.size, failures?.size]).toEqual([rows.outputBytes, rows.failureBytes]);
  });

  it("stops when more rows fail than --max-failures allows", async () => {
    const text = '{"ct":null}\n'.repeat(20);
    const { exitCode, stderr } = await world.rewrap(
      ["--field", "ct", "--max-failures", "5", "-", "-"],
      input(text),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'Stopped, because more than 5 rows failed, the last one because: The field "ct" is null',
    );
  });

  it("stops when most of a thousand rows fail", async () => {
    const { stderr } = await world.rewrap(
      ["--field", "ct", "--quiet", "--summary", "json", "-", "-"],
      input("{}\n".repeat(5000)),
    );
    expect(JSON.parse(stderr).stopped).toContain("of the last 1000 items failed");
  });

  it("needs credentials and a Region", async () => {
    const without = { ...world.env, AWS_REGION: "" };
    const run = await world.rewrap(["--field", "ct", "-", "-"], { ...input("{}"), env: without });
    expect(run).toMatchObject({ exitCode: 253, calls: 0 });
  });
});

describe("wrong command lines", () => {
  it.each([
    [["--field", "ct"], "the following arguments are required: IN, OUT"],
    [["--field", "ct", "in"], "the following arguments are required: OUT"],
    [["-", "-"], "the following arguments are required: --field"],
    [["--field", "a", "--field", "a", "-", "-"], "name each field once"],
    [["--field", "", "-", "-"], "name each field once"],
    [["--field", "ct", "-", "-", "x"], "Unknown options: x"],
    [["--field", "ct", "--feild", "x", "-", "-"], "did you mean --field?"],
    [["--field", "ct", "--format", "xml", "-", "-"], "invalid choice 'xml'"],
    [["--field", "ct", "--concurrency", "0", "-", "-"], "'0' is not a whole number from 1 to 10000"],
    [["--field", "ct", "--concurrency", "1.5", "-", "-"], "'1.5' is not a whole number"],
    [["--field", "ct", "--max-requests-per-second", "x", "-", "-"], "'x' is not a number from 0.001"],
    [["--field", "ct", "--stop-after", "2", "-", "-"], "'2' is not a time such as 90s"],
    [["--field", "ct", "--stop-after", "0h", "-", "-"], "is not a time"],
    [["--field", "ct", "--max-failures", "101%", "-", "-"], "is not a number such as 100, or a percentage"],
    [["--field", "ct", "--max-failures", "-1", "-", "-"], "is not a number such as 100, or a percentage"],
    [["--field", "ct", "--limit", "0", "-", "-"], "'0' is not a whole number from 1"],
    [["--field", "ct", "--failures", "", "-", "-"], "argument --failures: it is empty"],
    [["--field", "ct", "--dedupe", "x", "-", "-"], "argument --dedupe"],
    [["--field", "ct", "--check", "--verify", "-"], "--check and --verify cannot be combined"],
    [["--field", "ct", "--check", "--dry-run", "-"], "--check and --dry-run cannot be combined"],
    [["--field", "ct", "--context-field", "a.*", "-", "-"], "only --field can have a *"],
    [
      ["--field", "ct", "--context-field", "c", "--source-context-field", "d", "-", "-"],
      "cannot be combined",
    ],
    [["--field", "ct", "--restart", "-", "-"], "--restart has no meaning"],
    [["--field", "ct", "--force", "-", "-"], "--force has no meaning"],
    [["--field", "ct", "--allow-failures", "-", "-"], "--allow-failures has no meaning"],
    [["--field", "ct", "--query", "x", "-", "-"], "rewrap prints no responses"],
    [["--field", "ct", "--output", "text", "-", "-"], "rewrap prints no responses"],
    [["--field", "ct", "/nonexistent/in", "-"], "/nonexistent/in cannot be read: ENOENT"],
    [["--field", "ct", "{dir}", "-"], "is a folder, not a file with rows"],
    [["--field", "ct", "--destination-encryption-context", "{", "-", "-"], "Invalid JSON"],
  ])("%j is refused", async (words, message) => {
    const { exitCode, stderr, stdout, calls } = await world.rewrap(words);
    expect({ exitCode, stdout, calls }, stderr).toEqual({ exitCode: 252, stdout: "", calls: 0 });
    expect(stderr).toContain(message);
  });
});
