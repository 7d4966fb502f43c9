/**
 * The algorithms by which KMS derives shared secrets.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 */
export const KeyAgreementAlgorithmSpec = {
  ECDH: "ECDH",
} as const;
/** One of the algorithms by which KMS derives shared secrets. */
export type KeyAgreementAlgorithmSpec =
  (typeof KeyAgreementAlgorithmSpec)[keyof typeof KeyAgreementAlgorithmSpec];
