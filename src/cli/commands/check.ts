import { RE_ENCRYPT_REFUSALS } from "../../client/reEncryptRefusals.js";
import { DryRunModifierType } from "../../kms/enums.js";
import { ReEncryptCommand } from "../../kms/operations/ReEncrypt.js";
import type { Operation } from "../../shapes/Operation.js";
import { gatherInput } from "../arguments/gatherInput.js";
import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError, CliError, EXIT, generalError } from "../CliError.js";
import { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import type { CliErrorInfo } from "../output/CliErrorInfo.js";
import { escapeControls } from "../output/escapeControls.js";
import { untilSignal } from "../untilSignal.js";
import { callOperation, makeClient } from "./callOperation.js";
import { printValue } from "./printValue.js";

/** The outcome of a check, as `--json` prints it. */
interface Outcome {
  readonly allowed: boolean;
  /** The code of KMS; if refused. */
  readonly code?: string | undefined;
  /** What KMS said; if refused. */
  readonly reason?: string;
  /** What to do about it; if refused and known. */
  readonly advice?: string | undefined;
}

/**
 * Checks whether a ReEncrypt would succeed, with a dry run. Returns the exit code: 0 if it would, 254 if KMS would refuse
 * it. Both are answers and go to standard output; errors that say nothing about the call are thrown.
 */
export async function check(args: ParsedArguments, io: Io): Promise<number> {
  const settings = new Settings(args.globals, io);
  const outcome = await untilSignal(io.signal, outcomeOf(args, settings, io));
  const { output, query } = settings.options;
  if (args.options.has("json") || output !== undefined || query !== undefined) {
    const asked = args.options.has("json") ? new Settings({ ...args.globals, output: "json" }, io) : settings;
    await printValue(outcome, "Check", asked, io);
  } else {
    await io.stdout.write(sentence(outcome));
  }
  return outcome.allowed ? EXIT.success : EXIT.service;
}

async function outcomeOf({ options }: ParsedArguments, settings: Settings, io: Io): Promise<Outcome> {
  // The rules are those of a real call, which needs a ciphertext.
  const operation: Operation = { ...ReEncryptCommand.prototype.operation, rules: [] };
  const { input, hint } = await gatherInput(operation, options, settings.binaryFormat, io);
  const call = { operation, input: dryRunOf(input), hint, options };
  try {
    await callOperation(call, settings, makeClient(settings, io));
  } catch (error) {
    return refusal(error);
  }
  throw generalError(
    "The endpoint performed the ReEncrypt instead of a dry run. KMS never does: check --endpoint-url.",
  );
}

function dryRunOf(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (input.DryRun === false) {
    throw argumentError("--no-dry-run has no place in check, which is a dry run", "Use re-encrypt.");
  }
  if (input.CiphertextBlob !== undefined) {
    return { ...input, DryRun: true };
  }
  if (input.SourceKeyId === undefined) {
    throw argumentError(
      "the following arguments are required: --source-key-id",
      "With --ciphertext-blob it may be left out.",
    );
  }
  return { ...input, DryRun: true, DryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT] };
}

function refusal(error: unknown): Outcome {
  if (!(error instanceof CliError) || error.exitCode !== EXIT.service) {
    throw error;
  }
  const { code, message, hint }: CliErrorInfo = error.info;
  if (code === "DryRunOperationException") {
    return { allowed: true };
  }
  if (!RE_ENCRYPT_REFUSALS.some((refused) => refused === code)) {
    throw error;
  }
  return { allowed: false, code, reason: message, advice: hint };
}

function sentence({ allowed, code = "", reason = "", advice = "" }: Outcome): string {
  if (allowed) {
    return "Allowed: the re-encryption would succeed. Nothing was re-encrypted.\n";
  }
  const lines = [[`Not allowed: ${code}`, reason].filter(Boolean).join(": "), advice].filter(Boolean);
  return escapeControls(`${lines.join("\n")}\n`);
}
