/** Keys in every key state, with their aliases, grants and ciphertexts. */
import { createSecretKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { LocalKms, SeedGrant, SeedKey } from "kms-reencrypt/local";
import { expect } from "vitest";
import { seal } from "../../../src/local/crypto/ciphertext.js";
import { call } from "../support.js";

export const STATES = [
  "Enabled",
  "Disabled",
  "PendingDeletion",
  "PendingImport",
  "Unavailable",
  "Enabled with imported material",
] as const;
export type State = (typeof STATES)[number];

export const GranteePrincipal = "arn:aws:iam::111122223333:user/alice";
export const Plaintext = Buffer.from("data").toString("base64");
export const RSA = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" } as const;

/** The states that only seeded keys can have. */
const SEEDED = {
  PendingImport: { Origin: "EXTERNAL" },
  Unavailable: { Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1234567890abcdef0" },
  "Enabled with imported material": { Origin: "EXTERNAL" },
} as const;
const isSeeded = (state: string): state is keyof typeof SEEDED => Object.hasOwn(SEEDED, state);

const seededId = (state: State, index: number) =>
  `1234abcd-12ab-34cd-56ef-${(STATES.indexOf(state) * 100 + index).toString().padStart(12, "0")}`;
const grantId = (index: number) => index.toString(16).padStart(64, "0");

function seededKey(state: keyof typeof SEEDED, index: number, kind: object = {}): SeedKey {
  const Grants = [
    { GranteePrincipal, Operations: ["DescribeKey"], GrantId: grantId(index) },
  ] satisfies SeedGrant[];
  const key = { KeyId: seededId(state, index), ...SEEDED[state], Grants };
  if (state === "Unavailable") {
    return key;
  }
  const KeyMaterial = "KeySpec" in kind ? PRIVATE_KEY : randomBytes(32).toString("base64");
  return { ...key, ...kind, ...(state === "PendingImport" ? {} : { KeyMaterial }) };
}

const PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs8", format: "der" })
  .toString("base64");

/** A key in a state, with the ID of a grant on it. */
async function keyIn(kms: LocalKms, state: State, index: number, kind: object) {
  if (isSeeded(state)) {
    const KeyId = seededId(state, index);
    return { KeyId, Arn: `arn:aws:kms:us-east-1:111122223333:key/${KeyId}`, GrantId: grantId(index) };
  }
  const { KeyId, Arn } = await kms.createKey(kind);
  const grant = { KeyId, GranteePrincipal, Operations: ["DescribeKey"] };
  const { GrantId } = await bodyOf(kms, "CreateGrant", grant);
  return { KeyId, Arn, GrantId };
}

/** A ciphertext of a key. For an unusable key, one that it could have created before. */
async function ciphertextOf(kms: LocalKms, state: State, { KeyId, Arn }: { KeyId: string; Arn: string }) {
  if (state !== "PendingImport" && state !== "Unavailable") {
    return (await bodyOf(kms, "Encrypt", { KeyId, Plaintext })).CiphertextBlob;
  }
  const material = { arn: Arn, materialId: "0".repeat(64), material: createSecretKey(randomBytes(32)) };
  return Buffer.from(seal(material, Buffer.from("data"), {})).toString("base64");
}

/** A key in a state, with the aliases, grants and ciphertexts that it got while it was enabled. */
export async function fixture(kms: LocalKms, state: State, index: number, kind: object) {
  const key = await keyIn(kms, state, index, kind);
  const { KeyId } = key;
  const { KeyId: otherKeyId } = await kms.createKey(kind);
  const AliasName = `alias/${KeyId}`;
  await kms.createAlias({ AliasName, TargetKeyId: KeyId });
  const own = "KeySpec" in kind ? undefined : await ciphertextOf(kms, state, key);
  const other = "KeySpec" in kind ? {} : await bodyOf(kms, "Encrypt", { KeyId: otherKeyId, Plaintext });
  if (state === "Disabled") {
    await kms.disableKey({ KeyId });
  }
  if (state === "PendingDeletion") {
    await kms.scheduleKeyDeletion({ KeyId });
  }
  return {
    ...key,
    otherKeyId,
    AliasName,
    CiphertextBlob: own,
    otherCiphertextBlob: other.CiphertextBlob,
  };
}
export type Fixture = Awaited<ReturnType<typeof fixture>>;

export async function bodyOf(
  kms: LocalKms,
  operation: string,
  input: object,
): Promise<Record<string, unknown>> {
  const { status, body } = await call(kms, operation, input);
  expect({ operation, status, body }).toMatchObject({ status: 200 });
  return Object(body);
}

/** The keys of a seed for the rows of a table, which may need another kind of key. */
export const seededKeys = (kinds: readonly (object | undefined)[]): SeedKey[] =>
  kinds.flatMap((kind, index) =>
    Object.keys(SEEDED).flatMap((state) => (isSeeded(state) ? [seededKey(state, index, kind)] : [])),
  );
