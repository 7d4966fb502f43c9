import type { EncryptionAlgorithmSpec } from "../../kms/enums.js";
import type { ReEncryptRequest, ReEncryptResponse } from "../../kms/operations/ReEncrypt.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { cipherFor, type EncryptionContext } from "../call/Cipher.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { checkAccess, type KeyAccess, locateKey } from "../call/findKey.js";
import { checkSourceAccess, ciphertextOf, locateSourceKey } from "../call/locateSourceKey.js";
import type { KmsKey } from "../keys/KmsKey.js";

/** ReEncrypt: decrypts under one key and encrypts under another. It checks both keys before it uses either. */
export function reEncrypt(call: Call, input: ReEncryptRequest): ReEncryptResponse {
  const ciphertext = ciphertextOf(input);
  const source = sourceOf(call, input, ciphertext);
  const destination = destinationOf(call, input);
  checkGrantTokens(input.GrantTokens, [source.key, destination.key]);
  const shared = { onSameKey: source.key === destination.key, grantTokens: input.GrantTokens };
  checkSourceAccess(call, source.key, accessTo("ReEncryptFrom", source, shared));
  checkAccess(call, destination.key, accessTo("ReEncryptTo", destination, shared));
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
}

/** The source or the destination: a key, and how the request uses it. */
interface Side {
  readonly key: KmsKey;
  readonly name: string | undefined;
  readonly algorithm: EncryptionAlgorithmSpec;
  readonly context: EncryptionContext;
}

function sourceOf(call: Call, input: ReEncryptRequest, ciphertext: Uint8Array | undefined): Side {
  const { SourceKeyId: name, SourceEncryptionAlgorithm: algorithm = "SYMMETRIC_DEFAULT" } = input;
  const source = { ciphertext, algorithm, keyId: name, keyMember: "SourceKeyId" } as const;
  const key = locateSourceKey(call, source, "ReEncryptFrom");
  return { key, name, algorithm, context: input.SourceEncryptionContext };
}

function destinationOf(call: Call, input: ReEncryptRequest): Side {
  const { DestinationKeyId: name, DestinationEncryptionAlgorithm: algorithm = "SYMMETRIC_DEFAULT" } = input;
  const key = locateKey(call, name, "ReEncryptTo");
  return { key, name, algorithm, context: input.DestinationEncryptionContext };
}

/** What the access to both keys depends on. */
interface SharedAccess {
  readonly onSameKey: boolean;
  readonly grantTokens: readonly string[] | undefined;
}

const accessTo = (
  action: string,
  { name, algorithm, context }: Side,
  { onSameKey, grantTokens }: SharedAccess,
): KeyAccess => ({
  action,
  name,
  grantTokens,
  context,
  conditions: {
    "kms:encryptionalgorithm": [algorithm],
    "kms:reencryptonsamekey": [String(onSameKey)],
  },
});

const cipherOf = (call: Call, { key, algorithm, context }: Side) => cipherFor(call, key, algorithm, context);
