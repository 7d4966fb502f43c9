/** The eleven errors of ReEncrypt, each by its real cause; those of KMS itself by faults, which only LocalKms has. */
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
  name: "errors of the caller",
  run: async (kms) => {
    const { destination, input } = await fixture(kms);
    const flipped = Uint8Array.from(input.CiphertextBlob ?? []);
    flipped.set([(flipped.at(-1) ?? 0) ^ 1], flipped.length - 1);
    await kms.refused("ReEncrypt", { ...input, DryRun: true }, "DryRunOperationException");
    await kms.refused("ReEncrypt", { ...input, SourceKeyId: destination.KeyId }, "IncorrectKeyException");
    await kms.refused("ReEncrypt", { ...input, CiphertextBlob: flipped }, "InvalidCiphertextException");
    await kms.refused(
      "ReEncrypt",
      { ...input, CiphertextBlob: Buffer.from("no") },
      "InvalidCiphertextException",
    );
    await kms.refused("ReEncrypt", { ...input, GrantTokens: ["none"] }, "InvalidGrantTokenException");
    await kms.refused("ReEncrypt", { ...input, DestinationKeyId: MISSING }, "NotFoundException");
    const none = kms.alias("none");
    await kms.refused("ReEncrypt", { ...input, DestinationKeyId: none }, "NotFoundException");
  },
};

const ofKeys: Scenario = {
  name: "errors of keys",
  run: async (kms) => {
    const { source, destination, input } = await fixture(kms);
    const signing = await kms.key("signing", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    await kms.refused("ReEncrypt", { ...input, DestinationKeyId: signing.KeyId }, "InvalidKeyUsageException");
    await kms.call("DisableKey", { KeyId: destination.KeyId });
    await kms.refused("ReEncrypt", input, "DisabledException");
    await kms.call("ScheduleKeyDeletion", { KeyId: source.KeyId, PendingWindowInDays: 7 });
    const back = { ...input, DestinationKeyId: source.KeyId };
    await kms.refused("ReEncrypt", back, "KMSInvalidStateException");
  },
};

const ofService: Scenario = {
  name: "errors of KMS itself",
  not: { targets: ["AWS", "URL"], because: "only LocalKms can be made to fail" },
  run: async (kms) => {
    const { input } = await fixture(kms);
    for (const code of [
      "DependencyTimeoutException",
      "KeyUnavailableException",
      "KMSInternalException",
    ] as const) {
      kms.target.kms?.faults.next(1, code, { operation: "ReEncrypt" });
      await kms.refused("ReEncrypt", input, code);
    }
  },
};

const elsewhere: Scenario = {
  name: "a key of another account is not told apart from none",
  run: async (kms) => {
    const { destination, input } = await fixture(kms);
    const foreign = destination.Arn.replace(/:\d{12}:key\/.*/, `:${"4".repeat(12)}:key/${MISSING}`);
    await kms.refused("ReEncrypt", { ...input, DestinationKeyId: foreign }, "AccessDeniedException");
    await kms.refused("DescribeKey", { KeyId: foreign }, "AccessDeniedException");
  },
};

const permissions: Scenario = {
  name: "a principal without permissions is refused",
  not: {
    targets: ["AWS", "URL"],
    because: "it needs a second principal, whom only LocalKms is started with",
  },
  run: async (kms) => {
    const { source, input } = await fixture(kms);
    const nobody = await kms.as((credentials) => kms.target.kms?.credentialsOf(NOBODY) ?? credentials);
    await nobody.refused("DescribeKey", { KeyId: source.KeyId }, "AccessDeniedException");
    await nobody.refused("ReEncrypt", { ...input, SourceKeyId: source.KeyId }, "AccessDeniedException");
    await nobody.refused("ListKeys", {}, "AccessDeniedException");
  },
};

const signatures: Scenario = {
  name: "wrong signatures are refused",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const input = { KeyId, Plaintext: Buffer.from("data") };
    const secret = await kms.as((credentials) => ({ ...credentials, secretAccessKey: "a".repeat(40) }));
    await secret.refused("Encrypt", input, "InvalidSignatureException");
    const unknown = await kms.as((credentials) => ({ ...credentials, accessKeyId: "AKIAIOSFODNN7EXAMPLE" }));
    await unknown.refused("Encrypt", input, "UnrecognizedClientException");
    const token = await kms.as((credentials) => ({ ...credentials, sessionToken: "none" }));
    await token.refused("Encrypt", input, "UnrecognizedClientException");
  },
};

const dryRuns: Scenario = {
  name: "a dry run says what would have been",
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
      await kms.refused(operation, { ...rest, DryRun } as never, "DryRunOperationException");
    }
    const ignoring = { DryRun, DryRunModifiers: ["IGNORE_CIPHERTEXT" as const] };
    const DestinationKeyId = destination.KeyId;
    const without = { SourceKeyId: KeyId, DestinationKeyId, ...ignoring };
    await kms.refused("ReEncrypt", without, "DryRunOperationException");
    await kms.refused("Decrypt", { KeyId, ...ignoring }, "DryRunOperationException");
    await kms.refused("ReEncrypt", { ...without, SourceKeyId: MISSING }, "NotFoundException");
    await kms.call("DisableKey", { KeyId });
    await kms.refused("ReEncrypt", without, "DisabledException");
  },
};

/** How calls fail. */
export const errors = [ofCaller, ofKeys, ofService, elsewhere, permissions, signatures, dryRuns];
