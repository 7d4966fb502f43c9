import type { Operation } from "../../shapes/Operation.js";
import { isPaged } from "../arguments/commandOptions.js";
import type { OptionValue } from "../arguments/ParsedArguments.js";
import type { Settings } from "../configuration/Settings.js";
import { describeError } from "../describeError.js";
import type { Io } from "../Io.js";
import { CliClient } from "./CliClient.js";
import { debugLogger } from "./debugLogger.js";
import { fetchPages, type PagedResult, pageOptions } from "./fetchPages.js";

/** A call of an operation. */
export interface Call {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  /** What to tell when KMS cannot read the ciphertext. */
  readonly hint: string | undefined;
  readonly options: ReadonlyMap<string, OptionValue>;
}

/** What a call returned. */
export interface CallResult {
  /** What is printed. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The pages, where the operation lists something. */
  readonly paged?: PagedResult;
}

/** Makes a client, for any number of calls. */
export const makeClient = (settings: Settings, io: Io): CliClient =>
  new CliClient(settings, io, settings.options.debug === true ? debugLogger(settings, io) : undefined);

/**
 * Calls an operation.
 *
 * @throws {@link CliError} with the words and the exit code of the AWS CLI.
 */
export async function callOperation(call: Call, settings: Settings, client: CliClient): Promise<CallResult> {
  const { operation, input, options, hint } = call;
  const pages = isPaged(operation)
    ? pageOptions(options, input, settings.options.paginate !== false)
    : undefined;
  let endpoint = settings.endpoint ?? "";
  try {
    endpoint = await client.endpoint();
    if (pages !== undefined) {
      const paged = await fetchPages(client, operation, input, pages);
      return { value: paged.whole, paged };
    }
    const { $metadata: _, ...value } = await client.send(operation, input);
    return { value };
  } catch (error) {
    throw describeError(error, { operation: operation.name, endpoint, env: client.env, hint });
  }
}
