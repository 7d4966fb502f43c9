import { required, string, structure } from "../../shapes/shapes.js";

/**
 * The credential with which KMS signs its requests to the proxy of an external key store. It has nothing to do
 * with AWS credentials. Never logged.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html
 */
export interface XksProxyAuthenticationCredentialType {
  /** The ID of the secret access key, 20 to 30 characters: `A` to `Z` and `2` to `7`. */
  AccessKeyId: string;
  /** The secret access key, 43 to 64 characters: letters, digits, `/`, `+` and `=`. */
  RawSecretAccessKey: string;
}

/** The shape of {@link XksProxyAuthenticationCredentialType}. */
export const xksProxyAuthenticationCredential = () =>
  structure<XksProxyAuthenticationCredentialType>({
    AccessKeyId: required(string({ min: 20, max: 30, pattern: /^[A-Z2-7]+$/, sensitive: true })),
    RawSecretAccessKey: required(string({ min: 43, max: 64, pattern: /^[a-zA-Z0-9/+=]+$/, sensitive: true })),
  });
