/** Where the material of a key of a seed comes from, and the key store that it is in. */
import { OriginType } from "../../models/OriginType.js";
import type { JsonObject } from "../../protocol/aws-json.js";
import type { SupportedKeySpec } from "../keys/key-specs.js";
import { missing, oneOf, seedError, textOf } from "./checks.js";

/** Where the material of a key comes from. */
export interface Provenance {
  /** Its origin. */
  readonly origin: OriginType;
  /** The custom key store that it is in; only of keys in one. */
  readonly customKeyStoreId: string | undefined;
}

/** External key stores are left out: what they say of a key is not made up here. */
const { EXTERNAL_KEY_STORE: _, ...ORIGINS } = OriginType;

/**
 * Reads where the material of a key comes from.
 *
 * @throws `TypeError` for the first mistake.
 */
export function parseOrigin(key: JsonObject, path: string, spec: SupportedKeySpec): Provenance {
  const origin = oneOf(ORIGINS, key.Origin ?? OriginType.AWS_KMS, `${path}.Origin`);
  const at = `${path}.CustomKeyStoreId`;
  const customKeyStoreId = textOf(key.CustomKeyStoreId, at, /^.{1,64}$/s, "must be 1 to 64 characters");
  if (origin !== OriginType.AWS_CLOUDHSM) {
    if (customKeyStoreId !== undefined) {
      throw seedError(at, "needs Origin: AWS_CLOUDHSM");
    }
    refuseWithoutMaterial(key, path, origin);
    return { origin, customKeyStoreId };
  }
  if (spec !== "SYMMETRIC_DEFAULT") {
    throw seedError(`${path}.KeySpec`, "must be SYMMETRIC_DEFAULT in a custom key store");
  }
  if (Array.isArray(key.KeyMaterial) && key.KeyMaterial.length > 1) {
    throw seedError(
      `${path}.KeyMaterial`,
      "must be one material, as keys in custom key stores are not rotated",
    );
  }
  return { origin, customKeyStoreId: customKeyStoreId ?? missing(at) };
}

/** A key that waits for its material is neither enabled nor disabled. */
function refuseWithoutMaterial(key: JsonObject, path: string, origin: OriginType): void {
  if (origin === OriginType.EXTERNAL && key.KeyMaterial === undefined && key.Enabled !== undefined) {
    throw seedError(`${path}.Enabled`, "must not be given for a key that is pending import");
  }
}
