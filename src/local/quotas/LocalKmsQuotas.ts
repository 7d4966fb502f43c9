import type { DataKeyPairSpec } from "../../kms/enums.js";
import type { OperationName } from "../OperationName.js";

/**
 * How many requests a LocalKms accepts before it throttles. Each quota is a number of requests per second, above 0, and
 * holds for each calling account. An account that was idle for a second may send that many at once, and always at least
 * one. A request counts towards every quota that covers it; it is throttled when one of them is used up. As in KMS, a
 * request for a key of another account counts for the account of the caller.
 *
 * @example
 * ```ts
 * const quotas: LocalKmsQuotas = { cryptographicOperations: { symmetric: 100 }, operations: { CreateKey: 5 } };
 * ```
 */
export interface LocalKmsQuotas {
  /** All operations together. Default: no limit. */
  requestsPerSecond?: number | undefined;
  /**
   * The operations with ciphertexts, signatures, shared secrets and message authentication codes, and with symmetric keys
   * also GenerateDataKey, GenerateDataKeyWithoutPlaintext and GenerateRandom, by kind of key. A ReEncrypt counts once for
   * each kind of key that it uses. Default: no limit.
   */
  cryptographicOperations?: CryptographicQuotas | undefined;
  /** GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext together, by KeyPairSpec. Default: no limit. */
  dataKeyPairs?: { readonly [Spec in DataKeyPairSpec]?: number | undefined } | undefined;
  /** Single operations, such as `{ CreateKey: 5, DescribeKey: 2000 }`. Default: no limit. */
  operations?: { readonly [Name in OperationName]?: number | undefined } | undefined;
}

/** The quotas that the cryptographic operations share, one for each kind of key. */
export interface CryptographicQuotas {
  /** Requests with symmetric encryption keys and HMAC keys. Default: no limit. */
  readonly symmetric?: number | undefined;
  /** Requests with RSA keys. Default: no limit. */
  readonly rsa?: number | undefined;
  /** Requests with elliptic curve keys. Default: no limit. */
  readonly ecc?: number | undefined;
}
