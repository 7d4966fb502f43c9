// Not the global: to ask for that loads all of Web Crypto.
import { randomUUID } from "node:crypto";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { ConfigurationError } from "../../exceptions/ConfigurationError.js";
import { environmentOf, runtimeOf } from "./globals.js";
import { NodeHandler } from "./NodeHandler.js";
import { noCredentials } from "./no-credentials.js";
import type { Platform, ProfileSettings } from "./Platform.js";
import { Sha256 } from "./Sha256.js";

/** Node.js: its own crypto, HTTP with keep-alive, and the credential chain of AWS. */
export const platform: Platform = {
  runtime: runtimeOf(globalThis),
  environment: environmentOf(globalThis),
  randomUUID,
  sha256: Sha256,
  requestHandler: (optionsOrInstance) =>
    optionsOrInstance !== undefined && "handle" in optionsOrInstance
      ? optionsOrInstance
      : new NodeHandler(optionsOrInstance),
  credentialChain,
  loadProfile,
};

// Names that bundlers cannot follow: these packages are large, and loaded only where something has to come from files.
const CHAIN = ["@aws-sdk", "credential-provider-node"].join("/");
const CONFIG = ["@smithy", "core", "config"].join("/");

function credentialChain(profile: string | undefined): AwsCredentialIdentityProvider {
  let chain: AwsCredentialIdentityProvider | undefined;
  return async (properties) => {
    if (chain === undefined) {
      const { defaultProvider } = await loadChain();
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

async function loadChain(): Promise<typeof import("@aws-sdk/credential-provider-node")> {
  try {
    return await import(CHAIN);
  } catch (cause) {
    throw new ConfigurationError(
      noCredentials(`and the credential chain of AWS cannot be loaded: set one of them, or install ${CHAIN}`),
      { cause },
    );
  }
}

async function loadProfile(name = "default"): Promise<ProfileSettings | undefined> {
  const { loadSharedConfigFiles } = await loadConfig();
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  if (configFile[name] === undefined && credentialsFile[name] === undefined) {
    return undefined;
  }
  const profile = { ...configFile[name], ...credentialsFile[name] };
  const services = configFile[`services.${profile.services}`];
  return { region: profile.region, endpointUrl: services?.["kms.endpoint_url"] ?? profile.endpoint_url };
}

async function loadConfig(): Promise<typeof import("@smithy/core/config")> {
  try {
    return await import(CONFIG);
  } catch (cause) {
    throw new ConfigurationError(
      "The AWS configuration files cannot be read without @smithy/core: install it, or set Region and credentials by options or environment variables",
      { cause },
    );
  }
}
