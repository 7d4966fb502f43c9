/**
 * What may be changed about a dry run.
 *
 * `IGNORE_CIPHERTEXT` checks permissions and keys without a ciphertext at hand: `CiphertextBlob` may then be left
 * out, and the source key has to be named.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export const DryRunModifierType = {
  IGNORE_CIPHERTEXT: "IGNORE_CIPHERTEXT",
} as const;
/** One of the modifiers of a dry run. */
export type DryRunModifierType = (typeof DryRunModifierType)[keyof typeof DryRunModifierType];
