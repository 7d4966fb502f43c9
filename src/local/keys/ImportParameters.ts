import type { KeyObject } from "node:crypto";
import type { AlgorithmSpec } from "../../kms/enums.js";

/** What GetParametersForImport returned, as ImportKeyMaterial needs it. */
export interface ImportParameters {
  /** The key ID of the key that the import token is for. */
  readonly keyId: string;
  /** The private part of the wrapping key. */
  readonly privateKey: KeyObject;
  /** How the key material is wrapped. */
  readonly algorithm: AlgorithmSpec;
  /** When the import token expires. */
  readonly validTo: Date;
}
