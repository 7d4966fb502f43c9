import type { Provider } from "@smithy/types";
import type { Check, Guard } from "../../runtime/Check.js";
import { memoize } from "../../runtime/memoize.js";
import type { Environment } from "../../runtime/Runtime.js";
import { isString } from "../../runtime/typeGuards.js";
import type { DefaultsMode } from "./KMSClientConfig.js";
import type { ResolveOption } from "./resolveOption.js";

/** A mode that names defaults; `auto` chooses one of them. */
type ResolvedDefaultsMode = Exclude<DefaultsMode, "auto">;

const CONNECTION_TIMEOUT: Readonly<Record<ResolvedDefaultsMode, number | undefined>> = {
  "cross-region": 3_100,
  "in-region": 1_100,
  legacy: undefined,
  mobile: 30_000,
  standard: 3_100,
};

const MODES = ["auto", ...Object.keys(CONNECTION_TIMEOUT)];

/** What a defaults mode has to be, in any case. */
export const DEFAULTS_MODE: Check<Guard<string>> = [
  `one of ${MODES.join(", ")}`,
  (value): value is string => isString(value) && MODES.includes(value.toLowerCase()),
];

/** The connection timeout of a mode, in milliseconds; `undefined` where the mode sets none. */
export const connectionTimeoutOf = (mode: ResolvedDefaultsMode): number | undefined =>
  CONNECTION_TIMEOUT[mode];

/** The mode that a client takes its defaults from: the option, else the environment, else the profile, else `legacy`. */
export function resolveDefaultsMode(
  resolve: ResolveOption,
  region: Provider<string>,
  environment: Environment,
): Provider<ResolvedDefaultsMode> {
  const given = resolve("defaultsMode", DEFAULTS_MODE, "legacy");
  return memoize(async () => {
    const mode = (await given()).toLowerCase();
    return isResolved(mode) ? mode : automaticMode(region, environment());
  });
}

const isResolved = (mode: string): mode is ResolvedDefaultsMode => Object.hasOwn(CONNECTION_TIMEOUT, mode);

/** The mode of `auto`: as in SDK v3, except that the metadata service of an instance is not asked for its Region. */
async function automaticMode(
  region: Provider<string>,
  { AWS_EXECUTION_ENV, AWS_REGION, AWS_DEFAULT_REGION }: ReturnType<Environment>,
): Promise<ResolvedDefaultsMode> {
  const physicalRegion = AWS_EXECUTION_ENV && (AWS_REGION || AWS_DEFAULT_REGION);
  if (!physicalRegion) {
    return "standard";
  }
  return physicalRegion === (await region()) ? "in-region" : "cross-region";
}
