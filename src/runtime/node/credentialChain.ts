import type { AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { noCredentials } from "../noCredentials.js";
import { importPackage, whyNotLoaded } from "./importPackage.js";

// The package is large. See importPackage for the form of its name.
const CHAIN = ["@aws-sdk", "credential-provider-node"].join("/");

/** The credential chain of AWS for a profile. It is loaded on first use. Its warnings go to the logger, else to the console. */
export function credentialChain(
  profile: string | undefined,
  logger: Logger | undefined,
): AwsCredentialIdentityProvider {
  let chain: AwsCredentialIdentityProvider | undefined;
  return async (properties) => {
    chain ??= await load(profile, logger);
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

async function load(
  profile: string | undefined,
  logger: Logger | undefined,
): Promise<AwsCredentialIdentityProvider> {
  try {
    const { defaultProvider } =
      await importPackage<typeof import("@aws-sdk/credential-provider-node")>(CHAIN);
    return defaultProvider({
      ...(profile && { profile }),
      ...(logger && { logger: complete(logger) }),
    });
  } catch (cause) {
    // The size is that of a bundle of esbuild; a test measures it.
    throw new ConfigurationError(
      noCredentials(
        `and the credential chain of AWS cannot be loaded: ${whyNotLoaded(CHAIN, cause)}. Either import { defaultProvider } from "${CHAIN}" and pass \`credentials: defaultProvider()\`, which adds about 280 KB to a minified bundle; or install it in node_modules beside the bundle`,
      ),
      { cause },
    );
  }
}

/** The chain calls methods that a logger may lack. */
function complete(logger: Logger): Logger {
  const call =
    (name: "debug" | "error" | "info" | "warn") =>
    (...content: unknown[]) =>
      logger[name]?.(...content);
  return { debug: call("debug"), error: call("error"), info: call("info"), warn: call("warn") };
}
