/** The handlers of all operations. To add one, write its handler in `operations/` and list it here. */
import type { InputOf, Operations, OutputOf } from "../kms/operations.js";
import type { Call } from "./call/Call.js";
import type { LocalKmsKey } from "./keys/LocalKmsKey.js";
import { cancelKeyDeletion } from "./operations/CancelKeyDeletion.js";
import { connectCustomKeyStore } from "./operations/ConnectCustomKeyStore.js";
import { createAlias } from "./operations/CreateAlias.js";
import { createCustomKeyStore } from "./operations/CreateCustomKeyStore.js";
import { createGrant } from "./operations/CreateGrant.js";
import { createKey } from "./operations/CreateKey.js";
import { decapsulate } from "./operations/Decapsulate.js";
import { decrypt } from "./operations/Decrypt.js";
import { deleteAlias } from "./operations/DeleteAlias.js";
import { deleteCustomKeyStore } from "./operations/DeleteCustomKeyStore.js";
import { deleteImportedKeyMaterial } from "./operations/DeleteImportedKeyMaterial.js";
import { deriveSharedSecret } from "./operations/DeriveSharedSecret.js";
import { describeCustomKeyStores } from "./operations/DescribeCustomKeyStores.js";
import { describeKey } from "./operations/DescribeKey.js";
import { disableKey } from "./operations/DisableKey.js";
import { disableKeyRotation } from "./operations/DisableKeyRotation.js";
import { disconnectCustomKeyStore } from "./operations/DisconnectCustomKeyStore.js";
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
import { getKeyLastUsage } from "./operations/GetKeyLastUsage.js";
import { getKeyPolicy } from "./operations/GetKeyPolicy.js";
import { getKeyRotationStatus } from "./operations/GetKeyRotationStatus.js";
import { getParametersForImport } from "./operations/GetParametersForImport.js";
import { getPublicKey } from "./operations/GetPublicKey.js";
import { importKeyMaterial } from "./operations/ImportKeyMaterial.js";
import { listAliases } from "./operations/ListAliases.js";
import { listGrants } from "./operations/ListGrants.js";
import { listKeyPolicies } from "./operations/ListKeyPolicies.js";
import { listKeyRotations } from "./operations/ListKeyRotations.js";
import { listKeys } from "./operations/ListKeys.js";
import { listResourceTags } from "./operations/ListResourceTags.js";
import { listRetirableGrants } from "./operations/ListRetirableGrants.js";
import { putKeyPolicy } from "./operations/PutKeyPolicy.js";
import { reEncrypt } from "./operations/ReEncrypt.js";
import { replicateKey } from "./operations/ReplicateKey.js";
import { retireGrant } from "./operations/RetireGrant.js";
import { revokeGrant } from "./operations/RevokeGrant.js";
import { rotateKeyOnDemand } from "./operations/RotateKeyOnDemand.js";
import { scheduleKeyDeletion } from "./operations/ScheduleKeyDeletion.js";
import { sign } from "./operations/Sign.js";
import { tagResource } from "./operations/TagResource.js";
import { untagResource } from "./operations/UntagResource.js";
import { updateAlias } from "./operations/UpdateAlias.js";
import { updateCustomKeyStore } from "./operations/UpdateCustomKeyStore.js";
import { updateKeyDescription } from "./operations/UpdateKeyDescription.js";
import { updatePrimaryRegion } from "./operations/UpdatePrimaryRegion.js";
import { verify } from "./operations/Verify.js";
import { verifyMac } from "./operations/VerifyMac.js";

/** The result of an operation: its output without `$metadata`, or `undefined` when it returns nothing. */
export type ResultOf<Method extends keyof Operations> = Method extends "createKey" | "describeKey"
  ? { KeyMetadata: LocalKmsKey }
  : keyof OutputOf<Method> extends "$metadata"
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
type OperationHandlers = { readonly [Method in keyof Operations]: OperationHandler<Method> };

/** The handler of each operation. */
export const handlers: OperationHandlers = {
  cancelKeyDeletion,
  connectCustomKeyStore,
  createAlias,
  createCustomKeyStore,
  createGrant,
  createKey,
  decapsulate,
  decrypt,
  deleteAlias,
  deleteCustomKeyStore,
  deleteImportedKeyMaterial,
  deriveSharedSecret,
  describeCustomKeyStores,
  describeKey,
  disableKey,
  disableKeyRotation,
  disconnectCustomKeyStore,
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
  getKeyLastUsage,
  getKeyPolicy,
  getKeyRotationStatus,
  getParametersForImport,
  getPublicKey,
  importKeyMaterial,
  listAliases,
  listGrants,
  listKeyPolicies,
  listKeyRotations,
  listKeys,
  listResourceTags,
  listRetirableGrants,
  putKeyPolicy,
  reEncrypt,
  replicateKey,
  retireGrant,
  revokeGrant,
  rotateKeyOnDemand,
  scheduleKeyDeletion,
  sign,
  tagResource,
  untagResource,
  updateAlias,
  updateCustomKeyStore,
  updateKeyDescription,
  updatePrimaryRegion,
  verify,
  verifyMac,
};
