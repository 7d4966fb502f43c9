import { ownMember } from "../ownMember.js";
import type { ProfileSettings, SharedProfile } from "../Runtime.js";
import { importPackage, whyNotLoaded } from "./importPackage.js";

// The package is large. See importPackage for the form of its name.
const CONFIG = ["@smithy", "core", "config"].join("/");

/**
 * Loads a profile of the AWS configuration files; `undefined` when neither file has it. As in SDK v3, the config file
 * takes precedence over the credentials file, except for the Region.
 */
export async function loadProfile(name = "default"): Promise<SharedProfile | undefined> {
  let reader: typeof import("@smithy/core/config");
  try {
    reader = await importPackage(CONFIG);
  } catch (error) {
    return { settings: {}, unreadable: whyNotLoaded(CONFIG, error) };
  }
  const { configFile, credentialsFile } = await reader.loadSharedConfigFiles();
  const inConfig = ownMember(configFile, name);
  const inCredentials = ownMember(credentialsFile, name);
  if (!inConfig && !inCredentials) {
    return undefined;
  }
  const merged: ProfileSettings = { ...inCredentials, ...inConfig };
  const { services } = merged;
  return {
    settings: { ...merged, region: inCredentials?.region ?? merged.region },
    services: services ? ownMember(configFile, `services.${services}`) : undefined,
  };
}
