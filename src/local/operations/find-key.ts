/** From the name of a key in a request to the key, for a caller who may use it. */
import { InvalidArnException } from "../../exceptions/common.js";
import { NotFoundException } from "../../exceptions/documented.js";
import type { AccessRequest } from "../authorization/AccessRequest.js";
import { authorize, authorizeIdentity, checkGrantTokens, notVisible } from "../authorization/authorize.js";
import { refusal } from "../exceptions.js";
import { arnOf, type Location } from "../keys/arn.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { type KeyReference, looksLikeKeyId, parseKeyReference } from "../keys/key-reference.js";
import type { Call } from "./call.js";

/** What the permission for a key depends on besides the key and the caller. */
export interface Access extends Partial<Pick<AccessRequest, "action" | "context" | "conditions">> {
  /** The grant tokens of the request. Default: none. */
  readonly grantTokens?: readonly string[] | undefined;
  /** The name of the key in the request, which may be that of an alias. Default: none. */
  readonly name?: string | undefined;
}

/** Finds the key that a request names, by id, ARN, alias name or alias ARN, and checks the permission. */
export function findKey(call: Call, name: string, access: Access = {}): KmsKey {
  const key = locateKey(call, name, access.action);
  checkGrantTokens(access.grantTokens, [key]);
  checkAccess(call, key, { ...access, name });
  return key;
}

/** Finds the key for an operation that manages it; these take no aliases. */
export function findManagedKey(call: Call, name: string, access: Access = {}): KmsKey {
  const key = locateManagedKey(call, name);
  checkAccess(call, key, access);
  return key;
}

/** As {@link locateKey}, for operations that take no aliases. */
export function locateManagedKey(call: Call, name: string): KmsKey {
  if (parseKeyReference(name).kind === "alias") {
    throw refusal(InvalidArnException, "Key Aliases are not supported for this operation.");
  }
  return locateKey(call, name);
}

/** Checks that the caller may use a key. */
export function checkAccess(call: Call, key: KmsKey, access: Access): void {
  const { action = call.operation, context, conditions, name } = access;
  const reference = name === undefined ? undefined : parseKeyReference(name);
  const alias = reference?.kind === "alias" ? [reference.name] : undefined;
  const request = {
    principal: call.principal,
    action,
    context,
    conditions: { "kms:requestalias": alias, ...conditions },
    aliases: () => aliasNamesOf(call, key),
  };
  authorize(request, key);
}

const aliasNamesOf = ({ keys }: Call, { keyId, accountId }: KmsKey): string[] =>
  keys.aliasesOf(accountId).flatMap(({ name, targetKeyId }) => (targetKeyId === keyId ? [name] : []));

/**
 * Finds a key, but leaves the permission to {@link checkAccess}.
 *
 * @param action - What the caller wants to do with it. Default: the operation itself.
 * @throws (by KMS) {@link NotFoundException} when there is no such key or alias, or it is in another Region.
 * @throws `AccessDeniedException` when there is none and the caller could not use it anyway.
 */
export function locateKey(call: Call, name: string, action: string = call.operation): KmsKey {
  const reference = parseKeyReference(name);
  const { region } = call.keys.location;
  const { principal } = call;
  const location = reference.location ?? { region, accountId: principal.accountId };
  if (location.region !== region) {
    throw refusal(NotFoundException, `Invalid arn ${location.region}`);
  }
  const arn = arnOf(location, reference.kind === "alias" ? reference.name : `key/${reference.keyId}`);
  if (reference.location !== undefined && reference.text !== arn) {
    throw refusal(NotFoundException, `Invalid arn ${reference.text}`);
  }
  const keyId = reference.kind === "alias" ? call.keys.alias(arn)?.targetKeyId : reference.keyId;
  const key = call.keys.get(keyId ?? "");
  if (key !== undefined && key.accountId === location.accountId) {
    return key;
  }
  if (location.accountId !== principal.accountId) {
    throw notVisible(principal, action, reference.text);
  }
  authorizeIdentity(principal, action, arn);
  throw notFound(reference, location);
}

function notFound(reference: KeyReference, location: Location) {
  if (reference.kind === "alias") {
    return refusal(NotFoundException, `Alias ${arnOf(location, reference.name)} is not found.`);
  }
  const { keyId } = reference;
  if (looksLikeKeyId(keyId)) {
    return refusal(NotFoundException, `Key '${arnOf(location, `key/${keyId}`)}' does not exist`);
  }
  const shown = reference.location === undefined ? `'${keyId}'` : keyId;
  return refusal(NotFoundException, `Invalid keyId ${shown}`);
}
