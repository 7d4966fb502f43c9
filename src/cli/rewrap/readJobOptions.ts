import type { ReEncryptAllOptions } from "../../bulk/ReEncryptAllOptions.js";
import { ReEncryptCommand } from "../../kms/operations/ReEncrypt.js";
import type { Operation } from "../../shapes/Operation.js";
import { structure } from "../../shapes/shapes.js";
import { gatherInput } from "../arguments/gatherInput.js";
import { argumentError } from "../CliError.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { durationOf, failureLimitOf, numberOf, type Options } from "./optionValues.js";
import type { JobOptions } from "./RewrapOptions.js";

/** Reads the options that do not depend on where the ciphertexts are. */
export async function readJobOptions(options: Options, settings: Settings, io: Io): Promise<JobOptions> {
  const { output, query } = settings.options;
  if (output !== undefined || query !== undefined) {
    const name = output === undefined ? "query" : "output";
    throw argumentError(
      `argument --${name}: rewrap prints no responses`,
      "For its counts, use --summary json.",
    );
  }
  const dryRun = options.has("dry-run") || options.has("check");
  const concurrency = numberOf(options, "concurrency", { minimum: 1, maximum: 10_000 }) ?? 64;
  const failureLimit = failureLimitOf(options, "max-failures");
  const members = await membersOf(options, settings, io);
  return {
    job: {
      ...members,
      ...paceOf(options, concurrency, dryRun),
      maxFailures: { ratio: dryRun ? 1 : (failureLimit.ratio ?? 1) },
    },
    concurrency,
    failureLimit,
    stopAfter: durationOf(options, "stop-after"),
    check: options.has("check"),
    dryRun,
    quiet: options.has("quiet"),
    summary: options.get("summary") === "json" ? "json" : "text",
  };
}

function paceOf(options: Options, concurrency: number, dryRun: boolean): ReEncryptAllOptions {
  const maxRequestsPerSecond = numberOf(options, "max-requests-per-second", {
    minimum: 0.001,
    isFraction: true,
  });
  return {
    concurrency,
    // With what waits to be written, at most four times `concurrency` calls are repeated after a crash.
    window: 3 * concurrency,
    maxRequestsPerSecond,
    verify: options.has("verify") && !dryRun,
    dedupe: numberOf(options, "dedupe", { minimum: 0, maximum: 10_000_000 }),
    skipCurrent: options.has("skip-current") && !dryRun,
    ordered: true,
  };
}

/** The members of ReEncrypt that all items have. */
async function membersOf(options: Options, settings: Settings, io: Io): Promise<ReEncryptAllOptions> {
  const { operation } = ReEncryptCommand.prototype;
  const entries = operation.input.entries.filter(([name]) => !/^(?:CiphertextBlob|DryRun)/.test(name));
  const optional = entries.map(([name, shape]) => [name, { ...shape, required: false }] as const);
  const reduced: Operation = { ...operation, rules: [], input: structure(Object.fromEntries(optional)) };
  const { input } = await gatherInput(reduced, options, settings.binaryFormat, io);
  return input;
}
