/**
 * The algorithms by which KMS encapsulates shared secrets.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const EncapsulationAlgorithmSpec = {
  ML_KEM: "ML_KEM",
} as const;
/** One of the algorithms by which KMS encapsulates shared secrets. */
export type EncapsulationAlgorithmSpec =
  (typeof EncapsulationAlgorithmSpec)[keyof typeof EncapsulationAlgorithmSpec];
