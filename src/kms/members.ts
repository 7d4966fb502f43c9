/** The members that several operations of KMS share, each as its shape. */
import { boolean, integer, list, required, string } from "../shapes/shapes.js";

/** A key identifier: key ID, key ARN, alias name or alias ARN. */
export const keyIdentifier = () => string({ min: 1, max: 2048 });

/** A list of grant tokens. */
export const grantTokens = () => list(string({ min: 1, max: 8192 }), { max: 10 });

/** A grant ID. */
export const grantId = () => string({ min: 1, max: 128 });

/** An alias name. */
export const aliasName = () => string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ });

/** The ARN of a principal. */
export const principalId = () => string({ min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ });

/** The name of a service principal. */
export const servicePrincipal = () =>
  string({ min: 1, max: 128, pattern: /^([A-Za-z0-9-]+)\.([A-Za-z0-9-]+)(\.[A-Za-z0-9-]+)+$/ });

/** The name of a key policy. */
export const policyName = () => string({ min: 1, max: 128, pattern: /^\w+$/ });

/** A key policy. */
export const policyDocument = () =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: KMS accepts tab, line feed and carriage return.
  string({ min: 1, max: 131072, pattern: /^[\u0009\u000A\u000D\u0020-\u00FF]+$/ });

/** The description of a key. */
export const keyDescription = () => string({ min: 0, max: 8192 });

/** The ID of imported key material. */
export const keyMaterialId = () => string({ min: 64, max: 64, pattern: /^[a-f0-9]+$/ });

/** A Region. */
export const regionName = () => string({ min: 1, max: 32, pattern: /^([a-z]+-){2,3}\d+$/ });

/** The ID of a custom key store. */
export const customKeyStoreId = () => string({ min: 1, max: 64 });

/** The name of a custom key store. */
export const customKeyStoreName = () => string({ min: 1, max: 256 });

/** The ID of an AWS CloudHSM cluster. */
export const cloudHsmClusterId = () => string({ min: 19, max: 24, pattern: /^cluster-[2-7a-zA-Z]{11,16}$/ });

/** The password of the crypto user of an AWS CloudHSM cluster. */
export const keyStorePassword = () => string({ min: 7, max: 32, sensitive: true });

/** The endpoint of the proxy of an external key store. */
export const xksProxyUriEndpoint = () => string({ min: 10, max: 128, pattern: /^https:\/\/[a-zA-Z0-9.-]+$/ });

/** The path of the proxy of an external key store. */
export const xksProxyUriPath = () =>
  string({
    min: 10,
    max: 128,
    pattern: /^(\/[a-zA-Z0-9/_-]+\/kms\/xks\/v\d{1,2})$|^(\/kms\/xks\/v\d{1,2})$/,
  });

/** The name of the VPC endpoint service of an external key store. */
export const xksProxyVpcEndpointServiceName = () =>
  string({
    min: 20,
    max: 64,
    pattern: /^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$/,
  });

/** The ID of an account. */
export const accountId = () => string({ min: 12, max: 12, pattern: /^[0-9]{12}$/ });

/** The input members of a paginated list. */
export const pageRequest = () => ({
  Limit: integer({ min: 1, max: 1000 }),
  Marker: string({ min: 1, max: 1024, pattern: /^[\u0020-\u00FF]*$/ }),
});

/** The output members of a paginated list. */
export const pageResponse = () => ({
  NextMarker: string(),
  Truncated: required(boolean()),
});
