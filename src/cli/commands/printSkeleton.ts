import type { Operation } from "../../shapes/Operation.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { formatJson } from "../output/formatJson.js";
import { toOutputValue } from "../output/OutputValue.js";
import { printValue } from "./printValue.js";
import { inputSkeleton, outputSkeleton, yamlSkeleton } from "./skeleton.js";

/** Prints the skeleton that `--generate-cli-skeleton` asks for. */
export async function printSkeleton(
  operation: Operation,
  options: ReadonlyMap<string, OptionValue>,
  settings: Settings,
  io: Io,
): Promise<void> {
  switch (options.get("generate-cli-skeleton")) {
    case "yaml-input":
      return io.stdout.write(yamlSkeleton(operation));
    case "output":
      return printValue(outputSkeleton(operation), operation.name, settings, io);
    default:
      return io.stdout.write(formatJson(toOutputValue(inputSkeleton(operation))));
  }
}
