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
