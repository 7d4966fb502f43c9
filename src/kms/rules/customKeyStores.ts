/** The rules of custom key stores. */
import type { Rule } from "../../shapes/Operation.js";
import { CustomKeyStoreType, XksProxyConnectivityType } from "../enums.js";
import { broken, notBoth } from "./combinations.js";

/** Custom key stores can be filtered by ID or by name. */
export const oneCustomKeyStoreFilter = () => notBoth("CustomKeyStoreId", "CustomKeyStoreName");

const CLOUDHSM_MEMBERS = ["CloudHsmClusterId", "KeyStorePassword", "TrustAnchorCertificate"] as const;

const EXTERNAL_MEMBERS = [
  "XksProxyConnectivity",
  "XksProxyUriEndpoint",
  "XksProxyUriPath",
  "XksProxyAuthenticationCredential",
] as const;

/** Each type of custom key store has its own required members. */
export const membersOfCustomKeyStore =
  (): Rule<"CustomKeyStoreType" | (typeof CLOUDHSM_MEMBERS | typeof EXTERNAL_MEMBERS)[number]> => (input) => {
    const { CustomKeyStoreType: type = CustomKeyStoreType.AWS_CLOUDHSM } = input;
    const names =
      type === CustomKeyStoreType.AWS_CLOUDHSM
        ? CLOUDHSM_MEMBERS
        : type === CustomKeyStoreType.EXTERNAL_KEY_STORE
          ? EXTERNAL_MEMBERS
          : [];
    return names
      .filter((name) => input[name] === undefined)
      .map((name) =>
        broken(name, `is required with CustomKeyStoreType ${String(type)}${defaultHint(input)}`),
      );
  };

const defaultHint = ({ CustomKeyStoreType: type }: { readonly CustomKeyStoreType?: unknown }): string =>
  type === undefined ? ", the default" : "";

/** An external key store behind a VPC endpoint service needs its name. */
export const vpcEndpointService =
  (): Rule<"XksProxyConnectivity" | "XksProxyVpcEndpointServiceName"> =>
  ({ XksProxyConnectivity, XksProxyVpcEndpointServiceName }) =>
    XksProxyConnectivity === XksProxyConnectivityType.VPC_ENDPOINT_SERVICE &&
    XksProxyVpcEndpointServiceName === undefined
      ? [
          broken(
            "XksProxyVpcEndpointServiceName",
            "is required with XksProxyConnectivity VPC_ENDPOINT_SERVICE",
          ),
        ]
      : [];
