import {
  type Bytes,
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

// As in the SDK, no member is required by itself: a dry run may omit the ciphertext.
new DecryptCommand();
// Rules between members are checked at run time only.
new DecryptCommand({ CiphertextBlob: blob, EncryptionAlgorithm: algorithm, EncryptionContext: context });

// With a Recipient there is no plaintext.
expectTypeOf<DecryptCommandOutput["Plaintext"]>().toEqualTypeOf<Bytes | undefined>();
expectTypeOf<DecryptCommandOutput["EncryptionAlgorithm"]>().toEqualTypeOf<EncryptionAlgorithmSpec>();
