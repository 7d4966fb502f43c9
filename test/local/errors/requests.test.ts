import { describe } from "vitest";
import { bytes } from "../support.js";
import { RSA, rejects } from "./rejects.js";

const wrong = (message: string) => ["ValidationException", message] as const;
const violated = (where: string, constraint: string) =>
  wrong(`1 validation error detected: Value${where} failed to satisfy constraint: Member must ${constraint}`);
const tooMuch = (algorithm: string, limit: number) =>
  wrong(`Algorithm ${algorithm} and key spec RSA_2048 cannot encrypt data larger than ${limit} bytes.`);
const noContext = wrong(
  "EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.",
);
const token = ["InvalidGrantTokenException"] as const;
const dryRun = [
  "DryRunOperationException",
  "The request would have succeeded, but the DryRun option is set.",
] as const;

const ignoring = { DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] };
const toRsa = { KeyId: "key:rsa", EncryptionAlgorithm: RSA };
const context = { a: "b" };

describe("LocalKms rejects", () => {
  rejects([
    [
      "no ciphertext",
      "Decrypt",
      { CiphertextBlob: undefined },
      ...violated(" null at 'ciphertextBlob'", "not be null"),
    ],
    [
      "no ciphertext",
      "ReEncrypt",
      { CiphertextBlob: undefined },
      ...violated(" null at 'ciphertextBlob'", "not be null"),
    ],
    [
      "no destination",
      "ReEncrypt",
      { DestinationKeyId: undefined },
      ...violated(" null at 'destinationKeyId'", "not be null"),
    ],
    ["no plaintext", "Encrypt", { Plaintext: undefined }, ...violated(" at 'plaintext'", "not be null")],
    [
      "an empty ciphertext",
      "Decrypt",
      { CiphertextBlob: "blob:empty" },
      ...violated(" at 'ciphertextBlob'", "have length greater than or equal to 1"),
    ],
    [
      "a ciphertext too long",
      "ReEncrypt",
      { CiphertextBlob: "blob:tooLong" },
      ...violated(" at 'ciphertextBlob'", "have length less than or equal to 6144"),
    ],
    [
      "a plaintext too long",
      "Encrypt",
      { Plaintext: new Uint8Array(4097) },
      ...violated(" at 'plaintext'", "have length less than or equal to 4096"),
    ],
    [
      "an empty key ID",
      "Encrypt",
      { KeyId: "" },
      ...violated(" '' at 'keyId'", "have length greater than or equal to 1"),
    ],

    [
      "a plaintext too long for RSA",
      "Encrypt",
      { ...toRsa, Plaintext: new Uint8Array(191) },
      ...tooMuch(RSA, 190),
    ],
    [
      "a plaintext too long for RSA",
      "Encrypt",
      { ...toRsa, Plaintext: new Uint8Array(215), EncryptionAlgorithm: "RSAES_OAEP_SHA_1" },
      ...tooMuch("RSAES_OAEP_SHA_1", 214),
    ],
    ["a context and an RSA key", "Encrypt", { ...toRsa, EncryptionContext: context }, ...noContext],
    [
      "a context and an RSA key",
      "Decrypt",
      { ...toRsa, CiphertextBlob: "blob:rsa", EncryptionContext: context },
      ...noContext,
    ],
    [
      "a context and an RSA key",
      "ReEncrypt",
      {
        DestinationKeyId: "key:rsa",
        DestinationEncryptionAlgorithm: RSA,
        DestinationEncryptionContext: context,
      },
      ...noContext,
    ],
    [
      "an RSA algorithm and no key",
      "Decrypt",
      { CiphertextBlob: "blob:rsa", EncryptionAlgorithm: RSA },
      ...wrong("KeyId must not be null"),
    ],
    [
      "an RSA algorithm and no key",
      "ReEncrypt",
      { CiphertextBlob: "blob:rsa", SourceEncryptionAlgorithm: RSA },
      ...wrong("SourceKeyId must not be null"),
    ],

    ["an unknown grant token", "Encrypt", { GrantTokens: ["token"] }, ...token],
    ["an unknown grant token", "Decrypt", { GrantTokens: ["token"] }, ...token],
    ["an unknown grant token", "ReEncrypt", { GrantTokens: ["token"] }, ...token],
    [
      "a recipient enclave",
      "Decrypt",
      { Recipient: { AttestationDocument: bytes("a") } },
      "NotImplementedException",
      "LocalKms does not verify attestation documents, and does not encrypt responses for a Nitro enclave; leave out Recipient, or mock this call in your test.",
    ],

    ["a dry run", "Encrypt", { DryRun: true }, ...dryRun],
    ["a dry run", "Decrypt", { DryRun: true }, ...dryRun],
    ["a dry run", "ReEncrypt", { DryRun: true }, ...dryRun],
    [
      "a dry run that has no ciphertext",
      "Decrypt",
      { ...ignoring, CiphertextBlob: undefined, KeyId: "key:source" },
      ...dryRun,
    ],
    [
      "a dry run that has no ciphertext",
      "ReEncrypt",
      { ...ignoring, CiphertextBlob: undefined, SourceKeyId: "key:source" },
      ...dryRun,
    ],
    [
      "a dry run that ignores the ciphertext",
      "ReEncrypt",
      { ...ignoring, CiphertextBlob: "blob:text", SourceKeyId: "key:source" },
      ...dryRun,
    ],
    [
      "a dry run that would fail",
      "ReEncrypt",
      { DryRun: true, SourceEncryptionContext: context },
      "InvalidCiphertextException",
    ],
    [
      "a dry run that would fail",
      "ReEncrypt",
      { DryRun: true, DestinationKeyId: "key:disabled" },
      "DisabledException",
      "{disabled} is disabled.",
    ],
    [
      "a dry run that would fail",
      "Decrypt",
      { ...ignoring, KeyId: "key:disabled" },
      "DisabledException",
      "{disabled} is disabled.",
    ],
    [
      "a dry run that would fail",
      "Encrypt",
      { ...toRsa, Plaintext: new Uint8Array(191), DryRun: true },
      ...tooMuch(RSA, 190),
    ],
    ["a dry run that names no key", "ReEncrypt", ignoring, ...wrong("SourceKeyId must not be null")],
    ["a dry run that names no key", "Decrypt", ignoring, ...wrong("KeyId must not be null")],
    [
      "a modifier without a dry run",
      "Decrypt",
      { DryRunModifiers: ["IGNORE_CIPHERTEXT"] },
      ...wrong("DryRunModifiers can only be specified when DryRun is true"),
    ],
  ]);
});
