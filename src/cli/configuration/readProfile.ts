import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathOf } from "../arguments/readParameter.js";
import { generalError } from "../CliError.js";
import type { Io } from "../Io.js";
import { parseIni, parseNested, type Sections } from "./parseIni.js";

/** A profile of the AWS configuration files. */
export interface CliProfile {
  readonly name: string;
  /** Its settings. Those of the credentials file win, as in the AWS CLI. */
  readonly settings: ReadonlyMap<string, string>;
  /** The settings of KMS in the `services` section that it names. */
  readonly kms: ReadonlyMap<string, string>;
}

/** Which profile to read, and from where. */
export interface ProfileChoice {
  /** The name of `--profile`. Default: that of the environment. */
  readonly profile?: string | undefined;
  /** The only file to read, of `--profile-location`. Default: the configuration files of AWS. */
  readonly profileLocation?: string | undefined;
}

/**
 * Reads a profile. The files are small, and most programs at a terminal have them, so this does without the packages of
 * the AWS SDK, whose loading takes longer than all the rest.
 *
 * @throws {@link CliError} when a file is broken, or the profile does not exist.
 */
export function readProfile({ profile, profileLocation }: ProfileChoice, io: Io): CliProfile {
  // An empty name is an unset variable of a script, and another profile than was meant must not take its place.
  const named = profile ?? io.env.AWS_PROFILE ?? io.env.AWS_DEFAULT_PROFILE;
  const name = named ?? "default";
  const config = profileLocation === undefined ? readSections(configPath(io), io) : undefined;
  const credentials = readSections(profileLocation ?? credentialsPath(io), io, profileLocation !== undefined);
  const inConfig = config && profileSection(config, name);
  const inCredentials =
    credentials?.get(name) ?? (profileLocation && credentials && profileSection(credentials, name));
  if (!inConfig && !inCredentials && named !== undefined) {
    throw generalError(`The config profile (${name}) could not be found`);
  }
  const settings = new Map([...(inConfig || []), ...(inCredentials || [])]);
  return { name, settings, kms: servicesOf(settings.get("services"), config) };
}

export const configPath = ({ env }: Io): string => env.AWS_CONFIG_FILE || join("~", ".aws", "config");

export const credentialsPath = ({ env }: Io): string =>
  env.AWS_SHARED_CREDENTIALS_FILE || join("~", ".aws", "credentials");

/** In the config file, every profile but the default one has `profile` before its name. */
function profileSection(sections: Sections, name: string): ReadonlyMap<string, string> | undefined {
  for (const [header, settings] of sections) {
    const [, quoted, bare] = /^\s*profile\s+(?:"([^"]*)"|'[^']*'|(\S+))\s*$/.exec(header) ?? [];
    if ((quoted ?? bare) === name || (name === "default" && header === "default")) {
      return settings;
    }
  }
  return undefined;
}

function servicesOf(name: string | undefined, config: Sections | undefined): ReadonlyMap<string, string> {
  return name === undefined ? new Map() : parseNested(config?.get(`services ${name}`)?.get("kms") ?? "");
}

/** Reads a file; a missing one has no sections, unless the user named it. */
function readSections(given: string, io: Io, isNamed = false): Sections | undefined {
  const path = pathOf(given, process.platform, io.env);
  const text = readText(path, isNamed);
  if (text === undefined) {
    return undefined;
  }
  const sections = parseIni(text);
  if (sections === undefined) {
    throw generalError(`Unable to parse config file: ${path}`);
  }
  return sections;
}

/** A folder counts as missing, too, as in the AWS CLI. */
const MISSING = ["ENOENT", "ENOTDIR", "EISDIR"];

function readText(path: string, isNamed: boolean): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const { code, message } = Object(cause);
    if (MISSING.includes(code) && !isNamed) {
      return undefined;
    }
    throw generalError(`Unable to read config file: ${path}: ${message}`, { cause });
  }
}
