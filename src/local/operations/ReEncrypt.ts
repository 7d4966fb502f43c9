import { ReEncrypt, type ReEncryptMembers, type ReEncryptResponse } from "../../commands/ReEncryptCommand.js";
import { type Call, dryRunSucceeded, findKey, refuseGrantTokens } from "./call.js";
import { cipherFor } from "./encryption.js";
import { ciphertextOf, findSourceKey } from "./source.js";

/** ReEncrypt: decrypts under one key and encrypts under another. Both keys are checked before either is used. */
export const reEncrypt = {
  operation: ReEncrypt,

  handle(call: Call, input: ReEncryptMembers): ReEncryptResponse {
    const { SourceEncryptionAlgorithm = "SYMMETRIC_DEFAULT", SourceEncryptionContext } = input;
    const { DestinationEncryptionAlgorithm = "SYMMETRIC_DEFAULT", DestinationEncryptionContext } = input;

    const ciphertext = ciphertextOf(input);
    const sourceKey = findSourceKey(
      call,
      {
        ciphertext,
        algorithm: SourceEncryptionAlgorithm,
        keyId: input.SourceKeyId,
        keyMember: "SourceKeyId",
      },
      "ReEncryptFrom",
    );
    const destinationKey = findKey(call, input.DestinationKeyId, "ReEncryptTo");
    refuseGrantTokens(input.GrantTokens);
    const source = cipherFor(call, sourceKey, SourceEncryptionAlgorithm, SourceEncryptionContext);
    const destination = cipherFor(
      call,
      destinationKey,
      DestinationEncryptionAlgorithm,
      DestinationEncryptionContext,
    );
    if (ciphertext === undefined) {
      throw dryRunSucceeded();
    }
    const decrypted = source.decrypt(ciphertext);
    const encrypted = destination.encrypt(decrypted.data);
    if (input.DryRun) {
      throw dryRunSucceeded();
    }
    return {
      CiphertextBlob: encrypted.data,
      SourceKeyId: sourceKey.arn,
      KeyId: destinationKey.arn,
      SourceEncryptionAlgorithm,
      DestinationEncryptionAlgorithm,
      SourceKeyMaterialId: decrypted.materialId,
      DestinationKeyMaterialId: encrypted.materialId,
    };
  },
};
