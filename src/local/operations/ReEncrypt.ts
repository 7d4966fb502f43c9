import { ReEncrypt, type ReEncryptMembers, type ReEncryptResponse } from "../../commands/ReEncryptCommand.js";
import type { EncryptionAlgorithmSpec } from "../../models/EncryptionAlgorithmSpec.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { cipherFor, type EncryptionContext } from "./encryption.js";
import { type Access, checkAccess, locateKey } from "./find-key.js";
import { checkSourceAccess, ciphertextOf, locateSourceKey } from "./source.js";

/** ReEncrypt: decrypts under one key and encrypts under another. Both keys are checked before either is used. */
export const reEncrypt = {
  operation: ReEncrypt,

  handle(call: Call, input: ReEncryptMembers): ReEncryptResponse {
    const ciphertext = ciphertextOf(input);
    const source = sourceOf(call, input, ciphertext);
    const destination = destinationOf(call, input);
    checkGrantTokens(input.GrantTokens, [source.key, destination.key]);
    const onSameKey = source.key === destination.key;
    checkSourceAccess(call, source.key, accessTo("ReEncryptFrom", source, onSameKey));
    checkAccess(call, destination.key, accessTo("ReEncryptTo", destination, onSameKey));
    const [from, to] = [cipherOf(call, source), cipherOf(call, destination)];
    if (ciphertext === undefined) {
      throw dryRunSucceeded();
    }
    const decrypted = from.decrypt(ciphertext);
    const encrypted = to.encrypt(decrypted.data);
    if (input.DryRun) {
      throw dryRunSucceeded();
    }
    return {
      CiphertextBlob: encrypted.data,
      SourceKeyId: source.key.arn,
      KeyId: destination.key.arn,
      SourceEncryptionAlgorithm: source.algorithm,
      DestinationEncryptionAlgorithm: destination.algorithm,
      SourceKeyMaterialId: decrypted.materialId,
      DestinationKeyMaterialId: encrypted.materialId,
    };
  },
};

/** One of the two keys, and how the request uses it. */
interface Side {
  readonly key: KmsKey;
  readonly name: string | undefined;
  readonly algorithm: EncryptionAlgorithmSpec;
  readonly context: EncryptionContext;
}

function sourceOf(call: Call, input: ReEncryptMembers, ciphertext: Uint8Array | undefined): Side {
  const { SourceKeyId: name, SourceEncryptionAlgorithm: algorithm = "SYMMETRIC_DEFAULT" } = input;
  const source = { ciphertext, algorithm, keyId: name, keyMember: "SourceKeyId" } as const;
  const key = locateSourceKey(call, source, "ReEncryptFrom");
  return { key, name, algorithm, context: input.SourceEncryptionContext };
}

function destinationOf(call: Call, input: ReEncryptMembers): Side {
  const { DestinationKeyId: name, DestinationEncryptionAlgorithm: algorithm = "SYMMETRIC_DEFAULT" } = input;
  const key = locateKey(call, name, "ReEncryptTo");
  return { key, name, algorithm, context: input.DestinationEncryptionContext };
}

const accessTo = (action: string, { name, algorithm, context }: Side, onSameKey: boolean): Access => ({
  action,
  name,
  context,
  conditions: {
    "kms:encryptionalgorithm": [algorithm],
    "kms:reencryptonsamekey": [String(onSameKey)],
  },
});

const cipherOf = (call: Call, { key, algorithm, context }: Side) => cipherFor(call, key, algorithm, context);
