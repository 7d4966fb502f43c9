/** The examples in the comments of operations run against LocalKms. */
import * as crypto from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { transform } from "esbuild";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const KeyId = "0987dcba-09fe-87dc-65ba-ab0987654321";
const folder = new URL("../../src/kms/operations/", import.meta.url);

let kms: LocalKms;
let scope: Record<string, unknown>;

beforeAll(async () => {
  const ids = ["1234abcd-12ab-34cd-56ef-1234567890ab", KeyId];
  kms = await LocalKms.start({ seed: { Keys: [{ KeyId: ids[0] ?? "", Origin: "EXTERNAL" }, { KeyId }] } });
  const named = {
    "alias/signing": await kms.createKey({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
    "alias/mac": await kms.createKey({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
  };
  for (const [AliasName, key] of Object.entries(named)) {
    await kms.createAlias({ AliasName, TargetKeyId: key.KeyId });
  }
  const client = new ours.KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  const message = Buffer.from("a message");
  const digest = crypto.createHash("sha256").update(message).digest();
  const [signing, mac] = ["alias/signing", "alias/mac"];
  const sign = {
    KeyId: signing,
    Message: digest,
    MessageType: "DIGEST",
    SigningAlgorithm: "ECDSA_SHA_256",
  } as const;
  const { Signature: signature } = await client.sign(sign);
  const { Mac } = await client.generateMac({ KeyId: mac, Message: message, MacAlgorithm: "HMAC_SHA_256" });
  scope = {
    ...ours,
    ...crypto,
    client,
    message,
    digest,
    signature,
    mac: Mac,
    KeyId,
    keyMaterial: crypto.randomBytes(32),
  };
});
afterAll(() => kms.close());

async function examples(): Promise<[string, string][]> {
  const files = (await readdir(folder)).filter((file) =>
    /^(Sign|Verify|.*Mac|.*Import.*|.*KeyPolicy|.*Rot.*)\.ts$/.test(file),
  );
  const found = await Promise.all(
    files.map(async (file): Promise<[string, string][]> => {
      const source = await readFile(new URL(file, folder), "utf8");
      const blocks = [...source.matchAll(/@example\n \* ```ts\n(.*?) \* ```/gs)];
      return blocks.map(([, code = ""]) => [file.replace(".ts", ""), code.replace(/^ \* ?/gm, "")]);
    }),
  );
  return found.flat();
}

/** The names that code declares, in the forms of the examples. */
const declaredIn = (code: string): string[] =>
  [...code.matchAll(/const (?:\{([^}]*)\}|(\w+))/g)].flatMap(([, members, name = ""]) =>
    members === undefined ? [name] : members.split(",").map((member) => member.trim()),
  );

test.each(await examples())("the example of %s succeeds", async (_, code) => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const { code: javaScript } = await transform(code, { loader: "ts", target: "node20" });
  const declared = declaredIn(code);
  const used = new Set(code.match(/\w+/g));
  const names = Object.keys(scope).filter((name) => used.has(name) && !declared.includes(name));
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const run = Reflect.construct(AsyncFunction, [...names, javaScript]) as (...values: unknown[]) => unknown;
  await expect(run(...names.map((name) => scope[name]))).resolves.toBeUndefined();
  log.mockRestore();
});

test("the operations that people use by themselves have an example", async () => {
  const named = (await examples()).map(([name]) => name);
  expect(named).toEqual(
    expect.arrayContaining([
      ...["Sign", "Verify", "GenerateMac", "VerifyMac", "GetParametersForImport", "ImportKeyMaterial"],
      ...["GetKeyPolicy", "PutKeyPolicy", "EnableKeyRotation", "RotateKeyOnDemand"],
    ]),
  );
});
