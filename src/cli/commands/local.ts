import type { LocalKmsOptions } from "../../local/config/LocalKmsOptions.js";
import { LocalKms } from "../../local/LocalKms.js";
import { isError, isString } from "../../runtime/typeGuards.js";
import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError, EXIT, generalError } from "../CliError.js";
import type { Io } from "../Io.js";
import { runProgram } from "./runProgram.js";
import { shellLines } from "./shellLines.js";

/** Variables that would win over those of the LocalKms, or make a program look for something else. */
const UNSET = ["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"];

/**
 * Runs a LocalKms until the user or the system ends the program, and prints the environment variables for its clients; or
 * with `--exec`, runs a command in this environment. Returns the exit code: that of the command, or 0.
 */
export async function local({ options, globals }: ParsedArguments, io: Io): Promise<number> {
  const seed = options.get("seed");
  const command = options.get("exec");
  const kms = await start({
    port: portOf(options.get("port")),
    ...regionsOf(globals.regions, io.env.AWS_REGION || io.env.AWS_DEFAULT_REGION || undefined),
    seed: isString(seed) ? seed : undefined,
  });
  try {
    const variables = variablesOf(kms);
    if (Array.isArray(command)) {
      return await runProgram(command, { ...withoutProfile(io.env), ...variables }, io);
    }
    await io.stdout.write(shellLines(variables, UNSET, io.env));
    await io.stderr.write(`LocalKms listens on ${kms.endpoint}. Press Ctrl-C to stop it.\n`);
    await ended(io.signal);
    return EXIT.success;
  } finally {
    await kms.close();
  }
}

function portOf(port: unknown): number | undefined {
  if (port === undefined) {
    return undefined;
  }
  const number = Number(port);
  if (!isString(port) || !/^\d+$/.test(port) || number > 65535) {
    throw argumentError(`argument --port: '${String(port)}' is not a port, a whole number from 0 to 65535`);
  }
  return number;
}

/** The first Region is that of the seed and of the variables. `any` means all Regions. */
function regionsOf(
  given: readonly string[] | undefined,
  byDefault: string | undefined,
): Pick<LocalKmsOptions, "region" | "regions"> {
  const regions = given?.filter((region) => region !== "any") ?? [];
  const region = given === undefined ? byDefault : regions[0];
  if (given?.includes("any")) {
    return { region: region ?? byDefault, regions: "any" };
  }
  return regions.length > 1 ? { region, regions } : { region };
}

async function start(options: LocalKmsOptions): Promise<LocalKms> {
  try {
    return await LocalKms.start(options);
  } catch (error) {
    const message = isError(error) ? error.message : String(error);
    // A TypeError is about the options or the seed, everything else about the machine.
    throw error instanceof TypeError ? argumentError(message) : generalError(message, { cause: error });
  }
}

/** What makes the AWS CLI, the AWS SDKs and this program call a LocalKms. */
const variablesOf = ({ endpoint, region, credentials }: LocalKms): Record<string, string> => ({
  AWS_ENDPOINT_URL_KMS: endpoint,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});

const withoutProfile = (env: Io["env"]): Io["env"] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !UNSET.includes(name)));

const ended = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
