import { LimitExceededException } from "../../kms/commonErrors.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { Call } from "./Call.js";

const MAX_ALIASES_OF_KEY = 50;

/**
 * Checks that a key can have one more alias.
 *
 * @throws {@link LimitExceededException} when it has 50.
 */
export function checkAliasQuota({ keys }: Call, { accountId, keyId, arn }: KmsKey): void {
  const aliases = keys.aliases.of(accountId).filter(({ targetKeyId }) => targetKeyId === keyId);
  if (aliases.length >= MAX_ALIASES_OF_KEY) {
    throw createException(LimitExceededException, `${arn} has ${MAX_ALIASES_OF_KEY} aliases already.`);
  }
}
