import {
  DecryptCommand,
  type DecryptCommandOutput,
  type DryRunModifierType,
  type EncryptionAlgorithmSpec,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

declare const algorithm: EncryptionAlgorithmSpec;
declare const modifiers: DryRunModifierType[];
const blob = new Uint8Array(1);
const context = { tenant: "a" };

new DecryptCommand({ CiphertextBlob: blob });
new DecryptCommand({ CiphertextBlob: blob, EncryptionContext: context, KeyId: undefined });
new DecryptCommand({ CiphertextBlob: blob, KeyId: "k", EncryptionAlgorithm: algorithm });
new DecryptCommand({ CiphertextBlob: blob, KeyId: "k", EncryptionAlgorithm: "RSAES_OAEP_SHA_1" });
new DecryptCommand({ CiphertextBlob: blob, Recipient: { AttestationDocument: blob } });
new DecryptCommand({ DryRun: true, DryRunModifiers: modifiers, KeyId: "k" });

// @ts-expect-error no ciphertext
new DecryptCommand({ KeyId: "k" });
// @ts-expect-error an input is required
new DecryptCommand();
// @ts-expect-error no key for an ignored ciphertext
new DecryptCommand({ DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] });
// @ts-expect-error an asymmetric algorithm without its key
new DecryptCommand({ CiphertextBlob: blob, EncryptionAlgorithm: "RSAES_OAEP_SHA_1" });
const rsa = { CiphertextBlob: blob, KeyId: "k", EncryptionAlgorithm: "RSAES_OAEP_SHA_1" } as const;
// @ts-expect-error a context with an asymmetric algorithm
new DecryptCommand({ ...rsa, EncryptionContext: context });

// With a Recipient there is no plaintext.
expectTypeOf<DecryptCommandOutput["Plaintext"]>().toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf<DecryptCommandOutput["EncryptionAlgorithm"]>().toEqualTypeOf<EncryptionAlgorithmSpec>();
