/** LocalKms responds as KMS did when others recorded it: the same code, HTTP status and words. */
import { randomBytes } from "node:crypto";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import recorded from "../vectors/recorded.json" with { type: "json" };
import { call } from "./support.js";

const IMPORTED = "1234abcd-12ab-34cd-56ef-1234567890ab";
const KINDS = {
  symmetric: {},
  other: {},
  disabled: {},
  disabledRsa: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
  rsa2048: { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" },
  rsa3072: { KeySpec: "RSA_3072", KeyUsage: "ENCRYPT_DECRYPT" },
  rsa4096: { KeySpec: "RSA_4096", KeyUsage: "ENCRYPT_DECRYPT" },
  rsaSigning: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
  p256: { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" },
  p384: { KeySpec: "ECC_NIST_P384", KeyUsage: "SIGN_VERIFY" },
  secp256k1: { KeySpec: "ECC_SECG_P256K1", KeyUsage: "SIGN_VERIFY" },
  agreeing: { KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" },
  hmac224: { KeySpec: "HMAC_224", KeyUsage: "GENERATE_VERIFY_MAC" },
  hmac256: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
  external: { Origin: "EXTERNAL" },
  externalRsa: { Origin: "EXTERNAL", KeySpec: "RSA_4096", KeyUsage: "SIGN_VERIFY" },
} as const;

let kms: LocalKms;
const keys = new Map<string, { KeyId: string; Arn: string }>();
const blobs = new Map<string, string>();

beforeAll(async () => {
  const KeyMaterial = randomBytes(32).toString("base64");
  kms = await LocalKms.start({ seed: { Keys: [{ KeyId: IMPORTED, Origin: "EXTERNAL", KeyMaterial }] } });
  keys.set("imported", { KeyId: IMPORTED, Arn: `arn:aws:kms:us-east-1:111122223333:key/${IMPORTED}` });
  for (const [name, kind] of Object.entries(KINDS)) {
    const { KeyId, Arn } = await kms.createKey(kind);
    keys.set(name, { KeyId, Arn });
    if (name.startsWith("disabled")) {
      await kms.disableKey({ KeyId });
    }
  }
  const input = { KeyId: keys.get("symmetric")?.KeyId, Plaintext: "AAAA" };
  for (const [name, EncryptionContext] of Object.entries({ symmetric: {}, bound: { tenant: "acme" } })) {
    const { body } = await call(kms, "Encrypt", { ...input, EncryptionContext });
    blobs.set(name, Object(body).CiphertextBlob);
  }
}, 60_000);
afterAll(() => kms.close());

function actual(value: unknown): unknown {
  const [, kind, name = ""] = /^(id|blob):(\w+)$/.exec(String(value)) ?? [];
  return kind === undefined ? value : kind === "id" ? keys.get(name)?.KeyId : blobs.get(name);
}

// KMS lists the values of an enumeration in no particular order.
const sorted = (message: string): string =>
  message.replace(/\[(.*)\]$/, (_, values: string) => `[${values.split(", ").sort().join(", ")}]`);

test.each(recorded.responses)("$operation: $code $message", async ({ operation, input, code, message }) => {
  const members = Object.entries(input).map(([name, value]) => [name, actual(value)]);
  const { status, body } = await call(kms, operation, Object.fromEntries(members));
  const { __type, message: given = "" } = Object(body);
  const expected = (message ?? "").replace(/\{(\w+)\}/g, (_, name: string) => keys.get(name)?.Arn ?? "");
  expect({ status, __type, message: sorted(given) }).toEqual({
    status: 400,
    __type: code,
    message: sorted(expected),
  });
});
