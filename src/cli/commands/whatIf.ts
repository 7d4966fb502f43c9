import type { Operation } from "../../shapes/Operation.js";
import { redact } from "../../shapes/redact.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import type { CliClient } from "./CliClient.js";
import { printValue } from "./printValue.js";

/** Prints the request that `--what-if` keeps from being sent, without its secrets. */
export async function whatIf(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  client: CliClient,
  settings: Settings,
  io: Io,
): Promise<void> {
  const request = {
    WhatIf: `${operation.name} was not sent`,
    Endpoint: await client.endpoint(),
    Region: settings.region,
    Input: redact(operation.input, input),
  };
  await printValue(request, operation.name, settings, io);
}
