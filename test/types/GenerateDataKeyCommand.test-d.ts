import {
  type DataKeySpec,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandInput,
  type GenerateDataKeyCommandOutput,
  GenerateDataKeyWithoutPlaintextCommand,
  type GenerateDataKeyWithoutPlaintextCommandOutput,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

const key = { KeyId: "alias/app" };

// Exactly one of KeySpec and NumberOfBytes says how long the key is.
new GenerateDataKeyCommand({ ...key, KeySpec: "AES_256" });
new GenerateDataKeyCommand({ ...key, NumberOfBytes: 64, KeySpec: undefined });
new GenerateDataKeyWithoutPlaintextCommand({ ...key, KeySpec: "AES_128", NumberOfBytes: undefined });
new GenerateDataKeyWithoutPlaintextCommand({ ...key, NumberOfBytes: 64 });
// @ts-expect-error neither
new GenerateDataKeyCommand(key);
// @ts-expect-error both
new GenerateDataKeyCommand({ ...key, KeySpec: "AES_256", NumberOfBytes: 32 });
// @ts-expect-error neither
new GenerateDataKeyWithoutPlaintextCommand(key);
// @ts-expect-error both
new GenerateDataKeyWithoutPlaintextCommand({ ...key, KeySpec: "AES_256", NumberOfBytes: 32 });
// @ts-expect-error no such length
new GenerateDataKeyCommand({ ...key, KeySpec: "AES_512" });
// @ts-expect-error no key
new GenerateDataKeyCommand({ KeySpec: "AES_256" });

// Once one is known, the other is known to be missing.
export const lengthOf = (input: GenerateDataKeyCommandInput): DataKeySpec | number =>
  input.KeySpec === undefined ? input.NumberOfBytes : input.KeySpec;

expectTypeOf<GenerateDataKeyCommandOutput["CiphertextBlob"]>().toEqualTypeOf<Uint8Array>();
expectTypeOf<GenerateDataKeyCommandOutput["KeyId"]>().toEqualTypeOf<string>();
// With a Recipient there is no plaintext.
expectTypeOf<GenerateDataKeyCommandOutput["Plaintext"]>().toEqualTypeOf<Uint8Array | undefined>();
expectTypeOf<GenerateDataKeyWithoutPlaintextCommandOutput>().not.toHaveProperty("Plaintext");
