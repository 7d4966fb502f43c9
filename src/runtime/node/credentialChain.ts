import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { noCredentials } from "../noCredentials.js";
import { importPackage } from "./importPackage.js";

// The package is large. See importPackage for the form of its name.
const CHAIN = ["@aws-sdk", "credential-provider-node"].join("/");

/** The credential chain of AWS for a profile. It is loaded on first use. */
export function credentialChain(profile: string | undefined): AwsCredentialIdentityProvider {
  let chain: AwsCredentialIdentityProvider | undefined;
  return async (properties) => {
    if (chain === undefined) {
      const { defaultProvider } = await importPackage<typeof import("@aws-sdk/credential-provider-node")>(
        CHAIN,
        noCredentials(
          `and the credential chain of AWS cannot be loaded: set one of them, or install ${CHAIN}`,
        ),
      );
      chain = defaultProvider(profile === undefined ? {} : { profile });
    }
    try {
      return await chain(properties);
    } catch (cause) {
      throw new ConfigurationError(
        noCredentials(
          "and none by the credential chain of AWS (profiles, SSO, web identity, containers, instances): configure one of them",
        ),
        { cause },
      );
    }
  };
}
