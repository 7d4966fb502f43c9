import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { resolveCredentials } from "../../client/config/resolveCredentials.js";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { saidBy } from "../../errors/platformError.js";
import { importPackage } from "../../runtime/node/importPackage.js";
import { generalError } from "../CliError.js";
import { noCredentials } from "./noCredentials.js";

/** Which profile the chain reads. */
export interface ChainOptions {
  /** Where the chain calls other services, such as STS. */
  readonly region: string;
  readonly profile: string;
  /** Whether the user named the profile, so that it wins over the environment. */
  readonly isChosen: boolean;
  /** The setting of the profile that names the source, such as `credential_process`; `undefined` if none does. */
  readonly source?: string | undefined;
  /** The only file to read. Default: the configuration files of AWS. */
  readonly profileLocation?: string;
}

const CHAIN = ["@aws-sdk", "credential-provider-node"].join("/");

/** The credentials of the credential chain of the AWS SDK, renewed before they expire. */
export const credentialChain = (options: ChainOptions): AwsCredentialIdentityProvider =>
  resolveCredentials(
    { credentials: fromChain(options) },
    { environment: () => ({}), credentialChain: () => fromChain(options) },
    { name: options.profile, load: async () => ({ settings: {} }) },
    async () => options.region,
  );

const fromChain =
  ({ profile, isChosen, source, profileLocation }: ChainOptions): AwsCredentialIdentityProvider =>
  async (properties) => {
    const { defaultProvider } = await loadChain();
    const files = profileLocation && { filepath: profileLocation, configFilepath: profileLocation };
    try {
      return await defaultProvider({ ...((isChosen || profile !== "default") && { profile }), ...files })(
        properties,
      );
    } catch (cause) {
      const said = saidBy(cause);
      if (source === undefined && said.startsWith("Could not load credentials from any providers")) {
        throw noCredentials(cause);
      }
      const where = source === undefined ? "" : ` (${source})`;
      throw generalError(`The credentials of the profile ${profile}${where} could not be fetched: ${said}.`, {
        cause,
      });
    }
  };

async function loadChain(): Promise<typeof import("@aws-sdk/credential-provider-node")> {
  try {
    return await importPackage(CHAIN);
  } catch (cause) {
    throw new ConfigurationError(
      `The credentials of this profile need ${CHAIN}, which cannot be loaded: install it`,
      { cause },
    );
  }
}
