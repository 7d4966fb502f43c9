/** KMS looks at the state of a key before its kind: an unusable key of the wrong kind is rejected for its state. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../conformance/clients.js";
import { Fixtures, type Kind, type Sample, type State } from "../../conformance/refusals/Fixtures.js";
import { INPUTS, KIND_OF } from "../../conformance/refusals/inputs.js";

let fixtures: Fixtures;
beforeAll(async () => {
  fixtures = await Fixtures.start();
});
afterAll(() => fixtures.close());

const STATES: readonly State[] = ["Disabled", "PendingDeletion"];
const KINDS: readonly Kind[] = ["symmetric", "signing", "agreement", "mac", "external", "primary"];

/** Whether an operation takes a key, and needs one that is not pending deletion or disabled. */
const OPERATIONS = Object.keys(INPUTS).filter(
  (name): name is Operation =>
    !/CustomKeyStore|^List|GenerateRandom|^CreateKey|CancelKeyDeletion|ImportKeyMaterial$|^UpdatePrimary/.test(
      name,
    ),
);

async function errorOf(operation: Operation, sample: Sample): Promise<string | undefined> {
  const input = await INPUTS[operation](fixtures, sample);
  return fixtures.admin.send(operation, { ...input } as never).then(
    () => undefined,
    ({ name }: Error) => name,
  );
}

describe.each(OPERATIONS)("%s", (operation) => {
  test.each(STATES)("of a key that is %s fails for its state or works, whatever its kind", async (state) => {
    const right = KIND_OF[operation] ?? "symmetric";
    const ofRightKind = await fixtures.newSample(right === "kem" ? "signing" : right, state);
    const expected = await errorOf(operation, ofRightKind);
    if (expected !== "DisabledException" && expected !== "KMSInvalidStateException") {
      // The operation works in this state, and may refuse other kinds of keys.
      expect(expected).toBeUndefined();
      return;
    }
    const { ciphertext, signature, mac, token, wrapped } = ofRightKind;
    for (const kind of KINDS) {
      const { keyId, alias, grantId, ...own } = await fixtures.sample(kind, state);
      // A ciphertext names its key, so that only keys with ciphertexts can be tried.
      const isNamed = operation === "Decrypt" || operation === "ReEncrypt";
      if (!isNamed || own.ciphertext.length > 1) {
        const sample = { keyId, alias, grantId, signature, mac, token, wrapped };
        const data = isNamed ? own.ciphertext : ciphertext;
        expect([kind, await errorOf(operation, { ...sample, ciphertext: data })]).toEqual([kind, expected]);
      }
    }
  });
});

describe.each(OPERATIONS)("%s", (operation) => {
  test("of a primary key that waits for its replicas is rejected as of one that is pending deletion", async () => {
    const deleted = await fixtures.newSample("primary", "PendingDeletion");
    const waiting = await fixtures.newSample("primary", "PendingReplicaDeletion");
    expect(await errorOf(operation, waiting)).toBe(await errorOf(operation, deleted));
  });
});

const CRYPTOGRAPHIC =
  /^(Encrypt|Decrypt|ReEncrypt|Sign|Verify|GenerateMac|VerifyMac|GenerateDataKey.*|DeriveSharedSecret|Encapsulate|Decapsulate|GetPublicKey)$/;

test.each(OPERATIONS.filter((name) => CRYPTOGRAPHIC.test(name)))(
  "%s of a key that is pending import is rejected for its state, whatever its kind",
  async (operation) => {
    const sample = await fixtures.sample("external", "PendingImport");
    expect(await errorOf(operation, sample)).toBe("KMSInvalidStateException");
  },
);

test("cryptographic operations of a key in a disconnected key store are rejected for its state, whatever its kind", async () => {
  const CustomKeyStoreId = await fixtures.store(fixtures.cloudHsm(), true);
  const { KeyId: keyId } = await fixtures.kms.createKey({ Origin: "AWS_CLOUDHSM", CustomKeyStoreId });
  await fixtures.admin.send("DisconnectCustomKeyStore", { CustomKeyStoreId });
  const sample = { ...(await fixtures.sample("symmetric")), keyId };
  // The ciphertext names another key, and key stores have no public keys.
  const operations = OPERATIONS.filter(
    (name) => CRYPTOGRAPHIC.test(name) && !/^(Decrypt|ReEncrypt|GetPublicKey)$/.test(name),
  );
  const errors = async () => [
    ...new Set(await Promise.all(operations.map((operation) => errorOf(operation, sample)))),
  ];
  expect(await errors()).toEqual(["KMSInvalidStateException"]);
  await fixtures.kms.scheduleKeyDeletion({ KeyId: keyId });
  await fixtures.admin.send("ConnectCustomKeyStore", { CustomKeyStoreId });
  expect(await errors()).toEqual(["KMSInvalidStateException"]);
});
