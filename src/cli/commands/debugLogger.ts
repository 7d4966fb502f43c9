import type { Logger } from "@smithy/types";
import { VERSION } from "../../version.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";

/**
 * What `--debug` prints to standard error: the settings, and each call without its secrets. Neither the command line nor
 * headers are printed: they contain plaintext, signatures and tokens.
 */
export function debugLogger(settings: Settings, { stderr, clock }: Io): Logger {
  const { inspect } = process.getBuiltinModule("node:util");
  const log = (...content: unknown[]): void => {
    const time = new Date(clock()).toISOString();
    const text = content
      .map((item) => (typeof item === "string" ? item : inspect(item, { depth: 6 })))
      .join(" ");
    // The call goes on when nobody can read standard error.
    stderr.write(`${time} - kms-reencrypt - DEBUG - ${text}\n`).catch(() => undefined);
  };
  const { profile, region, endpoint = "that of the Region" } = settings;
  log(`kms-reencrypt/${VERSION}, Node.js ${process.versions.node}, ${process.platform}`);
  log(`profile ${profile.name}, Region ${region}, endpoint ${endpoint}`);
  return { trace: log, debug: log, info: log, warn: log, error: log };
}
