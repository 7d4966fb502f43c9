/** ML-DSA, against node:crypto in both directions, where it has it. */

import * as crypto from "node:crypto";
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, flip } from "../support.js";

let kms: LocalKms;
let client: KMS;
beforeAll(async () => {
  kms = await LocalKms.start();
  client = new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
afterAll(() => kms.close());

// The types of Node.js 20 do not know the name.
const generate: (type: never) => object = crypto.generateKeyPairSync;

function hasMlDsa(): boolean {
  try {
    return generate("ml-dsa-44" as never) !== undefined;
  } catch {
    return false;
  }
}

const canSign = hasMlDsa();
const Message = Buffer.from("message");
const SigningAlgorithm = "ML_DSA_SHAKE_256";

test.skipIf(canSign)("ML-DSA is unsupported where Node.js does not have it, and says so", async () => {
  const { body } = await call(kms, "CreateKey", { KeySpec: "ML_DSA_65", KeyUsage: "SIGN_VERIFY" });
  expect(body).toEqual({
    __type: "UnsupportedOperationException",
    message: `LocalKms has no ML_DSA_65 keys, because Node.js ${process.version} has none; run your test with Node.js 24.8 or newer, or use another KeySpec.`,
  });
});

const skipped = canSign ? "" : ` (skipped: Node.js ${process.version} has no ML-DSA)`;

describe.skipIf(!canSign)(`ML-DSA${skipped}`, () => {
  const createKey = async (KeySpec: "ML_DSA_44" | "ML_DSA_65" | "ML_DSA_87") =>
    (await client.createKey({ KeySpec, KeyUsage: "SIGN_VERIFY" })).KeyMetadata;
  const publicKeyOf = async (KeyId: string): Promise<KeyObject> => {
    const { PublicKey } = await client.getPublicKey({ KeyId });
    return createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
  };

  test.each([
    ["ML_DSA_44", 2420],
    ["ML_DSA_65", 3309],
    ["ML_DSA_87", 4627],
  ] as const)(
    "%s signs so that Node.js verifies it, and verifies its own signatures only",
    async (spec, length) => {
      const { KeyId, Arn, SigningAlgorithms } = await createKey(spec);
      expect(SigningAlgorithms).toEqual([SigningAlgorithm]);
      expect(await client.getPublicKey({ KeyId })).toMatchObject({
        KeyId: Arn,
        KeySpec: spec,
        KeyUsage: "SIGN_VERIFY",
        SigningAlgorithms: [SigningAlgorithm],
      });
      const input = { KeyId, Message, SigningAlgorithm } as const;
      const { Signature } = await client.sign(input);
      expect(Signature).toHaveLength(length);
      expect(verify(null, Message, await publicKeyOf(KeyId), Signature)).toBe(true);
      expect(await client.verify({ ...input, Signature })).toMatchObject({ SignatureValid: true });
      const wrong = [
        { Signature: flip(Signature, 99) },
        { Signature, Message: Buffer.from("other") },
        { Signature, KeyId: (await createKey(spec)).KeyId },
        { Signature: Signature.slice(1) },
      ];
      for (const change of wrong) {
        await expect(client.verify({ ...input, ...change })).rejects.toMatchObject({
          name: "KMSInvalidSignatureException",
        });
      }
    },
  );

  test.each([
    ["a digest", { MessageType: "DIGEST" }, "ValidationException"],
    [
      "an external mu of another length",
      { MessageType: "EXTERNAL_MU", Message: Buffer.alloc(63) },
      "ValidationException",
    ],
    [
      "an external mu",
      { MessageType: "EXTERNAL_MU", Message: Buffer.alloc(64) },
      "UnsupportedOperationException",
    ],
    ["another algorithm", { SigningAlgorithm: "ECDSA_SHA_256" }, "InvalidKeyUsageException"],
    ["a dry run", { DryRun: true }, "DryRunOperationException"],
  ] as const)("rejects %s", async (_, change, name) => {
    const { KeyId } = await createKey("ML_DSA_44");
    const { Message: message = Message, ...rest } = { Message, ...change };
    const input = { KeyId, SigningAlgorithm, ...rest, Message: message.toString("base64") };
    expect((await call(kms, "Sign", input)).body).toMatchObject({ __type: name });
  });
});
