import { OriginType } from "../../kms/enums.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import type { SupportedKeySpec } from "../keys/keySpecs.js";
import { seedError } from "./SeedError.js";
import { missing, oneOf, textOf } from "./seedChecks.js";

/** The source of the key material of a key. */
interface Provenance {
  /** The origin. */
  readonly origin: OriginType;
  /** The ID of its custom key store; `undefined` for other keys. */
  readonly customKeyStoreId: string | undefined;
}

// Without external key stores: their keys have metadata that LocalKms cannot know.
const { EXTERNAL_KEY_STORE: _, ...ORIGINS } = OriginType;

/**
 * Parses the origin of a key of a seed.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseOrigin(key: JsonObject, path: string, spec: SupportedKeySpec): Provenance {
  const origin = oneOf(ORIGINS, key.Origin ?? OriginType.AWS_KMS, `${path}.Origin`);
  const at = `${path}.CustomKeyStoreId`;
  const customKeyStoreId = textOf(key.CustomKeyStoreId, at, /^.{1,64}$/su, "must be 1 to 64 characters");
  if (origin !== OriginType.AWS_CLOUDHSM) {
    if (customKeyStoreId !== undefined) {
      throw seedError(at, "requires Origin: AWS_CLOUDHSM");
    }
    checkEnabledNeedsMaterial(key, path, origin);
    return { origin, customKeyStoreId };
  }
  if (spec !== "SYMMETRIC_DEFAULT") {
    throw seedError(`${path}.KeySpec`, "must be SYMMETRIC_DEFAULT in a custom key store");
  }
  if (Array.isArray(key.KeyMaterial) && key.KeyMaterial.length > 1) {
    throw seedError(
      `${path}.KeyMaterial`,
      "must be a single value, because keys in custom key stores are not rotated",
    );
  }
  return { origin, customKeyStoreId: customKeyStoreId ?? missing(at) };
}

/** A key that is pending import is neither enabled nor disabled. */
function checkEnabledNeedsMaterial(key: JsonObject, path: string, origin: OriginType): void {
  if (origin === OriginType.EXTERNAL && key.KeyMaterial === undefined && key.Enabled !== undefined) {
    throw seedError(`${path}.Enabled`, "must be left out for a key that is pending import");
  }
}
