import type { ReEncryptCommandInput, ReEncryptCommandOutput } from "../kms/operations/ReEncrypt.js";

type Context = Readonly<Record<string, string>> | undefined;

/** Whether a new ciphertext is protected differently from the old one. */
export function isChanged(input: ReEncryptCommandInput, output: ReEncryptCommandOutput): boolean {
  const isSameKey =
    output.SourceKeyId === output.KeyId &&
    output.SourceEncryptionAlgorithm === output.DestinationEncryptionAlgorithm;
  // Asymmetric keys have one material. For symmetric ones, some emulators do not tell it.
  const isSameMaterial =
    output.SourceKeyMaterialId === output.DestinationKeyMaterialId &&
    (output.SourceKeyMaterialId !== undefined || output.SourceEncryptionAlgorithm !== "SYMMETRIC_DEFAULT");
  return !(
    isSameKey &&
    isSameMaterial &&
    isSameContext(input.SourceEncryptionContext, input.DestinationEncryptionContext)
  );
}

function isSameContext(one: Context = {}, other: Context = {}): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && one[name] === other[name])
  );
}
