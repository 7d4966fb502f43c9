/** What is on purpose not as in the AWS CLI: the table of the README. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { cliIo } from "../support/cli-io.js";
import { type CliWorld, type Surroundings, startCliWorld } from "../support/cli-world.js";
import { respond, scriptedServer } from "../support/scripted-server.js";

let world: CliWorld;
beforeAll(async () => {
  world = await startCliWorld();
});
afterAll(() => world.close());

const DESTINATION = ["--destination-key-id", "alias/new"];
const withBlob = (blob: string): string[] => ["re-encrypt", "--ciphertext-blob", blob, ...DESTINATION];
const STANDARD = withBlob("fileb://{dir}/ct.bin");

/** Mistakes that the AWS CLI sends to KMS, or reports otherwise. */
const rejected: readonly (Surroundings & { name: string; argv: string[]; exit: number; says: RegExp })[] = [
  { name: "base64 with foreign characters", argv: withBlob("!!!!"), exit: 252, says: /'!' does not belong/ },
  { name: "base64url", argv: withBlob("AQID-_8BAA"), exit: 252, says: /'-' belongs to base64url/ },
  { name: "base64 that is cut short", argv: withBlob("AQIDA"), exit: 252, says: /not a multiple of 4/ },
  { name: "base64 without padding", argv: withBlob("AQIDBA"), exit: 252, says: /lacks its padding/ },
  { name: "padding before the end", argv: withBlob("AQ==AQID"), exit: 252, says: /before the end/ },
  {
    name: "no ciphertext",
    argv: ["re-encrypt", ...DESTINATION],
    exit: 252,
    says: /CiphertextBlob is required/,
  },
  {
    name: "a misspelt option",
    argv: ["re-encrypt", "--ciphertext-blob", "{ct}", "--destination-keyid", "alias/new"],
    exit: 252,
    says: /--destination-keyid: did you mean --destination-key-id\?/,
  },
  { name: "a misspelt command", argv: ["kms", "re-encypt"], exit: 252, says: /Did you mean re-encrypt\?/ },
  {
    name: "an empty AWS_REGION",
    argv: STANDARD,
    env: { AWS_REGION: "", AWS_DEFAULT_REGION: "us-east-2" },
    exit: 253,
    says: /AWS_REGION is set, but empty/,
  },
  {
    name: "an empty --profile",
    argv: [...STANDARD, "--profile", ""],
    exit: 255,
    says: /config profile \(\) could not be found/,
  },
];

describe("rejects before anything is sent", () => {
  it.each(rejected)("$name", async ({ argv, exit, says, ...surroundings }) => {
    const { exitCode, stdout, stderr, requests } = await world.run(argv, surroundings);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: exit, stdout: "", requests: [] });
    expect(stderr).toMatch(says);
  });
});

it("reads the bytes of standard input for -", async () => {
  const { exitCode, requests } = await world.run(withBlob("-"), { stdin: world.blobs.plain });
  expect(exitCode).toBe(0);
  expect(requests).toMatchObject([{ body: { CiphertextBlob: world.base64 } }]);
});

it("takes a file of --grant-tokens for one token", async () => {
  const { requests } = await world.run([...STANDARD, "--grant-tokens", "file:///dev/stdin"], {
    stdin: "abc\n",
  });
  expect(requests).toMatchObject([{ body: { GrantTokens: ["abc"] } }]);
});

it("reads --cli-input-json from a pipe", async () => {
  const stdin = JSON.stringify({ CiphertextBlob: world.base64, DestinationKeyId: "alias/new" });
  for (const source of ["file:///dev/stdin", "-"]) {
    const { exitCode, requests } = await world.run(["re-encrypt", "--cli-input-json", source], { stdin });
    expect({ exitCode, requests }).toMatchObject({ exitCode: 0, requests: [{ body: JSON.parse(stdin) }] });
  }
});

it("fails with 255 when the response is cut short", async () => {
  const half = '{"CiphertextBlob":"AQID","Sour';
  await using server = await scriptedServer(respond(200, half));
  const { exitCode, stdout, stderr } = await world.run([...STANDARD, "--endpoint-url", server.endpoint], {
    env: { AWS_MAX_ATTEMPTS: "1" },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 255, stdout: "" });
  expect(stderr).toContain("cut short");
});

it("prints the skeleton of an output", async () => {
  const argv = ["re-encrypt", "--generate-cli-skeleton", "output"];
  const { exitCode, stdout, requests } = await world.run(argv);
  expect({ exitCode, requests }).toEqual({ exitCode: 0, requests: [] });
  expect(JSON.parse(stdout)).toMatchObject({ CiphertextBlob: "", KeyId: "KeyId" });
});

it("prints help for --help, and help as the last word", async () => {
  for (const word of ["--help", "help"]) {
    const { exitCode, stdout, stderr } = await world.run([...STANDARD, word]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("--ciphertext-blob");
  }
});

describe("--debug", () => {
  it("shows neither plaintext nor signature, credentials or session token", async () => {
    const { exitCode, stderr } = await world.run(
      ["decrypt", "--ciphertext-blob", "fileb://{dir}/ct.bin", "--debug"],
      {},
    );
    const { accessKeyId, secretAccessKey } = world.kms.credentials;
    expect(exitCode).toBe(0);
    expect(stderr).toContain("***SensitiveInformation***");
    for (const secret of ["aGVsbG8=", "hello", "Signature=", accessKeyId, secretAccessKey]) {
      expect(stderr).not.toContain(secret);
    }
  });

  it("does not show the plaintext that is encrypted", async () => {
    const argv = ["encrypt", "--key-id", "alias/old", "--plaintext", "text://top-secret", "--debug"];
    const { exitCode, stderr } = await world.run(argv);
    expect(exitCode).toBe(0);
    expect(stderr).not.toMatch(/top-secret|dG9wLXNlY3JldA|74 6f 70/);
  });
});

describe("standard output that cannot be written", () => {
  const runWith = async (code: string) => {
    const { env } = surroundings();
    const io = cliIo({ env });
    const stdout = { write: async () => Promise.reject(Object.assign(new Error(`write ${code}`), { code })) };
    const exitCode = await run(["list-keys"], { ...io, stdout });
    return { exitCode, stderr: io.written.stderr };
  };
  const surroundings = () => ({
    env: {
      HOME: "/nonexistent",
      AWS_ENDPOINT_URL: world.kms.endpoint,
      AWS_REGION: world.kms.region,
      AWS_ACCESS_KEY_ID: world.kms.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: world.kms.credentials.secretAccessKey,
    },
  });

  it("is no failure when its reader is gone, as with `| head`", async () => {
    expect(await runWith("EPIPE")).toEqual({ exitCode: 0, stderr: "" });
  });

  it("is a failure when the disk is full", async () => {
    expect(await runWith("ENOSPC")).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining("Standard output could not be written"),
    });
  });
});
