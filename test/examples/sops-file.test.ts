import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { runExample } from "../support/run-example.js";

const CONTEXT = { app: "shop", stage: "live" };
const CALLER = "arn:aws:iam::111122223333:role/ops";
const SECRET = "hunter2";
const LAST_MODIFIED = "2026-11-02T09:30:00Z";
const [OLD, NEW, OTHER] = [
  "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321",
  "arn:aws:kms:us-east-1:111122223333:key/00000000-12ab-34cd-56ef-1234567890ab",
];
const seed: Seed = { Keys: [OLD, NEW, OTHER].map((arn) => ({ KeyId: arn.slice(arn.indexOf("/") + 1) })) };

let kms: LocalKms;
let client: KMSClient;
let root: string;
let folder: string;
let folders = 0;
const dataKey = randomBytes(32);

beforeAll(async () => {
  const statements = await headerPolicyOf("sops-file");
  kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  root = await mkdtemp(join(tmpdir(), "sops-file-test-"));
});
beforeEach(async () => {
  await kms.reset();
  folders += 1;
  folder = join(root, String(folders));
  await mkdir(folder);
});
afterAll(async () => {
  client.destroy();
  await kms.close();
  await rm(root, { recursive: true });
});

/** Encrypts the data key, as in a SOPS file. */
async function wrap(
  KeyId: string,
  EncryptionContext: Record<string, string> | undefined = CONTEXT,
): Promise<string> {
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId, Plaintext: dataKey, EncryptionContext }),
  );
  kms.requests.clear();
  return Buffer.from(CiphertextBlob).toString("base64");
}

/** Writes files, runs the example on them, and reads them again. */
async function reEncrypt(
  files: Record<string, string | Uint8Array>,
  args: readonly string[] = [],
  env = environmentOf(kms),
) {
  const paths = Object.keys(files).map((name) => join(folder, name));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  const run = await runExample("sops-file", ["--aws", "--destination-key-id", NEW, ...args, ...paths], env);
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return { ...run, texts, text: texts[0] ?? "", names: await readdir(folder) };
}

interface KmsEntry {
  readonly arn: string;
  readonly enc: string;
  readonly context?: Record<string, string> | null;
}

interface SopsBlock {
  readonly kms?: readonly KmsEntry[] | null;
  readonly key_groups?: readonly { readonly kms?: readonly KmsEntry[] }[];
  readonly mac: string;
  readonly lastmodified: string;
}

const blocksIn = (text: string): readonly SopsBlock[] =>
  parseAllDocuments(text).map((document) => document.toJS().sops);

const entriesIn = (text: string): readonly KmsEntry[] =>
  blocksIn(text).flatMap(({ kms, key_groups = [] }) =>
    [kms ?? [], key_groups.flatMap(({ kms = [] }) => kms)].flat(),
  );

async function unwrap({ arn, enc, context }: KmsEntry): Promise<Uint8Array> {
  const { Plaintext } = await client.send(
    new DecryptCommand({
      KeyId: arn,
      CiphertextBlob: Buffer.from(enc, "base64"),
      EncryptionContext: context ?? undefined,
    }),
  );
  return Plaintext ?? new Uint8Array();
}

/** Encrypts a value as SOPS does. */
function encrypt(value: string, additionalData: string): string {
  const iv = randomBytes(32);
  const cipher = createCipheriv("aes-256-gcm", dataKey, iv).setAAD(Buffer.from(additionalData));
  const data = Buffer.concat([cipher.update(value), cipher.final()]).toString("base64");
  return `ENC[AES256_GCM,data:${data},iv:${iv.toString("base64")},tag:${cipher.getAuthTag().toString("base64")},type:str]`;
}

/** Decrypts a value as SOPS does. Throws when the value, the key or the additional data has changed. */
function decrypt(value: string, key: Uint8Array, additionalData: string): string {
  const [, data = "", iv = "", tag = ""] =
    /^ENC\[AES256_GCM,data:(.+),iv:(.+),tag:(.+),type:str\]$/.exec(value) ?? [];
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64"))
    .setAAD(Buffer.from(additionalData))
    .setAuthTag(Buffer.from(tag, "base64"));
  return decipher.update(data, "base64", "utf8") + decipher.final("utf8");
}

const macOf = (values: readonly string[]): string =>
  createHash("sha512").update(values.join("")).digest("hex").toUpperCase();

/** Decrypts a file as SOPS does, and checks its MAC. */
async function openWithSops(text: string): Promise<Record<string, string>> {
  const { sops, ...values } = parseAllDocuments(text)[0]?.toJS() ?? {};
  const key = await unwrap(entriesIn(text)[0] ?? { arn: "", enc: "" });
  const opened = Object.entries(values).map(([name, value]) => [
    name,
    decrypt(String(value), key, `${name}:`),
  ]);
  expect(decrypt(sops.mac, key, sops.lastmodified)).toBe(macOf(opened.map(([, value]) => value ?? "")));
  return Object.fromEntries(opened);
}

const VALUES = { user: "admin", password: SECRET };
const values = () =>
  Object.entries(VALUES).map(([name, value]) => [name, encrypt(value, `${name}:`)] as const);
const mac = () => encrypt(macOf(Object.values(VALUES)), LAST_MODIFIED);

/** A YAML file of SOPS, with comments that people add. */
const yamlFile = ([first, second]: readonly string[]) => `# secrets of the shop 🔑
${values()
  .map(([name, value]) => `${name}: ${value} # ask the shop team`)
  .join("\n\n")}
sops:
    kms:
        - arn: ${OLD}
          context:
            app: shop
            stage: live
          created_at: "2025-01-01T00:00:00Z"
          enc: ${first}
          aws_profile: ""
        - arn: ${OTHER} # the copy of the auditors
          created_at: '2025-01-01T00:00:00Z'
          enc: ${second}
          aws_profile: ""
    gcp_kms: []
    age:
        - recipient: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
          enc: |
            -----BEGIN AGE ENCRYPTED FILE-----
            YWdlLWVuY3J5cHRpb24ub3JnL3Yx
            -----END AGE ENCRYPTED FILE-----
    lastmodified: "${LAST_MODIFIED}"
    mac: ${mac()}
    unencrypted_suffix: _unencrypted
    version: 3.10.2
`;

/** A JSON file of SOPS. */
const jsonFile = ([first, second]: readonly string[]) =>
  JSON.stringify(
    {
      ...Object.fromEntries(values()),
      sops: {
        kms: [
          { arn: OLD, context: CONTEXT, created_at: "2025-01-01T00:00:00Z", enc: first, aws_profile: "" },
          { arn: OTHER, created_at: "2025-01-01T00:00:00Z", enc: second, aws_profile: "" },
        ],
        gcp_kms: null,
        lastmodified: LAST_MODIFIED,
        mac: mac(),
        version: "3.10.2",
      },
    },
    null,
    "\t",
  );

describe("a SOPS file", () => {
  it.each([
    ["secrets.yaml", yamlFile],
    ["secrets.json", jsonFile],
  ])("%s decrypts with the new key, and only its arn and enc change", async (name, fileOf) => {
    const encs = [await wrap(OLD), await wrap(OTHER, {})];
    const before = fileOf(encs);
    const { code, stdout, text, names } = await reEncrypt(
      { [name]: before },
      ["--source-key-id", OLD],
      environmentOf(kms, kms.credentialsOf(CALLER)),
    );

    expect(stdout).toBe(`${join(folder, name)}: sops.kms.0 re-encrypted from ${OLD} to ${NEW}\n`);
    const [changed] = entriesIn(text);
    expect(text).toBe(before.replace(OLD, NEW).replace(encs[0] ?? "", changed?.enc ?? ""));
    expect(await openWithSops(text)).toEqual(VALUES);
    expect(kms.requests.of("ReEncrypt")).toMatchObject([
      {
        keyIds: { SourceKeyId: OLD, DestinationKeyId: NEW },
        encryptionContexts: { SourceEncryptionContext: CONTEXT, DestinationEncryptionContext: CONTEXT },
      },
    ]);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(await headerPolicyOf("sops-file")));
    expect(names).toEqual([name]);
    expect(code).toBe(0);
  });

  it("has all entries re-encrypted without --source-key-id, and nothing to do in a second run", async () => {
    const first = await reEncrypt({ "all.yaml": yamlFile([await wrap(OLD), await wrap(OTHER, {})]) });
    expect(entriesIn(first.text).map(({ arn }) => arn)).toEqual([NEW, NEW]);
    expect(await Promise.all(entriesIn(first.text).map(unwrap))).toEqual([
      new Uint8Array(dataKey),
      new Uint8Array(dataKey),
    ]);
    kms.requests.clear();
    const second = await reEncrypt({ "all.yaml": first.text });
    expect(second.stdout).toContain("nothing to re-encrypt");
    expect(second.text).toBe(first.text);
    expect(kms.requests).toHaveLength(0);
  });

  it("keeps its style, byte by byte", async () => {
    const context = "context: {app: shop, stage: live}";
    const styles: Record<string, (arn: string, enc: string) => string> = {
      "crlf.yaml": (arn, enc) =>
        `a: 1\r\nsops:\r\n  kms:\r\n  - enc: ${enc}\r\n    arn: ${arn}\r\n    ${context}\r\n`,
      "bom.yaml": (arn, enc) => `\uFEFFsops:\n  kms:\n  - arn: ${arn}\n    ${context}\n    enc: ${enc}`,
      "quotes.yml": (arn, enc) =>
        `sops:\n  'kms':\n  - arn: '${arn}'  # old\n    "enc": "${enc}"\t# data key\n    ${context}\n`,
      "literal.yaml": (arn, enc) =>
        `sops:\n  kms:\n  - enc: | # long\n      ${enc}\n\n    arn: ${arn}\n    ${context}\n`,
      "folded.yaml": (arn, enc) =>
        `sops:\r\n  kms:\r\n  - enc: >-\r\n      ${enc}\r\n    arn: ${arn}\r\n    ${context}\r\n`,
      "flow.yaml": (arn, enc) => `{sops: {kms: [{arn: '${arn}', enc: ${enc}, ${context}}]}}\n`,
      "minified.json": (arn, enc) => JSON.stringify({ sops: { kms: [{ enc, arn, context: CONTEXT }] } }),
      "crlf.json": (arn, enc) =>
        JSON.stringify({ "🔑": "ä", sops: { kms: [{ arn, enc, context: CONTEXT }] } }, null, 2).replaceAll(
          "\n",
          "\r\n",
        ),
      "bom.json": (arn, enc) =>
        `\uFEFF${JSON.stringify({ sops: { kms: [{ arn, enc, context: CONTEXT }] } })}\r\n`,
      "groups.yaml": (arn, enc) =>
        `sops:\n  shamir_threshold: 1\n  key_groups:\n  - pgp: []\n  - kms:\n    - arn: ${arn}\n      enc: ${enc}\n      ${context}\n  kms: []\n`,
      "second.yaml": (arn, enc) =>
        `---\na: 1\nsops: {kms: null}\n---\nsops:\n  kms:\n  - arn: ${arn}\n    enc: ${enc}\n    ${context}\n...\n`,
    };
    const old = await wrap(OLD);
    const { code, stderr, texts } = await reEncrypt(
      Object.fromEntries(Object.entries(styles).map(([name, render]) => [name, render(OLD, old)])),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const [index, [name, render]] of Object.entries(styles).entries()) {
      const text = texts[index] ?? "";
      const [entry = { arn: "", enc: "" }] = entriesIn(text);
      expect(text, name).toBe(render(NEW, entry.enc.trim()));
      expect(Buffer.from(await unwrap(entry)).equals(dataKey), name).toBe(true);
    }
  });

  it("may have more entries than the example has concurrent calls", async () => {
    const entries = await Promise.all(
      Array.from({ length: 11 }, async () => ({ arn: OLD, enc: await wrap(OLD), context: CONTEXT })),
    );
    const key_groups = entries.map((entry) => ({ kms: [entry] }));
    const { text } = await reEncrypt({ "many.json": JSON.stringify({ sops: { key_groups } }) });
    expect(new Set(entriesIn(text).map(({ enc }) => enc)).size).toBe(11);
    const keys = await Promise.all(entriesIn(text).map(unwrap));
    expect(keys.every((key) => dataKey.equals(key))).toBe(true);
    expect(kms.requests.of("ReEncrypt")).toHaveLength(11);
  });
});

describe("a file stays unchanged", () => {
  it("when KMS rejects one of its entries, and other files change", async () => {
    const bad = yamlFile([await wrap(OLD), await wrap(OTHER, { another: "context" })]);
    const good = jsonFile([await wrap(OLD), await wrap(OTHER, {})]);
    const { code, stdout, stderr, texts, names } = await reEncrypt({ "bad.yaml": bad, "good.json": good });
    expect(stderr).toMatch(/^\S+bad\.yaml is unchanged: sops\.kms\.1: .*InvalidCiphertextException/);
    expect(texts[0]).toBe(bad);
    expect(stdout).not.toContain("bad.yaml");
    expect(entriesIn(texts[1] ?? "").map(({ arn }) => arn)).toEqual([NEW, NEW]);
    expect(names.sort()).toEqual(["bad.yaml", "good.json"]);
    expect(code).toBe(1);
  });

  it("when another process changes it during the run", async () => {
    kms.faults.rate(1, { latency: 2_000 });
    const run = reEncrypt({ "busy.yaml": yamlFile([await wrap(OLD), await wrap(OTHER, {})]) }, [
      "--source-key-id",
      OLD,
    ]);
    await expect.poll(() => kms.requests.of("ReEncrypt").length, { timeout: 20_000 }).toBe(1);
    await writeFile(join(folder, "busy.yaml"), "edited: meanwhile\n");
    const { code, stderr, text, names } = await run;
    expect(stderr).toContain("is unchanged: another process has just changed it");
    expect(text).toBe("edited: meanwhile\n");
    expect(names).toEqual(["busy.yaml"]);
    expect(code).toBe(1);
  });

  it("in a dry run, which prints what KMS would do", async () => {
    const before = yamlFile([await wrap(OLD), await wrap(OTHER, {})]);
    const allowed = await reEncrypt({ "dry.yaml": before }, ["--dry-run"]);
    expect(allowed.stdout).toMatch(/kms\.0 can be re-encrypted from .*\n.*kms\.1 can be re-encrypted from/);
    expect([allowed.text, allowed.code]).toEqual([before, 0]);
    await kms.disableKey({ KeyId: NEW });
    const refused = await reEncrypt({ "dry.yaml": before }, ["--dry-run"]);
    expect(refused.stderr).toContain("DisabledException");
    expect([refused.text, refused.code]).toEqual([before, 1]);
    expect(kms.requests.of("ReEncrypt").some(({ status }) => status === 200)).toBe(false);
  });

  it("when an entry has a role or is in another Region", async () => {
    const enc = await wrap(OLD, {});
    const distant = NEW.replace("us-east-1", "eu-west-1");
    const files = {
      "role.json": JSON.stringify({
        sops: { kms: [{ arn: OLD, enc, role: "arn:aws:iam::111122223333:role/ops" }] },
      }),
      "region.json": JSON.stringify({
        sops: {
          kms: [
            { arn: OLD, enc },
            { arn: distant, enc },
          ],
        },
      }),
    };
    const { stderr, texts } = await reEncrypt(files);
    expect(stderr).toContain("sops.kms.0 has a role, which this example cannot assume: use sops updatekeys");
    expect(stderr).toContain(
      "sops.kms.1 is in another Region, and ReEncrypt works in one: use --source-key-id",
    );
    expect(texts).toEqual(Object.values(files));
    expect(kms.requests).toHaveLength(0);
    const chosen = await reEncrypt({ "region.json": files["region.json"] }, ["--source-key-id", OLD]);
    expect(entriesIn(chosen.text).map(({ arn }) => arn)).toEqual([NEW, distant]);
  });

  it("when it is not a valid SOPS file", async () => {
    const entry = (text: string) =>
      `password: ${SECRET}\nsops:\n  kms:\n  - ${text.replaceAll("\n", "\n    ")}\n`;
    const hostile: [name: string, text: string | Uint8Array, message: string][] = [
      ["empty.yaml", "", "it is not a SOPS file"],
      ["plain.yaml", `password: ${SECRET}\n`, "it is not a SOPS file"],
      ["list.yaml", "- sops\n", "it is not a SOPS file"],
      ["scalar.json", '"sops"', "it is not a SOPS file"],
      ["null.yaml", "sops: null\n", "it is not a SOPS file"],
      ["broken.yaml", `password: "${SECRET}\nsops: [`, "it is not YAML or JSON: "],
      ["broken.json", `{"password": "${SECRET}", "sops": {"kms": [`, "it is not YAML or JSON: "],
      ["twice.yaml", entry(`arn: ${OLD}\nenc: AQID\nenc: AQIE`), "the map in line 4 has a duplicate key"],
      ["twice.json", '{"sops": {"kms": []}, "sops": {"kms": []}}', "the map in line 1 has a duplicate key"],
      ["kms.yaml", "sops:\n  kms: AQID\n", "sops.kms must be a list"],
      ["groups.yaml", "sops:\n  key_groups: {}\n", "sops.key_groups must be a list"],
      ["no-enc.yaml", entry(`arn: ${OLD}`), "sops.kms.0.enc must be a string"],
      ["no-arn.yaml", entry("enc: AQID"), "sops.kms.0.arn must be a string"],
      ["number.yaml", entry(`arn: ${OLD}\nenc: 1234`), "sops.kms.0.enc must be a string"],
      ["item.yaml", entry("AQID"), "sops.kms.0.arn must be a string"],
      ["arn.yaml", entry("arn: alias/old\nenc: AQID"), "sops.kms.0 is in another Region"],
      ["base64.yaml", entry(`arn: ${OLD}\nenc: AQI`), "sops.kms.0: enc is not base64"],
      ["no-base64.yaml", entry(`arn: ${OLD}\nenc: AQ-_`), "sops.kms.0: enc is not base64"],
      ["no-bytes.yaml", entry(`arn: ${OLD}\nenc: ""`), "sops.kms.0: enc is not base64"],
      ["long.yaml", entry(`arn: ${OLD}\nenc: ${"AAAA".repeat(2049)}`), "sops.kms.0: ReEncrypt was not sent"],
      [
        "context.yaml",
        entry(`arn: ${OLD}\nenc: AQID\ncontext: [app]`),
        "sops.kms.0: ReEncrypt was not sent, because its input has",
      ],
      [
        "context2.yaml",
        entry(`arn: ${OLD}\nenc: AQID\ncontext: {app: 1}`),
        "sops.kms.0: ReEncrypt was not sent, because its input has",
      ],
      [
        "context3.yaml",
        entry(`arn: ${OLD}\nenc: AQID\ncontext: app`),
        "sops.kms.0: ReEncrypt was not sent, because its input has",
      ],
      [
        "alias.yaml",
        `a: &a {arn: ${OLD}, enc: AQID}\nsops:\n  kms: [*a]\n`,
        "it has a YAML alias in line 3, and SOPS writes none",
      ],
      [
        "laughs.yaml",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nsops: {kms: [*c]}\n",
        "it has a YAML alias in line 2",
      ],
      ["deep.yaml", `sops: ${"[".repeat(100_000)}`, "it has more than 100 levels"],
      ["deep.json", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "it has more than 100 levels"],
      ["dashes.yaml", "- ".repeat(100_000), "it has more than 100 levels"],
      [
        "keys.yaml",
        Array.from({ length: 20_000 }, (_, key) => `k${key}: 1\n`).join(""),
        "it is not a SOPS file",
      ],
      [
        "newlines.yaml",
        entry(`arn: ${OLD}\nenc: |\n  A${"\n".repeat(200_000)}  B`),
        "sops.kms.0: enc is not base64",
      ],
      ["huge.json", `{"data": "${"A".repeat(4 << 20)}"}`, "it is not a file of up to 4194304 bytes"],
      ["bytes.yaml", Buffer.from([0x73, 0x3a, 0xff, 0xfe]), "not valid for encoding utf-8"],
    ];
    const files = Object.fromEntries(hostile.map(([name, text]) => [name, text]));
    const { code, stdout, stderr, names } = await reEncrypt(files);
    for (const [name, text, message] of hostile) {
      expect(
        stderr.split("\n").find((line) => line.includes(`/${name} `)),
        name,
      ).toContain(message);
      expect((await readFile(join(folder, name))).equals(Buffer.from(text)), name).toBe(true);
    }
    expect(stdout).toBe("");
    expect(stderr).not.toContain(SECRET);
    expect(names).toHaveLength(hostile.length);
    expect(kms.requests).toHaveLength(0);
    expect(code).toBe(1);
  });
});

describe("replacing a file", () => {
  it("keeps its mode and owner, and replaces the target of a link", async () => {
    const real = join(folder, "real.yaml");
    const link = join(folder, "link.yaml");
    await writeFile(real, yamlFile([await wrap(OLD), await wrap(OTHER, {})]));
    await chmod(real, 0o640);
    await symlink("real.yaml", link);
    const before = await stat(real);
    const { code } = await runExample(
      "sops-file",
      ["--aws", "--destination-key-id", NEW, link],
      environmentOf(kms),
    );
    const after = await stat(real);
    expect(code).toBe(0);
    expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect(after.ino).not.toBe(before.ino);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(entriesIn(await readFile(real, "utf8")).map(({ arn }) => arn)).toEqual([NEW, NEW]);
    expect((await readdir(folder)).sort()).toEqual(["link.yaml", "real.yaml"]);
  });

  it("fails for a folder and for a missing file", async () => {
    const missing = join(folder, "missing.yaml");
    const { code, stderr } = await runExample(
      "sops-file",
      ["--aws", "--destination-key-id", NEW, folder, missing],
      environmentOf(kms),
    );
    expect(stderr).toContain(`${folder} is unchanged: it is not a file`);
    expect(stderr).toMatch(/missing\.yaml is unchanged: ENOENT/);
    expect(code).toBe(1);
  });
});

describe("without --aws", () => {
  it("re-encrypts the data key of a new file", async () => {
    const { code, stdout, stderr } = await runExample("sops-file");
    expect(stdout).toMatch(
      /: sops\.kms\.0 re-encrypted from arn:.* to (arn:.*)\nThe data key is the same, and decrypts with \1\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("leaves that file unchanged in a dry run", async () => {
    const { code, stdout } = await runExample("sops-file", ["--dry-run"]);
    expect(stdout).toMatch(
      /can be re-encrypted from (arn:.*) to .*\nThe data key is the same, and decrypts with \1\n$/,
    );
    expect(code).toBe(0);
  });
});

describe("the command line", () => {
  const toNew = ["--aws", "--destination-key-id", NEW];
  it.each([
    [toNew, "--aws needs --destination-key-id ARN and a FILE"],
    [["--aws", "secrets.yaml"], "--aws needs --destination-key-id ARN and a FILE"],
    [["secrets.yaml"], "FILE needs --aws"],
    [["--destination-key-id", NEW], "--destination-key-id needs --aws"],
    [
      ["--aws", "--destination-key-id", "alias/new", "secrets.yaml"],
      "alias/new is not the ARN of a KMS key or alias",
    ],
    [[...toNew, "--source-key-id", "old", "secrets.yaml"], "old is not the ARN of a KMS key or alias"],
  ])("%j is rejected", async (args, message) => {
    const { code, stderr } = await runExample("sops-file", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});
