import { isObject } from "../../runtime/typeGuards.js";
import type { StructureShape } from "../../shapes/shapes.js";
import { parseJson } from "../arguments/parseJson.js";
import { argumentError, CliError } from "../CliError.js";
import type { Io } from "../Io.js";

type Members = Readonly<Record<string, unknown>>;

/**
 * Makes a call for each line of standard input, which is a JSON object with the parameters of the call. Stops at the
 * first line that fails; the error names it.
 */
export async function eachLine(
  { stdin }: Io,
  shape: StructureShape,
  call: (members: Members) => Promise<void>,
): Promise<void> {
  let number = 0;
  for await (const line of stdin.lines()) {
    number += 1;
    if (line.trim() !== "") {
      try {
        await call(membersOf(line, shape));
      } catch (error) {
        throw error instanceof CliError ? inLine(number, error) : error;
      }
    }
  }
}

/** The parameters of a line. As in a pipeline of PowerShell, the case of their names does not matter. */
function membersOf(line: string, { entries }: StructureShape): Members {
  const parsed = parseJson(line);
  if ("problem" in parsed) {
    throw argumentError(`Invalid JSON: ${parsed.problem}`);
  }
  if (!isObject(parsed.value)) {
    throw argumentError("Each line must be a JSON object whose members are the parameters");
  }
  return Object.fromEntries(
    Object.entries(parsed.value).map(([given, value]) => {
      const known = entries.find(([name]) => name.toLowerCase() === given.toLowerCase());
      return [known?.[0] ?? given, value];
    }),
  );
}

function inLine(number: number, { exitCode, info, cause }: CliError): CliError {
  const hint = [`Line ${number} of standard input failed, and no later line was read.`, info.hint];
  return new CliError(exitCode, { ...info, hint: hint.filter(Boolean).join(" ") }, { cause });
}
