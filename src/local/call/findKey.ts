/** Finds the key that a request names, and checks that the caller may use it. */
import { InvalidArnException } from "../../kms/commonErrors.js";
import { NotFoundException } from "../../kms/errors.js";
import { arnOf, type Location } from "../arn.js";
import type { AccessRequest } from "../authorization/AccessRequest.js";
import {
  authorize,
  authorizeIdentity,
  checkGrantTokens,
  notFoundOrDenied,
} from "../authorization/authorize.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { type KeyReference, looksLikeKeyId, parseKeyReference } from "../keys/keyReference.js";
import { accessOf, type Call } from "./Call.js";

/** What the permission depends on besides the key and the caller. */
export interface KeyAccess extends Partial<Pick<AccessRequest, "action" | "context" | "conditions">> {
  /** The grant tokens of the request. Default: none. */
  readonly grantTokens?: readonly string[] | undefined;
  /** The key ID, key ARN, alias name or alias ARN in the request. Default: none. */
  readonly name?: string | undefined;
}

/** Finds a key by key ID, key ARN, alias name or alias ARN, and checks the permission. */
export function findKey(call: Call, name: string, access: KeyAccess = {}): KmsKey {
  const key = locateKey(call, name, access.action);
  checkGrantTokens(access.grantTokens, [key]);
  checkAccess(call, key, { ...access, name });
  return key;
}

/** Finds a key by key ID or key ARN, and checks the permission. Operations that manage keys accept no aliases. */
export function findKeyByIdOrArn(call: Call, name: string, access: KeyAccess = {}): KmsKey {
  const key = locateKeyByIdOrArn(call, name);
  checkAccess(call, key, access);
  return key;
}

/**
 * Finds a key by key ID or key ARN, without checking the permission.
 *
 * @throws {@link InvalidArnException} when the request names an alias.
 */
export function locateKeyByIdOrArn(call: Call, name: string): KmsKey {
  if (parseKeyReference(name).kind === "alias") {
    throw createException(InvalidArnException, "Key Aliases are not supported for this operation.");
  }
  return locateKey(call, name);
}

/**
 * Checks that the caller may use a key.
 *
 * @throws `AccessDeniedException` when it may not.
 */
export function checkAccess(call: Call, key: KmsKey, access: KeyAccess): void {
  const { action = call.operation, context, conditions, name, grantTokens } = access;
  const reference = name === undefined ? undefined : parseKeyReference(name);
  const { principal, environment } = accessOf(call);
  const requestAlias = reference?.kind === "alias" ? reference.name : undefined;
  const aliases = () => aliasNamesOf(call, key);
  authorize({ principal, environment, action, context, grantTokens, conditions, requestAlias, aliases }, key);
}

const aliasNamesOf = ({ keys }: Call, { keyId, accountId }: KmsKey): string[] =>
  keys.aliases.of(accountId).flatMap(({ name, targetKeyId }) => (targetKeyId === keyId ? [name] : []));

/**
 * Finds a key, without checking the permission; {@link checkAccess} does that.
 *
 * @param action - The action that the caller needs. Default: the operation.
 * @throws {@link NotFoundException} when the key or alias does not exist or is in another Region.
 * @throws `AccessDeniedException` when it does not exist and the caller could not use it anyway.
 */
export function locateKey(call: Call, name: string, action: string = call.operation): KmsKey {
  const reference = parseKeyReference(name);
  const { region } = call.keys.location;
  const { principal } = call;
  const location = reference.location ?? { region, accountId: principal.accountId };
  if (location.region !== region) {
    throw createException(NotFoundException, `Invalid arn ${location.region}`);
  }
  const arn = () => arnOf(location, reference.kind === "alias" ? reference.name : `key/${reference.keyId}`);
  if (reference.location !== undefined && reference.text !== arn()) {
    throw createException(NotFoundException, `Invalid arn ${reference.text}`);
  }
  const key =
    reference.kind === "alias"
      ? call.keys.byAlias(reference.name, location.accountId)
      : call.keys.get(reference.keyId);
  if (key !== undefined && key.accountId === location.accountId) {
    return key;
  }
  if (location.accountId !== principal.accountId) {
    throw notFoundOrDenied(principal, action, reference.text);
  }
  authorizeIdentity(principal, action, arn());
  throw notFound(reference, location);
}

function notFound(reference: KeyReference, location: Location) {
  if (reference.kind === "alias") {
    return createException(NotFoundException, `Alias ${arnOf(location, reference.name)} is not found.`);
  }
  const { keyId } = reference;
  if (looksLikeKeyId(keyId)) {
    return createException(NotFoundException, `Key '${arnOf(location, `key/${keyId}`)}' does not exist`);
  }
  const shown = reference.location === undefined ? `'${keyId}'` : keyId;
  return createException(NotFoundException, `Invalid keyId ${shown}`);
}
