/** Command lines of `aws kms re-encrypt`: what they send, print and exit with is what the AWS CLI does. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliWorld, KEYS, type Surroundings, startCliWorld } from "../../support/cli-world.js";

let world: CliWorld;
beforeAll(async () => {
  world = await startCliWorld();
});
afterAll(() => world.close());

const BLOB = ["--ciphertext-blob", "fileb://{dir}/ct.bin"];
const STANDARD = ["re-encrypt", ...BLOB, "--destination-key-id", "alias/new"];

interface Row extends Surroundings {
  readonly name: string;
  /** The words after `re-encrypt --ciphertext-blob … --destination-key-id alias/new`, or all words. */
  readonly args?: readonly string[];
  readonly argv?: readonly string[];
  /** What is sent besides ciphertext and destination key. */
  readonly sends?: Readonly<Record<string, unknown>>;
}

const successes: readonly Row[] = [
  { name: "a file with bytes" },
  { name: "kms before the command", argv: ["kms", ...STANDARD] },
  { name: "base64", argv: ["re-encrypt", "--ciphertext-blob", "{ct}", "--destination-key-id", "alias/new"] },
  {
    name: "abbreviated options",
    argv: ["re-encrypt", "--ciphertext", "fileb://{dir}/ct.bin", "--destination-key", "alias/new"],
  },
  {
    name: "options with =",
    argv: ["re-encrypt", "--ciphertext-blob=fileb://{dir}/ct.bin", "--destination-key-id=alias/new"],
  },
  {
    name: "the last of two options",
    argv: [...STANDARD, "--destination-key-id", "alias/off", "--destination-key-id", "alias/new"],
  },
  {
    name: "global options before the command",
    argv: ["--output", "json", "kms", "--region", "us-east-2", ...STANDARD],
  },
  {
    name: "a file below ~",
    argv: ["re-encrypt", "--ciphertext-blob", "fileb://~/ct.bin", "--destination-key-id", "alias/new"],
  },
  {
    name: "a file below $HOME",
    argv: ["re-encrypt", "--ciphertext-blob", "fileb://$HOME/ct.bin", "--destination-key-id", "alias/new"],
  },
  { name: "--dry-run twice", args: ["--dry-run", "--no-dry-run"], sends: { DryRun: false } },
  { name: "a source key", args: ["--source-key-id", "alias/old"], sends: { SourceKeyId: "alias/old" } },
  {
    name: "a context in shorthand",
    args: ["--destination-encryption-context", 'a=\'x,y\',b="say \\"hi\\"",c=d=e,f='],
    sends: { DestinationEncryptionContext: { a: "x,y", b: 'say "hi"', c: "d=e", f: "" } },
  },
  {
    name: "a context in JSON",
    args: ["--destination-encryption-context", '{"schlüssel":"\\u5317京"}'],
    sends: { DestinationEncryptionContext: { schlüssel: "北京" } },
  },
  {
    name: "a context with names of inherited properties",
    args: ["--destination-encryption-context", "__proto__=x,constructor=y"],
    sends: {
      DestinationEncryptionContext: Object.fromEntries([
        ["__proto__", "x"],
        ["constructor", "y"],
      ]),
    },
  },
  {
    name: "a context in a file",
    args: ["--destination-encryption-context", "file://{dir}/context"],
    files: { context: "a=b\n" },
    sends: { DestinationEncryptionContext: { a: "b" } },
  },
  {
    name: "a value of a context in a file",
    args: ["--destination-encryption-context", "a@=file://{dir}/value,b=2"],
    files: { value: "from file" },
    sends: { DestinationEncryptionContext: { a: "from file", b: "2" } },
  },
  {
    name: "an empty context",
    args: ["--destination-encryption-context", "{}"],
    sends: { DestinationEncryptionContext: {} },
  },
  {
    name: "JSON input, whose members options override",
    argv: [
      ...STANDARD,
      "--cli-input-json",
      '{"CiphertextBlob":"AAAA","DestinationKeyId":"x","SourceKeyId":"alias/old"}',
    ],
    sends: { SourceKeyId: "alias/old" },
  },
  {
    name: "JSON input from a file",
    argv: ["re-encrypt", "--cli-input-json", "file://{dir}/in.json"],
    files: { "in.json": "" },
  },
  {
    name: "YAML input with binary data",
    argv: [
      "re-encrypt",
      ...BLOB,
      "--cli-input-yaml",
      "DestinationKeyId: alias/new\nDestinationEncryptionContext:\n  yes: no\n",
    ],
    sends: { DestinationEncryptionContext: { yes: "no" } },
  },
  {
    name: "YAML input that merges a map",
    argv: ["re-encrypt", ...BLOB, "--cli-input-yaml", "<<: {DestinationKeyId: alias/new}"],
  },
  {
    name: "settings and keys of a profile",
    args: ["--profile", "work"],
    env: { AWS_REGION: undefined, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
    files: {},
  },
];

describe("re-encrypt sends, with", () => {
  it.each(successes)("$name", async ({ args = [], argv, sends = {}, ...surroundings }) => {
    const { accessKeyId, secretAccessKey } = world.kms.credentials;
    const { exitCode, stdout, stderr, requests } = await world.run(argv ?? [...STANDARD, ...args], {
      ...surroundings,
      files: {
        ".aws/config": "[profile work]\nregion = us-east-2\n",
        ".aws/credentials": `[work]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
        ...surroundings.files,
        ...(surroundings.files?.["in.json"] === "" && {
          "in.json": JSON.stringify({ CiphertextBlob: world.base64, DestinationKeyId: "alias/new" }),
        }),
      },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(requests.map(({ operation, body }) => ({ operation, body }))).toEqual([
      {
        operation: "ReEncrypt",
        body: { CiphertextBlob: world.base64, DestinationKeyId: "alias/new", ...sends },
      },
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ KeyId: expect.stringContaining(KEYS.new) });
  });
});

/** Command lines that fail: what they exit with, what they say, and how many requests they send. */
const failures: readonly (Row & {
  readonly exit: number;
  readonly says: RegExp;
  readonly requests?: number;
})[] = [
  { name: "an unknown option", args: ["--foo", "bar"], exit: 252, says: /Unknown options: --foo, bar/ },
  { name: "a word too many", args: ["extra"], exit: 252, says: /Unknown options: extra/ },
  {
    name: "a value that begins with -",
    args: ["--source-key-id", "-foo"],
    exit: 252,
    says: /--source-key-id: expected one argument/,
  },
  {
    name: "an ambiguous option",
    args: ["--cli-input", "{}"],
    exit: 252,
    says: /--cli-input-json, --cli-input-yaml/,
  },
  {
    name: "a value for a switch",
    args: ["--dry-run=true"],
    exit: 252,
    says: /ignored explicit argument 'true'/,
  },
  { name: "an unknown output format", args: ["--output", "xml"], exit: 252, says: /invalid choice 'xml'/ },
  { name: "a query with a mistake", args: ["--query", "a["], exit: 252, says: /--query/ },
  {
    name: "a query with an unknown function",
    args: ["--query", "foo(@)"],
    exit: 255,
    says: /foo/,
    requests: 1,
  },
  {
    name: "a context without =",
    args: ["--source-encryption-context", "x"],
    exit: 252,
    says: /Expected: '='/,
  },
  {
    name: "a context with a key twice",
    args: ["--source-encryption-context", "a=1,a=2"],
    exit: 252,
    says: /Second instance of key "a"/,
  },
  {
    name: "a number in a context",
    args: ["--source-encryption-context", '{"a":1}'],
    exit: 252,
    says: /SourceEncryptionContext\.a/,
  },
  {
    name: "an empty context with an algorithm of other keys, which KMS rejects",
    args: [
      ...["--destination-encryption-context", "{}"],
      ...["--destination-encryption-algorithm", "RSAES_OAEP_SHA_256"],
    ],
    exit: 254,
    says: /incompatible with key spec/,
    requests: 1,
  },
  { name: "a list as context", args: ["--source-encryption-context", "[]"], exit: 252, says: /Invalid JSON/ },
  {
    name: "a missing file",
    args: ["--source-encryption-context", "file://{dir}/no"],
    exit: 252,
    says: /No such file/,
  },
  {
    name: "bytes for text",
    args: ["--source-key-id", "fileb://{dir}/ct.bin"],
    exit: 252,
    says: /use file:\/\//,
  },
  {
    name: "bytes for a context",
    args: ["--source-encryption-context", "fileb://{dir}/ct.bin"],
    exit: 255,
    says: /'--source-encryption-context'.*use file:\/\//,
  },
  {
    name: "an unknown member in JSON input",
    args: ["--cli-input-json", '{"Foo":1}'],
    exit: 252,
    says: /"Foo", must be one of/,
  },
  {
    name: "two inputs",
    args: ["--cli-input-json", "{}", "--cli-input-yaml", "{}"],
    exit: 252,
    says: /Only one --cli-input-/,
  },
  {
    name: "an input that is a list",
    args: ["--cli-input-json", "[]"],
    exit: 252,
    says: /expecting map, received list/,
  },
  {
    name: "an empty key ID",
    args: ["--source-key-id", ""],
    exit: 252,
    says: /SourceKeyId, value: 0, valid min length: 1/,
  },
  {
    name: "an endpoint without scheme",
    args: ["--endpoint-url", "kms.example"],
    exit: 252,
    says: /scheme is missing/,
  },
  { name: "no Region", env: { AWS_REGION: undefined }, exit: 253, says: /You must specify a region/ },
  {
    name: "no credentials",
    env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
    exit: 253,
    says: /Unable to locate credentials/,
  },
  {
    name: "half of the credentials",
    env: { AWS_SECRET_ACCESS_KEY: undefined },
    exit: 255,
    says: /Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY/,
  },
  { name: "a Region that is none", args: ["--region", "us east"], exit: 255, says: /region_name 'us east'/ },
  {
    name: "a profile that does not exist",
    args: ["--profile", "nope"],
    exit: 255,
    says: /The config profile \(nope\) could not be found/,
  },
  {
    name: "a broken configuration file",
    files: { ".aws/config": "region = x\n" },
    exit: 255,
    says: /Unable to parse config file: .*config/,
  },
  { name: "a time-out that is no number", args: ["--cli-read-timeout", "soon"], exit: 255, says: /'soon'/ },
  {
    name: "a negative time-out",
    args: ["--cli-read-timeout", "-5"],
    exit: 255,
    says: /--cli-read-timeout must be 0/,
  },
  {
    name: "certificate authorities that are not there",
    args: ["--endpoint-url", "https://127.0.0.1:9", "--ca-bundle", "/nonexistent.pem"],
    exit: 255,
    says: /invalid path: \/nonexistent.pem/,
  },
  {
    name: "certificate authorities of REQUESTS_CA_BUNDLE that are not there",
    args: ["--endpoint-url", "https://127.0.0.1:9"],
    env: { REQUESTS_CA_BUNDLE: "/nonexistent.pem" },
    exit: 255,
    says: /invalid path: \/nonexistent.pem/,
  },
  {
    name: "a date in YAML where a text belongs",
    args: ["--cli-input-yaml", "SourceEncryptionContext: {day: 2020-01-01}"],
    exit: 252,
    says: /SourceEncryptionContext\.day/,
  },
  {
    name: "nothing at the endpoint",
    args: ["--endpoint-url", "http://127.0.0.1:9"],
    env: { AWS_MAX_ATTEMPTS: "1" },
    exit: 255,
    says: /Could not connect to the endpoint URL: "http:\/\/127.0.0.1:9\/"/,
  },
  {
    name: "the wrong key",
    args: ["--source-key-id", "alias/new"],
    exit: 254,
    says: /An error occurred \(IncorrectKeyException\) when calling the ReEncrypt operation/,
    requests: 1,
  },
  {
    name: "a disabled key",
    args: ["--destination-key-id", "alias/off"],
    exit: 254,
    says: /\(DisabledException\)/,
    requests: 1,
  },
  { name: "a dry run", args: ["--dry-run"], exit: 254, says: /\(DryRunOperationException\)/, requests: 1 },
  {
    name: "an algorithm in the wrong case",
    args: ["--source-encryption-algorithm", "symmetric_default"],
    exit: 254,
    says: /\(ValidationException\)/,
    requests: 1,
  },
  {
    name: "eleven grant tokens",
    args: ["--grant-tokens", ..."ABCDEFGHIJK"],
    exit: 254,
    says: /\(ValidationException\)/,
    requests: 1,
  },
];

describe("re-encrypt fails, with", () => {
  it.each(failures)(
    "$name, with exit code $exit",
    async ({ args = [], exit, says, requests = 0, ...surroundings }) => {
      const ran = await world.run([...STANDARD, ...args], surroundings);
      expect({ exitCode: ran.exitCode, stdout: ran.stdout, requests: ran.requests.length }).toEqual({
        exitCode: exit,
        stdout: "",
        requests,
      });
      expect(ran.stderr).toMatch(says);
    },
  );
});

it("a word for each grant token, up to the next option", async () => {
  const { requests } = await world.run([...STANDARD, "--grant-tokens", "A", "B", "--dry-run"]);
  expect(requests[0]?.body).toMatchObject({ GrantTokens: ["A", "B"], DryRun: true });
});

it("the words of the AWS CLI for a throttled call, after its retries", async () => {
  world.kms.faults.next(2, "ThrottlingException");
  const { stderr, exitCode } = await world.run(STANDARD, { env: { AWS_MAX_ATTEMPTS: "2" } });
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 254,
    stderr: expect.stringContaining(
      "An error occurred (ThrottlingException) when calling the ReEncrypt operation (reached max retries: 1)",
    ),
  });
});

it("the status of a gateway as its code, because its response has none", async () => {
  world.kms.faults.next(1, "BadGateway");
  const { stderr, exitCode } = await world.run(STANDARD, { env: { AWS_MAX_ATTEMPTS: "1" } });
  expect(exitCode).toBe(254);
  expect(stderr).toContain("An error occurred (502) when calling the ReEncrypt operation: Bad Gateway");
});

it("settings of the environment that are wrong: 255 and nothing sent", async () => {
  for (const env of [
    { AWS_MAX_ATTEMPTS: "many" },
    { AWS_RETRY_MODE: "never" },
    { AWS_RETRY_MODE: "legacy" },
    { AWS_ENDPOINT_URL_KMS: "kms" },
  ]) {
    const { exitCode, stdout, requests } = await world.run(STANDARD, { env });
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 255, stdout: "", requests: [] });
  }
});

it("130 or 143 as soon as a signal arrives", async () => {
  for (const [name, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    const controller = new AbortController();
    world.kms.faults.next(1, { latency: 60_000 });
    const before = world.requests.length;
    const running = world.run(STANDARD, { signal: controller.signal });
    await vi.waitFor(() => expect(world.requests.length).toBeGreaterThan(before));
    controller.abort(name);
    expect((await running).exitCode).toBe(code);
  }
});
