/** What `Invoke-KMSReEncrypt` of PowerShell can do: its examples, and its parameters without a counterpart in the AWS CLI. */
import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareFile } from "../../../src/cli/commands/prepareFile.js";
import { ReEncryptCommand } from "../../../src/index.js";
import { cliIo } from "../../support/cli-io.js";
import { type CliWorld, KEYS, startCliWorld } from "../../support/cli-world.js";

let world: CliWorld;
let folder: string;
beforeAll(async () => {
  world = await startCliWorld();
  folder = await mkdtemp(join(tmpdir(), "kms-cli-out-"));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const STANDARD = [
  "re-encrypt",
  "--ciphertext-blob",
  "fileb://{dir}/ct.bin",
  "--destination-key-id",
  "alias/new",
];
const keyArn = (id: string): string => `arn:aws:kms:us-east-2:${world.kms.accountId}:key/${id}`;

describe("--select", () => {
  it.each([
    { select: "KeyId", prints: () => keyArn(KEYS.new) },
    { select: "keyid", prints: () => keyArn(KEYS.new) },
    { select: "SourceEncryptionAlgorithm", prints: () => "SYMMETRIC_DEFAULT" },
    { select: "^DestinationKeyId", prints: () => "alias/new" },
    { select: "^ciphertextblob", prints: () => world.base64 },
  ])("$select prints one line", async ({ select, prints }) => {
    const { exitCode, stdout } = await world.run([...STANDARD, "--select", select]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${prints()}\n` });
  });

  it("* prints the whole response", async () => {
    const { stdout } = await world.run([...STANDARD, "--select", "*"]);
    expect(Object.keys(JSON.parse(stdout))).toContain("CiphertextBlob");
  });

  it("prints one line for each element of a list, and goes through lists", async () => {
    const { stdout } = await world.run(["list-keys", "--select", "keys.keyid"]);
    expect(stdout.trim().split("\n").sort()).toEqual(Object.values(KEYS).sort());
  });

  it("prints nothing for what the response lacks", async () => {
    const { exitCode, stdout } = await world.run([...STANDARD, "--select", "^SourceKeyId"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  });

  it("knows the singular that PowerShell has for lists", async () => {
    const argv = [
      "create-grant",
      "--key-id",
      KEYS.old,
      "--grantee-principal",
      `arn:aws:iam::${world.kms.accountId}:root`,
      "--operations",
      "Decrypt",
      "Encrypt",
      "--select",
      "^Operation",
    ];
    const { stdout } = await world.run(argv);
    expect(stdout).toBe("Decrypt\nEncrypt\n");
  });

  it.each(["KeyIdd", "Nope", "^Nope", "KeyId.Length", "^", ""])(
    "%j does not exist: exits with 252 before anything is sent",
    async (select) => {
      const { exitCode, stderr, requests } = await world.run([...STANDARD, "--select", select]);
      expect({ exitCode, requests }).toEqual({ exitCode: 252, requests: [] });
      expect(stderr).toContain("--select");
    },
  );

  it("cannot be combined with --query", async () => {
    const { exitCode, requests } = await world.run([...STANDARD, "--select", "KeyId", "--query", "KeyId"]);
    expect({ exitCode, requests }).toEqual({ exitCode: 252, requests: [] });
  });
});

describe("--what-if", () => {
  it("prints the request and sends nothing", async () => {
    const { exitCode, stdout, requests } = await world.run([...STANDARD, "--what-if", "--force"]);
    expect({ exitCode, requests }).toEqual({ exitCode: 0, requests: [] });
    expect(JSON.parse(stdout)).toMatchObject({
      Region: "us-east-2",
      Input: { CiphertextBlob: world.base64, DestinationKeyId: "alias/new" },
    });
  });

  it("hides secrets", async () => {
    const argv = ["encrypt", "--key-id", "alias/old", "--plaintext", "text://secret", "--what-if"];
    const { stdout } = await world.run(argv);
    expect(JSON.parse(stdout)).toMatchObject({ Input: { Plaintext: "***SensitiveInformation***" } });
  });
});

describe("a blob", () => {
  it("is the UTF-8 of a text with text://, as a string in PowerShell", async () => {
    const { requests } = await world.run(["encrypt", "--key-id", "alias/old", "--plaintext", "text://grüße"]);
    expect(requests).toMatchObject([{ body: { Plaintext: Buffer.from("grüße").toString("base64") } }]);
  });

  it.each([
    { name: "a file", blob: "fileb://{dir}/ct.b64" },
    { name: "standard input", blob: "-" },
  ])("is decoded from base64 in $name with --base64-in", async ({ blob }) => {
    const text = `${world.base64.slice(0, 64)}\r\n${world.base64.slice(64)}\r\n`;
    const { exitCode, requests } = await world.run(
      ["re-encrypt", "--ciphertext-blob", blob, "--destination-key-id", "alias/new", "--base64-in"],
      { files: { "ct.b64": text }, stdin: text },
    );
    expect(exitCode).toBe(0);
    expect(requests).toMatchObject([{ body: { CiphertextBlob: world.base64 } }]);
  });

  it("is not base64: --base64-in rejects it before anything is sent", async () => {
    const { exitCode, requests } = await world.run([...STANDARD, "--base64-in"]);
    expect({ exitCode, requests }).toEqual({ exitCode: 252, requests: [] });
  });

  it.each([
    { encoding: "base64", says: /ct\.txt holds base64 text.*--base64-in/ },
    { encoding: "hex", says: /ct\.txt holds hexadecimal text/ },
  ] as const)("in a file with $encoding text: the error says so", async ({ encoding, says }) => {
    const text = `${Buffer.from(world.blobs.plain).toString(encoding)}\n`;
    const argv = [
      "re-encrypt",
      "--ciphertext-blob",
      "fileb://{dir}/ct.txt",
      "--destination-key-id",
      "alias/new",
    ];
    const { exitCode, stderr } = await world.run(argv, { files: { "ct.txt": text } });
    expect(exitCode).toBe(254);
    expect(stderr).toMatch(says);
  });
});

describe("--out", () => {
  it("writes the raw bytes, readable by their owner only, and prints nothing", async () => {
    const file = join(folder, "new.bin");
    const { exitCode, stdout, stderr } = await world.run([...STANDARD, "--out", file]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const { Plaintext } = await world.client.decrypt({ CiphertextBlob: await readFile(file) });
    expect(Buffer.from(Plaintext ?? []).toString()).toBe("hello");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("does not overwrite a file, the input least of all, without --force", async () => {
    const file = join(folder, "input.bin");
    await writeFile(file, world.blobs.plain);
    const argv = [
      "re-encrypt",
      "--ciphertext-blob",
      `fileb://${file}`,
      "--destination-key-id",
      "alias/new",
      "--out",
      file,
    ];
    const refused = await world.run(argv);
    expect(refused).toMatchObject({
      exitCode: 252,
      requests: [],
      stderr: expect.stringContaining("--force"),
    });
    expect(await readFile(file)).toEqual(Buffer.from(world.blobs.plain));
    expect(await world.run([...argv, "--force"])).toMatchObject({ exitCode: 0 });
    expect(await readFile(file)).not.toEqual(Buffer.from(world.blobs.plain));
  });

  it("keeps the permissions of the file that it replaces", async () => {
    const file = join(folder, "shared.bin");
    await writeFile(file, "before");
    await chmod(file, 0o640);
    expect(await world.run([...STANDARD, "--out", file, "--force"])).toMatchObject({ exitCode: 0 });
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it("leaves the file alone when the call fails", async () => {
    const file = join(folder, "kept.bin");
    await writeFile(file, "before");
    const argv = [...STANDARD, "--source-key-id", "alias/new", "--out", file, "--force"];
    expect(await world.run(argv)).toMatchObject({ exitCode: 254 });
    expect(await readFile(file, "utf8")).toBe("before");
  });

  it.skipIf(process.platform !== "linux")("never replaces a device: /dev/full fails", async () => {
    const { exitCode, stderr } = await world.run([...STANDARD, "--out", "/dev/full", "--force"]);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining("no space left on device"),
    });
    expect((await stat("/dev/full")).isCharacterDevice()).toBe(true);
  });

  it("writes to the file that a symbolic link leads to, and keeps the link", async () => {
    const [file, link] = [join(folder, "target.bin"), join(folder, "link.bin")];
    await writeFile(file, "old");
    await symlink(file, link);
    expect(await world.run([...STANDARD, "--out", link, "--force"])).toMatchObject({ exitCode: 0 });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await readFile(file)).length).toBeGreaterThan(100);
  });

  it("does not replace a symbolic link to a file that does not exist", async () => {
    const link = join(folder, "dangling.bin");
    await symlink("nowhere", link);
    for (const force of [[], ["--force"]]) {
      expect(await world.run([...STANDARD, "--out", link, ...force])).toMatchObject({
        exitCode: 252,
        requests: [],
        stderr: expect.stringContaining("is a symbolic link to a file that does not exist"),
      });
    }
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  it.skipIf(process.platform === "win32")(
    "does not replace a pipe that appears during the call",
    async () => {
      const pipe = join(folder, "pipe.bin");
      const write = prepareFile(
        pipe,
        ReEncryptCommand.prototype.operation,
        new Map([["force", true]]),
        cliIo(),
      );
      execFileSync("mkfifo", [pipe]);
      const value = { CiphertextBlob: Buffer.from("bytes") };
      await expect(write({ value }, {})).rejects.toThrow("has appeared meanwhile and was not overwritten");
      expect((await lstat(pipe)).isFIFO()).toBe(true);
    },
  );

  it("fails with 255 when the file cannot be written", async () => {
    const path = join(folder, "long".repeat(100));
    const { exitCode, stderr } = await world.run([...STANDARD, "--out", path, "--force"]);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining("was not written"),
    });
  });

  it.each([
    { name: "a folder that does not exist", argv: [...STANDARD, "--out", "/nonexistent/x"] },
    { name: "a folder in place of a file", argv: [...STANDARD, "--out", tmpdir(), "--force"] },
    { name: "an operation without binary response", argv: ["list-keys", "--out", "/tmp/x"] },
    {
      name: "an operation with two",
      argv: ["generate-data-key", "--key-id", "alias/old", "--out", "/nonexistent-file"],
    },
  ])("rejects $name before anything is sent", async ({ argv }) => {
    expect(await world.run(argv)).toMatchObject({ exitCode: 252, requests: [] });
  });

  it("writes the member that --select names", async () => {
    const file = join(folder, "key.bin");
    const argv = ["generate-data-key", "--key-id", "alias/old", "--key-spec", "AES_256", "--out", file];
    expect(await world.run([...argv, "--select", "plaintext"])).toMatchObject({ exitCode: 0 });
    expect((await readFile(file)).length).toBe(32);
  });
});

describe("--stdin-lines", () => {
  const line = (members: object): string => JSON.stringify({ CiphertextBlob: world.base64, ...members });

  it("calls once for each line, whose members are the parameters, in any case", async () => {
    const { exitCode, stdout, requests } = await world.run(
      ["re-encrypt", "--stdin-lines", "--destination-key-id", "alias/new"],
      { stdin: `${line({})}\n\n${line({ sourcekeyid: "alias/old" })}\n` },
    );
    expect(exitCode).toBe(0);
    expect(requests.map(({ body }) => body)).toMatchObject([
      { CiphertextBlob: world.base64, DestinationKeyId: "alias/new" },
      { CiphertextBlob: world.base64, DestinationKeyId: "alias/new", SourceKeyId: "alias/old" },
    ]);
    const printed = stdout.trim().split("\n");
    expect(printed.map((text) => JSON.parse(text).KeyId)).toEqual([keyArn(KEYS.new), keyArn(KEYS.new)]);
  });

  it("prints one line for each with --select", async () => {
    const { stdout } = await world.run(
      ["re-encrypt", "--stdin-lines", "--destination-key-id", "alias/new", "--select", "KeyId"],
      { stdin: `${line({})}\n${line({})}\n` },
    );
    expect(stdout).toBe(`${keyArn(KEYS.new)}\n`.repeat(2));
  });

  it.each([
    { name: "is not JSON", second: "{", exit: 252, requests: 1 },
    { name: "is not an object", second: "[]", exit: 252, requests: 1 },
    { name: "has an unknown member", second: '{"Foo":1}', exit: 252, requests: 1 },
    { name: "lacks a parameter", second: "{}", exit: 252, requests: 1 },
    { name: "KMS refuses", second: '{"CiphertextBlob":"AAAA"}', exit: 254, requests: 2 },
  ])("stops at a line that $name, and names it", async ({ second, exit, requests }) => {
    const ran = await world.run(["re-encrypt", "--stdin-lines", "--destination-key-id", "alias/new"], {
      stdin: `${line({})}\n${second}\n${line({})}\n`,
    });
    expect({ exitCode: ran.exitCode, requests: ran.requests.length }).toEqual({ exitCode: exit, requests });
    expect(ran.stderr).toContain("Line 2 of standard input");
  });
});

it("--profile-location names the only file with profiles", async () => {
  const { accessKeyId, secretAccessKey } = world.kms.credentials;
  const keys = `[work]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`;
  const { exitCode } = await world.run(
    [...STANDARD, "--profile-location", "{dir}/keys.ini", "--profile", "work"],
    {
      files: {
        "keys.ini": keys,
        ".aws/credentials": "[work]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=x\n",
      },
    },
  );
  expect(exitCode).toBe(0);
});
