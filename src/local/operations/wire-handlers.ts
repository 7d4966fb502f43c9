/** The operations that can be called over HTTP. */
import { UnknownOperationException, UnsupportedOperationException } from "../../exceptions/common.js";
import type { Operation } from "../../protocol/operation.js";
import { refusal } from "../exceptions.js";
import { cancelKeyDeletion } from "./CancelKeyDeletion.js";
import { createAlias } from "./CreateAlias.js";
import { createGrant } from "./CreateGrant.js";
import { createKey } from "./CreateKey.js";
import type { Call } from "./call.js";
import { decrypt } from "./Decrypt.js";
import { deleteAlias } from "./DeleteAlias.js";
import { describeKey } from "./DescribeKey.js";
import { disableKey } from "./DisableKey.js";
import { disableKeyRotation } from "./DisableKeyRotation.js";
import { enableKey } from "./EnableKey.js";
import { enableKeyRotation } from "./EnableKeyRotation.js";
import { encrypt } from "./Encrypt.js";
import { generateDataKey } from "./GenerateDataKey.js";
import { generateDataKeyPair } from "./GenerateDataKeyPair.js";
import { generateDataKeyPairWithoutPlaintext } from "./GenerateDataKeyPairWithoutPlaintext.js";
import { generateDataKeyWithoutPlaintext } from "./GenerateDataKeyWithoutPlaintext.js";
import { generateRandom } from "./GenerateRandom.js";
import { getKeyPolicy } from "./GetKeyPolicy.js";
import { getKeyRotationStatus } from "./GetKeyRotationStatus.js";
import { getPublicKey } from "./GetPublicKey.js";
import type { OperationHandler, WireHandler } from "./handler.js";
import { listAliases } from "./ListAliases.js";
import { listGrants } from "./ListGrants.js";
import { listKeyPolicies } from "./ListKeyPolicies.js";
import { listKeyRotations } from "./ListKeyRotations.js";
import { listKeys } from "./ListKeys.js";
import { listResourceTags } from "./ListResourceTags.js";
import { OPERATION_NAMES } from "./operation-names.js";
import { putKeyPolicy } from "./PutKeyPolicy.js";
import { reEncrypt } from "./ReEncrypt.js";
import { retireGrant } from "./RetireGrant.js";
import { revokeGrant } from "./RevokeGrant.js";
import { rotateKeyOnDemand } from "./RotateKeyOnDemand.js";
import { scheduleKeyDeletion } from "./ScheduleKeyDeletion.js";
import { tagResource } from "./TagResource.js";
import { untagResource } from "./UntagResource.js";
import { updateAlias } from "./UpdateAlias.js";
import { updateKeyDescription } from "./UpdateKeyDescription.js";

const ALL: readonly (OperationHandler<object, unknown> & { readonly operation: Operation })[] = [
  cancelKeyDeletion,
  createAlias,
  createGrant,
  createKey,
  decrypt,
  deleteAlias,
  describeKey,
  disableKey,
  disableKeyRotation,
  enableKey,
  enableKeyRotation,
  encrypt,
  generateDataKey,
  generateDataKeyPair,
  generateDataKeyPairWithoutPlaintext,
  generateDataKeyWithoutPlaintext,
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
  tagResource,
  untagResource,
  updateAlias,
  updateKeyDescription,
];

const HANDLERS: ReadonlyMap<string, WireHandler> = new Map(
  ALL.map((handler) => [handler.operation.name, withoutVoid(handler)]),
);

/** Operations that return nothing are answered with an empty body. */
function withoutVoid(handler: (typeof ALL)[number]): WireHandler {
  const handle = async (call: Call, input: object): Promise<object | undefined> => {
    const output = await handler.handle(call, input);
    return typeof output === "object" && output !== null ? output : undefined;
  };
  return { operation: handler.operation, handle };
}

/**
 * The handler of an operation.
 *
 * @throws (by KMS) {@link UnsupportedOperationException} when LocalKms does not perform it.
 * @throws (by KMS) {@link UnknownOperationException} when KMS has no such operation.
 */
export function handlerOf(operation: string): WireHandler {
  const handler = HANDLERS.get(operation);
  if (handler !== undefined) {
    return handler;
  }
  throw OPERATION_NAMES.has(operation)
    ? refusal(
        UnsupportedOperationException,
        `LocalKms does not perform ${operation}. It performs ${[...HANDLERS.keys()].join(", ")}.`,
      )
    : refusal(UnknownOperationException);
}
