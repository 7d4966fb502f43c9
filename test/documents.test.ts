/** The README and CONTRIBUTING.md name what there is, and quote the messages that users see. */
import { readdir, readFile } from "node:fs/promises";
import * as sdk from "@aws-sdk/client-kms";
import {
  EncryptCommand,
  KMSClient,
  type KMSClientConfig,
  ListKeysCommand,
  operations,
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";

const root = new URL("../", import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), "utf8");
const [readme, contributing] = await Promise.all([read("README.md"), read("CONTRIBUTING.md")]);

const section = (title: string): string =>
  readme.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? "";
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, one = ""]) => one);

describe.each([
  ["README.md", readme],
  ["CONTRIBUTING.md", contributing],
])("%s", (_, document) => {
  const text = document.replace(/^```.*?^```$/gms, "");
  const slug = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-");

  it("has a table of contents with all of its sections, in their order", () => {
    const sections = found(text, /^## (.+)$/gm).map((title) => `[${title}](#${slug(title)})`);
    expect(found(text, /^- (\[.+\]\(#.+\))$/gm)).toEqual(sections);
  });

  it("links to headings and files that exist", async () => {
    const anchors = found(text, /^##+ (.+)$/gm).map((title) => `#${slug(title)}`);
    const links = found(text, /\]\(((?!https:)[^)]+)\)/g);
    const missing = links.filter((link) => link.startsWith("#") && !anchors.includes(link));
    expect(missing).toEqual([]);
    await Promise.all(links.filter((link) => !link.startsWith("#")).map(read));
  });
});

describe("the README names", () => {
  it("every example of the repository, and no other", async () => {
    const named = found(section("Examples"), /^\| `([\w-]+\/?)` \|/gm);
    const entries = await readdir(new URL("examples", root), { withFileTypes: true });
    const names = entries.map((entry) =>
      entry.isFile() ? entry.name.replace(/\.ts$/, "") : `${entry.name}/`,
    );
    expect(named.sort()).toEqual(names.sort());
  });

  it("every operation of the package, with a link to its documentation", () => {
    const names = Object.values(operations).map(({ name }) => name.replace(/Command$/, ""));
    expect(found(section("Sending commands"), /\[(\w+)\](?=[, ])/g).sort()).toEqual(names.sort());
    const link = (name: string) => `https://docs.aws.amazon.com/kms/latest/APIReference/API_${name}.html`;
    expect(names.filter((name) => !readme.includes(`\n[${name}]: ${link(name)}\n`))).toEqual([]);
  });

  it("the package as one with all operations of KMS, which it is", () => {
    expect(readme).toContain("The package has all operations of KMS.");
    const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w+Command$/.test(name));
    expect(commands.length).toBeGreaterThan(50);
    expect(
      Object.values(operations)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(commands.sort());
  });

  it("the number of operations that LocalKms performs, which are all", () => {
    const [, count] = /It performs all (\d+)\s+operations/.exec(section("Testing with LocalKms")) ?? [];
    expect(Number(count)).toBe(Object.keys(operations).length);
  });

  it("every option of the client, and no other", async () => {
    const source = await read("src/client/config/KMSClientConfig.ts");
    const members = /export interface KMSClientConfig \{(.*?)^\}/ms.exec(source)?.[1] ?? "";
    const cells = found(section("Options of KMSClient"), /^\| (`.+?`) \|/gm);
    const named = cells.flatMap((cell) => cell.split(", ").map((name) => name.slice(1, -1)));
    expect(named.sort()).toEqual(found(members, /^ {2}(\w+)\?:/gm).sort());
  });
});

describe("CONTRIBUTING.md names", () => {
  it("the middleware in the order in which a request passes it", () => {
    const order = new KMSClient().middlewareStack.identify().map((entry) => entry.split(" ")[0]);
    expect(found(contributing, /^\| \w+ \| `(\w+Middleware)\.ts` \|/gm)).toEqual(order);
  });

  it("the rooms and entries of the sources, and no other", async () => {
    const listing = /### The rooms of src\/\n\n```text\n(.*?)```/s.exec(contributing)?.[1] ?? "";
    const named = found(listing, /^([\w.]+\/?) /gm).map((name) => name.replace("/", ""));
    const shared = ["index.ts", "local.ts", "version.ts"];
    expect([...named, ...shared].sort()).toEqual((await readdir(new URL("src", root))).sort());
  });

  it("the lines that GenerateMac has in its list of operations, and no fewer", async () => {
    const diff = /```diff\n(.*?)```/s.exec(contributing)?.[1] ?? "";
    const lines = found(diff, /^[+ ](.+)$/gm);
    expect(lines.length).toBeGreaterThan(5);
    const list = (await read("src/kms/cryptographicOperations.ts")).split("\n");
    expect(lines.filter((line) => !list.includes(line))).toEqual([]);
    const isAbout = (line: string) => /generateMac\b/i.test(line) || /\bGenerateMacCommand/.test(line);
    expect(lines.filter(isAbout)).toEqual(list.filter(isAbout));
  });

  it("the only two files in src/ that know GenerateMacCommand, besides links to it", async () => {
    const paths = (await readdir(new URL("src", root), { recursive: true })).filter((path) =>
      path.endsWith(".ts"),
    );
    const sources = await Promise.all(paths.map(async (path) => ({ path, text: await read(`src/${path}`) })));
    const shared = sources
      .filter(({ text }) => /GenerateMacCommand(?!\})/.test(text))
      .map(({ path }) => path);
    expect(shared.sort()).toEqual(["kms/cryptographicOperations.ts", "kms/operations/GenerateMac.ts"]);
  });

  it("only files that exist", async () => {
    const architecture = contributing.split(/^## /m).find((text) => text.startsWith("Architecture")) ?? "";
    const paths = found(architecture, /`((?:bulk|client|errors|kms|local|runtime|shapes)\/[\w/.-]+)`/g);
    const existing = new Set(await readdir(new URL("src", root), { recursive: true }));
    expect(paths.filter((path) => !existing.has(path.replace(/\/$/, "")))).toEqual([]);
  });
});

describe("the README quotes the message of", () => {
  const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
  const FOREIGN_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
  const everything = { effect: "Allow", actions: ["*"], resources: ["*"] } as const;
  let kms: LocalKms;
  let ciphertext: Uint8Array;
  beforeAll(async () => {
    kms = await LocalKms.start({
      region: "us-east-2",
      principals: [{ arn: "arn:aws:iam::111122223333:role/app", statements: [everything] }],
      seed: { Keys: [{ KeyId: KEY }, { KeyId: FOREIGN_KEY, AccountId: "444455556666" }] },
    });
    const command = new EncryptCommand({ KeyId: KEY, Plaintext: new Uint8Array(1) });
    ciphertext = (await client().send(command)).CiphertextBlob;
  });
  afterAll(() => kms.close());

  /** A client for the LocalKms, with other options. */
  const client = (options: KMSClientConfig = {}) =>
    new KMSClient({
      ...{ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials, maxAttempts: 1 },
      ...options,
    });
  const list = (options: KMSClientConfig) => client(options).send(new ListKeysCommand());
  const reEncrypt = (CiphertextBlob: Uint8Array, DestinationKeyId = KEY) =>
    client().send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId }));
  /** A request handler that fails as Node.js does, with a code. */
  const failing = (code: string): KMSClientConfig => ({
    requestHandler: { handle: () => Promise.reject(Object.assign(new Error("failed"), { code })) },
  });

  it.each<[string, readonly string[], () => Promise<unknown>]>([
    [
      "missing credentials",
      [
        "No credentials were found in the option `credentials` or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        "and none by the credential chain of AWS",
      ],
      () => list({ credentials: undefined }),
    ],
    ["a missing Region", ["No Region is configured"], () => list({ region: undefined })],
    ["a missing profile", ['There is no profile "prod"'], () => list({ profile: "prod", region: undefined })],
    [
      "a key of another account",
      [
        "AccessDeniedException",
        "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
      ],
      () => reEncrypt(ciphertext, `arn:aws:kms:us-east-2:444455556666:key/${FOREIGN_KEY}`),
    ],
    [
      "ciphertext that is base64 text",
      ["InvalidCiphertextException", "The bytes of CiphertextBlob are base64 text: decode it first."],
      () => reEncrypt(Buffer.from(Buffer.from(ciphertext).toString("base64"))),
    ],
    [
      "an input with several problems",
      [
        'InputValidationError: ReEncrypt was not sent, because its input has 2 problems:\n  CiphertextBlob must be bytes (a Uint8Array), not a string: decode base64 with Buffer.from(value, "base64"), or encode text with new TextEncoder().encode(value)\n  DestinationKeyId is required',
      ],
      // @ts-expect-error as a program in JavaScript may
      () => client().send(new ReEncryptCommand({ CiphertextBlob: "c2VjcmV0" })),
    ],
    [
      "an input with one problem",
      ["InputValidationError: Encrypt was not sent, because its input has a problem:"],
      () => client().send(new EncryptCommand({ KeyId: "", Plaintext: new Uint8Array(1) })),
    ],
    [
      "an untrusted certificate",
      ["ConnectionError", "The certificate is not trusted"],
      () => list(failing("DEPTH_ZERO_SELF_SIGNED_CERT")),
    ],
    ["an unknown host", ["There is no such host"], () => list(failing("ENOTFOUND"))],
    [
      "a wrong secret access key",
      [
        "InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided.",
      ],
      () => list({ credentials: { ...kms.credentials, secretAccessKey: "wrong" } }),
    ],
    [
      "another Region",
      ["Credential should be scoped to a valid region."],
      () => list({ region: "us-east-1" }),
    ],
    [
      "a proxy",
      ["UnexpectedResponseException", "Another server than KMS may have responded"],
      () => {
        kms.faults.next(1, "BadGateway");
        return list({});
      },
    ],
    [
      "an unknown option",
      ["ConfigurationError: These options are not valid:"],
      () => list(Object.assign({ maxAttempts: 1 }, { regoin: "us-east-2" })),
    ],
    [
      "a command of the SDK",
      ["TypeError: This command is not from kms-reencrypt"],
      // @ts-expect-error as a program in JavaScript may
      () => client().send(new sdk.ListKeysCommand({})),
    ],
    [
      "a client of the SDK",
      ["TypeError: ListKeysCommand works only with the KMSClient or KMS of kms-reencrypt"],
      async () => new sdk.KMSClient().send(new ListKeysCommand()),
    ],
  ])("%s", async (_, quotes, call) => {
    vi.stubEnv("AWS_CONFIG_FILE", "missing");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "missing");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    onTestFinished(() => void vi.unstubAllEnvs());
    const message = await call().then(() => "no error", String);
    for (const quote of quotes) {
      expect(message).toContain(quote);
      expect(readme).toContain(quote);
    }
  });
});
