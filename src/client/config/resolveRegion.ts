import type { Provider } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import type { Check, Guard } from "../../runtime/Check.js";
import { isString } from "../../runtime/typeGuards.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";
import { memoizeStatic } from "./providers.js";
import type { ResolveOption } from "./resolveOption.js";
import type { Profile } from "./resolveProfile.js";

/** The Region of a client. */
export interface ResolvedRegion {
  /** Returns the Region. */
  readonly region: Provider<string>;
  /** Returns the Region as it was given, which may be a pseudo-Region such as `fips-us-east-1`; `undefined` for none. */
  readonly givenRegion: Provider<string | undefined>;
}

/** What a Region has to be. It becomes part of the host name, so it must not be able to choose another host. */
export const REGION: Check<Guard<string>> = [
  "a Region such as us-east-2",
  (value): value is string => isString(value) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length < 64,
];

/**
 * Resolves the Region: from the option, else from `AWS_REGION`, else from `AWS_DEFAULT_REGION`, else from the profile.
 * A FIPS pseudo-Region becomes the Region that it stands for, as in SDK v3.
 */
export function resolveRegion(
  options: KMSClientConfig,
  resolve: ResolveOption,
  profile: Profile,
): ResolvedRegion {
  const configured = resolve<string | undefined>("region", REGION, undefined);
  const givenRegion = async () => (await configured()) ?? missingFrom(profile);
  return {
    givenRegion,
    region: memoizeStatic([options.region], async () => realRegion(await givenRegion())),
  };
}

/** Throws where the Region may be missing only because the profile cannot be read. */
async function missingFrom(profile: Profile): Promise<undefined> {
  const { unreadable } = await profile.load();
  if (unreadable) {
    throw noRegion(` or AWS_REGION. The profile was not read, because ${unreadable}`);
  }
}

const noRegion = (rest: string): ConfigurationError =>
  new ConfigurationError(`No Region is configured: set the option \`region\`${rest}`);

/** What distinguishes a FIPS pseudo-Region. */
const FIPS = /^fips-(dkr-|prod-)?|-fips$/;

/** Whether a Region as it was given demands FIPS. */
export const isFipsRegion = (region: string | undefined): boolean => FIPS.test(region ?? "");

/**
 * Returns the Region that a pseudo-Region stands for, and any other Region as it is.
 *
 * @throws {@link ConfigurationError} when there is none.
 */
export function realRegion(region: string | undefined): string {
  if (!region) {
    throw noRegion(", AWS_REGION, AWS_DEFAULT_REGION, or `region` in the profile");
  }
  return region === "fips-aws-global" || region === "aws-fips" ? "us-east-1" : region.replace(FIPS, "");
}
