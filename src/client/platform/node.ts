import { Hash } from "@smithy/core/serde";
import type { AwsCredentialIdentityProvider, SourceData } from "@smithy/types";
import { ConfigurationError } from "../../exceptions/ConfigurationError.js";
import { NodeHandler } from "./NodeHandler.js";
import type { Platform } from "./Platform.js";

/** Node.js: its own crypto, HTTP with keep-alive, and the credential chain of AWS. */
export const platform: Platform = {
  runtime: `nodejs#${process.versions.node}`,
  environment: () => process.env,
  sha256: class Sha256 extends Hash {
    constructor(secret?: SourceData) {
      super("sha256", secret);
    }
  },
  requestHandler: (optionsOrInstance) =>
    optionsOrInstance !== undefined && "handle" in optionsOrInstance
      ? optionsOrInstance
      : new NodeHandler(optionsOrInstance),
  credentialChain,
};

/** A name that bundlers cannot follow: the chain is large, and loaded only where nothing else gives credentials. */
const CHAIN_PACKAGE = ["@aws-sdk", "credential-provider-node"].join("/");

let chain: Promise<AwsCredentialIdentityProvider> | undefined;

async function credentialChain() {
  chain ??= loadChain();
  const provider = await chain;
  try {
    return await provider();
  } catch (cause) {
    throw new ConfigurationError(
      "No credentials were found in the option `credentials`, in the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or by the credential chain of AWS (profiles, SSO, web identity, process, container, instance): configure one of them",
      { cause },
    );
  }
}

async function loadChain(): Promise<AwsCredentialIdentityProvider> {
  try {
    const { defaultProvider }: typeof import("@aws-sdk/credential-provider-node") = await import(
      CHAIN_PACKAGE
    );
    return defaultProvider();
  } catch (cause) {
    throw new ConfigurationError(
      `No credentials were found in the option \`credentials\` or in the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and the credential chain of AWS cannot be loaded: set one of them, or install ${CHAIN_PACKAGE} next to your code`,
      { cause },
    );
  }
}
