/** The responses of emulators of KMS, which leave out members that KMS always sends. */

import type { MetadataBearer } from "@smithy/types";
import { operations } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../src/local/perform.js";
import { fromWire } from "../../src/shapes/awsJson.js";
import { rejection } from "../support/rejection.js";
import { stubClient } from "../support/stub-client.js";
import vectors from "../vectors/emulator-responses.json" with { type: "json" };

type Vector = (typeof vectors.cases)[number];

const isOperation = (name: string): name is keyof typeof operations => Object.hasOwn(operations, name);

/** Sends the command of a vector to a server that responds like the emulator. */
function send({ operation: name, input, response, ...more }: Vector): Promise<MetadataBearer> {
  if (!isOperation(name)) {
    throw new Error(`there is no operation ${name}`);
  }
  const command = Reflect.construct(operations[name], [fromWire(operationOf(name).input, input, [])]);
  const status = "status" in more ? more.status : 200;
  const headers = { "x-amzn-requestid": "r-1" };
  const { client } = stubClient([{ status, headers, body: response }], { maxAttempts: 1 });
  return client.send(command);
}

const named = (failed: boolean) =>
  vectors.cases
    .filter((vector) => "status" in vector === failed)
    .map((vector) => [vector.server, vector.operation, vector] as const);

describe("the client accepts what", () => {
  it.each(named(false))("%s responds to %s", async (_server, _operation, vector) => {
    const $metadata = { httpStatusCode: 200, requestId: "r-1" };
    expect(await send(vector)).toMatchObject({ ...vector.output, $metadata });
  });
});

describe("the client reads the error with which", () => {
  it.each(named(true))("%s responds to %s", async (_server, _operation, vector) => {
    const error = await rejection(send(vector));
    const $metadata = { httpStatusCode: Object(vector).status, requestId: "r-1" };
    expect(error).toMatchObject({ ...vector.output, $metadata });
    expect(error).not.toHaveProperty("message", expect.stringContaining("Another server than KMS"));
  });
});
