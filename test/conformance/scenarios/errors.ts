/** The eleven errors of ReEncrypt, each by its real cause; internal errors of KMS by faults of LocalKms. */
import type { Operation } from "../clients.js";
import type { Scenario } from "../Scenario.js";
import { NOBODY } from "../target.js";
import type { World } from "../World.js";

/** Two keys and a ciphertext under the first. */
async function fixture(kms: World) {
  const [source, destination] = [await kms.key("source"), await kms.key("destination")];
  const { CiphertextBlob } = await kms.call("Encrypt", {
    KeyId: source.KeyId,
    Plaintext: Buffer.from("data"),
  });
  return { source, destination, input: { CiphertextBlob, DestinationKeyId: destination.KeyId } };
}

const MISSING = "00000000-0000-4000-8000-000000000000";

const ofCaller: Scenario = {
  name: "ReEncrypt rejects a wrong input with the exception of the cause",
  run: async (kms) => {
    const { destination, input } = await fixture(kms);
    const flipped = Uint8Array.from(input.CiphertextBlob ?? []);
    flipped.set([(flipped.at(-1) ?? 0) ^ 1], flipped.length - 1);
    await kms.rejects("ReEncrypt", { ...input, DryRun: true }, "DryRunOperationException");
    await kms.rejects("ReEncrypt", { ...input, SourceKeyId: destination.KeyId }, "IncorrectKeyException");
    await kms.rejects("ReEncrypt", { ...input, CiphertextBlob: flipped }, "InvalidCiphertextException");
    await kms.rejects(
      "ReEncrypt",
      { ...input, CiphertextBlob: Buffer.from("no") },
      "InvalidCiphertextException",
    );
    await kms.rejects("ReEncrypt", { ...input, GrantTokens: ["none"] }, "InvalidGrantTokenException");
    await kms.rejects("ReEncrypt", { ...input, DestinationKeyId: MISSING }, "NotFoundException");
    const none = kms.alias("none");
    await kms.rejects("ReEncrypt", { ...input, DestinationKeyId: none }, "NotFoundException");
  },
};

const ofKeys: Scenario = {
  name: "ReEncrypt rejects a key that it cannot use with the exception of the cause",
  run: async (kms) => {
    const { source, destination, input } = await fixture(kms);
    const signing = await kms.key("signing", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    await kms.rejects("ReEncrypt", { ...input, DestinationKeyId: signing.KeyId }, "InvalidKeyUsageException");
    await kms.call("DisableKey", { KeyId: destination.KeyId });
    await kms.rejects("ReEncrypt", input, "DisabledException");
    await kms.call("ScheduleKeyDeletion", { KeyId: source.KeyId, PendingWindowInDays: 7 });
    const back = { ...input, DestinationKeyId: source.KeyId };
    await kms.rejects("ReEncrypt", back, "KMSInvalidStateException");
  },
};

const ofService: Scenario = {
  name: "ReEncrypt rejects with the internal errors of KMS",
  skip: { targets: ["AWS", "URL"], because: "only LocalKms can inject faults" },
  run: async (kms) => {
    const { input } = await fixture(kms);
    for (const code of [
      "DependencyTimeoutException",
      "KeyUnavailableException",
      "KMSInternalException",
    ] as const) {
      kms.target.kms?.faults.next(1, code, { operation: "ReEncrypt" });
      await kms.rejects("ReEncrypt", input, code);
    }
  },
};

const elsewhere: Scenario = {
  name: "a missing key of another account is rejected like one without permission",
  run: async (kms) => {
    const { destination, input } = await fixture(kms);
    const foreign = destination.Arn.replace(/:\d{12}:key\/.*/, `:${"4".repeat(12)}:key/${MISSING}`);
    await kms.rejects("ReEncrypt", { ...input, DestinationKeyId: foreign }, "AccessDeniedException");
    await kms.rejects("DescribeKey", { KeyId: foreign }, "AccessDeniedException");
  },
};

const permissions: Scenario = {
  name: "a principal without permissions is rejected",
  skip: {
    targets: ["AWS", "URL"],
    because: "it needs a second principal, which only LocalKms has",
  },
  run: async (kms) => {
    const { source, input } = await fixture(kms);
    const nobody = await kms.as((credentials) => kms.target.kms?.credentialsOf(NOBODY) ?? credentials);
    await nobody.rejects("DescribeKey", { KeyId: source.KeyId }, "AccessDeniedException");
    await nobody.rejects("ReEncrypt", { ...input, SourceKeyId: source.KeyId }, "AccessDeniedException");
    await nobody.rejects("ListKeys", {}, "AccessDeniedException");
  },
};

const signatures: Scenario = {
  name: "wrong signatures are rejected",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const input = { KeyId, Plaintext: Buffer.from("data") };
    const secret = await kms.as((credentials) => ({ ...credentials, secretAccessKey: "a".repeat(40) }));
    await secret.rejects("Encrypt", input, "InvalidSignatureException");
    const unknown = await kms.as((credentials) => ({ ...credentials, accessKeyId: "AKIAIOSFODNN7EXAMPLE" }));
    await unknown.rejects("Encrypt", input, "UnrecognizedClientException");
    const token = await kms.as((credentials) => ({ ...credentials, sessionToken: "none" }));
    await token.rejects("Encrypt", input, "UnrecognizedClientException");
  },
};

const dryRuns: Scenario = {
  name: "a dry run reports the outcome that the call would have",
  run: async (kms) => {
    const { source, destination, input } = await fixture(kms);
    const { KeyId } = source;
    const DryRun = true;
    const tried: [Operation, object][] = [
      ["Encrypt", { KeyId, Plaintext: Buffer.from("data") }],
      ["Decrypt", { CiphertextBlob: input.CiphertextBlob }],
      ["GenerateDataKey", { KeyId, KeySpec: "AES_256" }],
      ["GenerateDataKeyWithoutPlaintext", { KeyId, KeySpec: "AES_256" }],
      ["GenerateDataKeyPair", { KeyId, KeyPairSpec: "ECC_NIST_P256" }],
    ];
    for (const [operation, rest] of tried) {
      await kms.rejects(operation, { ...rest, DryRun } as never, "DryRunOperationException");
    }
    const ignoring = { DryRun, DryRunModifiers: ["IGNORE_CIPHERTEXT" as const] };
    const DestinationKeyId = destination.KeyId;
    const without = { SourceKeyId: KeyId, DestinationKeyId, ...ignoring };
    await kms.rejects("ReEncrypt", without, "DryRunOperationException");
    await kms.rejects("Decrypt", { KeyId, ...ignoring }, "DryRunOperationException");
    await kms.rejects("ReEncrypt", { ...without, SourceKeyId: MISSING }, "NotFoundException");
    await kms.call("DisableKey", { KeyId });
    await kms.rejects("ReEncrypt", without, "DisabledException");
  },
};

/** Scenarios about errors. */
export const errors = [ofCaller, ofKeys, ofService, elsewhere, permissions, signatures, dryRuns];
