/** The operations that LocalKms performs. To add one, write its handler in `operations/` and list it here. */
import type { InputOf, Operations, OutputOf } from "../kms/operations.js";
import type { Call } from "./call/Call.js";
import { cancelKeyDeletion } from "./operations/CancelKeyDeletion.js";
import { createAlias } from "./operations/CreateAlias.js";
import { createGrant } from "./operations/CreateGrant.js";
import { createKey } from "./operations/CreateKey.js";
import { decapsulate } from "./operations/Decapsulate.js";
import { decrypt } from "./operations/Decrypt.js";
import { deleteAlias } from "./operations/DeleteAlias.js";
import { deriveSharedSecret } from "./operations/DeriveSharedSecret.js";
import { describeKey } from "./operations/DescribeKey.js";
import { disableKey } from "./operations/DisableKey.js";
import { disableKeyRotation } from "./operations/DisableKeyRotation.js";
import { enableKey } from "./operations/EnableKey.js";
import { enableKeyRotation } from "./operations/EnableKeyRotation.js";
import { encapsulate } from "./operations/Encapsulate.js";
import { encrypt } from "./operations/Encrypt.js";
import { generateDataKey } from "./operations/GenerateDataKey.js";
import { generateDataKeyPair } from "./operations/GenerateDataKeyPair.js";
import { generateDataKeyPairWithoutPlaintext } from "./operations/GenerateDataKeyPairWithoutPlaintext.js";
import { generateDataKeyWithoutPlaintext } from "./operations/GenerateDataKeyWithoutPlaintext.js";
import { generateMac } from "./operations/GenerateMac.js";
import { generateRandom } from "./operations/GenerateRandom.js";
import { getKeyPolicy } from "./operations/GetKeyPolicy.js";
import { getKeyRotationStatus } from "./operations/GetKeyRotationStatus.js";
import { getPublicKey } from "./operations/GetPublicKey.js";
import { listAliases } from "./operations/ListAliases.js";
import { listGrants } from "./operations/ListGrants.js";
import { listKeyPolicies } from "./operations/ListKeyPolicies.js";
import { listKeyRotations } from "./operations/ListKeyRotations.js";
import { listKeys } from "./operations/ListKeys.js";
import { listResourceTags } from "./operations/ListResourceTags.js";
import { putKeyPolicy } from "./operations/PutKeyPolicy.js";
import { reEncrypt } from "./operations/ReEncrypt.js";
import { retireGrant } from "./operations/RetireGrant.js";
import { revokeGrant } from "./operations/RevokeGrant.js";
import { rotateKeyOnDemand } from "./operations/RotateKeyOnDemand.js";
import { scheduleKeyDeletion } from "./operations/ScheduleKeyDeletion.js";
import { sign } from "./operations/Sign.js";
import { tagResource } from "./operations/TagResource.js";
import { untagResource } from "./operations/UntagResource.js";
import { updateAlias } from "./operations/UpdateAlias.js";
import { updateKeyDescription } from "./operations/UpdateKeyDescription.js";
import { verify } from "./operations/Verify.js";
import { verifyMac } from "./operations/VerifyMac.js";

/** The result of an operation: its output without `$metadata`, or `undefined` when it returns nothing. */
export type ResultOf<Method extends keyof Operations> = keyof OutputOf<Method> extends "$metadata"
  ? undefined
  : Omit<OutputOf<Method>, "$metadata">;

/**
 * Performs an operation. Every member of the input has been checked on its own; the handler checks the rules between
 * members.
 */
type OperationHandler<Method extends keyof Operations> = (
  call: Call,
  input: InputOf<Method>,
) => ResultOf<Method> | Promise<ResultOf<Method>>;

/** The handlers of operations, by the name of their method of `KMS`. */
type OperationHandlers = { readonly [Method in keyof Operations]?: OperationHandler<Method> };

/** The handler of each operation that LocalKms performs. */
export const handlers: OperationHandlers = {
  cancelKeyDeletion,
  createAlias,
  createGrant,
  createKey,
  decapsulate,
  decrypt,
  deleteAlias,
  deriveSharedSecret,
  describeKey,
  disableKey,
  disableKeyRotation,
  enableKey,
  enableKeyRotation,
  encapsulate,
  encrypt,
  generateDataKey,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  generateDataKeyWithoutPlaintext,
  generateMac,
  generateRandom,
  getKeyPolicy,
  getKeyRotationStatus,
  getPublicKey,
  listAliases,
  listGrants,
  listKeyPolicies,
  listKeyRotations,
  listKeys,
  listResourceTags,
  putKeyPolicy,
  reEncrypt,
  retireGrant,
  revokeGrant,
  rotateKeyOnDemand,
  scheduleKeyDeletion,
  sign,
  tagResource,
  untagResource,
  updateAlias,
  updateKeyDescription,
  verify,
  verifyMac,
};
