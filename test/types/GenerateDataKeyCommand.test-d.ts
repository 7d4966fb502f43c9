import {
  type Bytes,
  GenerateDataKeyCommand,
  type GenerateDataKeyCommandOutput,
  GenerateDataKeyWithoutPlaintextCommand,
  type GenerateDataKeyWithoutPlaintextCommandOutput,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

const key = { KeyId: "alias/app" };

// Exactly one of KeySpec and NumberOfBytes is valid, which is checked at run time only.
new GenerateDataKeyCommand({ ...key, KeySpec: "AES_256" });
new GenerateDataKeyCommand({ ...key, NumberOfBytes: 64, KeySpec: undefined });
new GenerateDataKeyWithoutPlaintextCommand({ ...key, KeySpec: "AES_128", NumberOfBytes: undefined });
new GenerateDataKeyWithoutPlaintextCommand({ ...key, NumberOfBytes: 64 });
// @ts-expect-error no such length
new GenerateDataKeyCommand({ ...key, KeySpec: "AES_512" });
// @ts-expect-error no key
new GenerateDataKeyCommand({ KeySpec: "AES_256" });

expectTypeOf<GenerateDataKeyCommandOutput["CiphertextBlob"]>().toEqualTypeOf<Bytes>();
expectTypeOf<GenerateDataKeyCommandOutput["KeyId"]>().toEqualTypeOf<string>();
// With a Recipient there is no plaintext.
expectTypeOf<GenerateDataKeyCommandOutput["Plaintext"]>().toEqualTypeOf<Bytes | undefined>();
expectTypeOf<GenerateDataKeyWithoutPlaintextCommandOutput>().not.toHaveProperty("Plaintext");
