import type { Operation } from "../../shapes/Operation.js";
import { gatherInput } from "../arguments/gatherInput.js";
import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError, EXIT } from "../CliError.js";
import { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { untilSignal } from "../untilSignal.js";
import type { CliClient } from "./CliClient.js";
import { callOperation, makeClient } from "./callOperation.js";
import { eachLine } from "./eachLine.js";
import { prepareOutput } from "./prepareOutput.js";
import { printSkeleton } from "./printSkeleton.js";
import { whatIf } from "./whatIf.js";

type Members = Readonly<Record<string, unknown>>;

/** Runs the command of an operation of KMS: everything it does follows from the declaration of the operation. */
export async function runOperation(operation: Operation, args: ParsedArguments, io: Io): Promise<number> {
  await untilSignal(io.signal, runCommand(operation, args, io));
  return EXIT.success;
}

async function runCommand(operation: Operation, args: ParsedArguments, io: Io): Promise<void> {
  const settings = new Settings(args.globals, io);
  const { options } = args;
  if (options.has("generate-cli-skeleton")) {
    return printSkeleton(operation, options, settings, io);
  }
  const call = await prepareCalls(operation, args, settings, io);
  await (options.has("stdin-lines") ? eachLine(io, operation.input, call) : call({}));
}

/** Returns a function that calls the operation with further members. */
async function prepareCalls(
  operation: Operation,
  { options }: ParsedArguments,
  settings: Settings,
  io: Io,
): Promise<(members: Members) => Promise<void>> {
  if (options.has("stdin-lines") && options.has("out")) {
    throw argumentError("--stdin-lines and --out cannot be combined: use --select CiphertextBlob");
  }
  const print = await prepareOutput(operation, options, settings, io);
  let client: CliClient | undefined;
  return async (members) => {
    const { input, hint } = await gatherInput(operation, options, settings.binaryFormat, io, members);
    client ??= makeClient(settings, io);
    if (options.has("what-if")) {
      return whatIf(operation, input, client, settings, io);
    }
    const result = await callOperation({ operation, input, hint, options }, settings, client);
    await print(result, input);
  };
}
