import { BINARY_FORMATS } from "../arguments/globalOptions.js";
import type { GlobalOptions } from "../arguments/ParsedArguments.js";
import type { BinaryFormat } from "../arguments/readInput.js";
import { CliError, EXIT, generalError } from "../CliError.js";
import type { Io } from "../Io.js";
import { type CliProfile, readProfile } from "./readProfile.js";

/**
 * What a command works with: options, else environment variables, else the profile. Each setting is read when it is asked
 * for, so that a command that sends nothing needs no Region.
 */
export class Settings {
  readonly options: GlobalOptions;
  readonly profile: CliProfile;
  readonly #env: Io["env"];

  /** Reads the profile. */
  constructor(options: GlobalOptions, io: Io) {
    this.options = options;
    this.#env = io.env;
    this.profile = readProfile(options, io);
  }

  /** A setting of the environment, else of the profile. An empty one counts as not set. */
  setting(variable: string, key: string): string | undefined {
    return this.#env[variable] || this.profile.settings.get(key) || undefined;
  }

  /** Whether a switch is on. */
  isOn(variable: string, key: string): boolean {
    return this.setting(variable, key)?.toLowerCase() === "true";
  }

  /** The Region. */
  get region(): string {
    const { AWS_REGION, AWS_DEFAULT_REGION } = this.#env;
    const region =
      this.options.region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? this.profile.settings.get("region");
    // An empty one is an unset variable of a script, and another Region than was meant must not take its place.
    if (!region) {
      throw new CliError(EXIT.configuration, {
        code: "NoRegion",
        message: "You must specify a region.",
        hint:
          AWS_REGION === ""
            ? "AWS_REGION is set, but empty: give it a value, or unset it."
            : "Add --region, set AWS_REGION, or add `region` to the profile in ~/.aws/config.",
      });
    }
    // It becomes part of the host name, so it must not be able to choose another host.
    if (!/^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(region)) {
      throw generalError(`Provided region_name '${region}' doesn't match a supported format.`);
    }
    return region;
  }

  /** The endpoint that replaces that of the Region. */
  get endpoint(): string | undefined {
    if (this.options.endpointUrl !== undefined) {
      return this.options.endpointUrl;
    }
    if (this.isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
      return undefined;
    }
    const { profile } = this;
    const url =
      this.#env.AWS_ENDPOINT_URL_KMS ||
      this.#env.AWS_ENDPOINT_URL ||
      profile.kms.get("endpoint_url") ||
      profile.settings.get("endpoint_url");
    if (url && !/^https?:\/\/[^/]/i.test(url)) {
      throw generalError(`Invalid endpoint: ${url}`);
    }
    return url || undefined;
  }

  /** How the text of binary options is meant. */
  get binaryFormat(): BinaryFormat {
    const given = this.options.cliBinaryFormat ?? this.profile.settings.get("cli_binary_format") ?? "base64";
    const format = BINARY_FORMATS.find((name) => name === given);
    if (format === undefined) {
      throw generalError(
        `Invalid value for cli_binary_format of the profile: ${given}. Its values are ${BINARY_FORMATS.join(", ")}.`,
      );
    }
    return format;
  }

  /** Whether times are printed as KMS sent them, in seconds. */
  get hasWireTimes(): boolean {
    const given = this.profile.settings.get("cli_timestamp_format") ?? "iso8601";
    if (given !== "wire" && given !== "iso8601") {
      throw new CliError(EXIT.configuration, {
        code: "Configuration",
        message: `Unknown cli_timestamp_format value: ${given}, valid values are "wire" or "iso8601"`,
      });
    }
    return given === "wire";
  }

  /** The output format, which may be one that does not exist. */
  get output(): string {
    return (
      this.options.output ?? this.#env.AWS_DEFAULT_OUTPUT ?? this.profile.settings.get("output") ?? "json"
    );
  }
}
