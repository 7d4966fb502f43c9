/** Every operation with every error that KMS documents for it, and its success: both clients get the same. */
import * as crypto from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Driver, type Operation, ourDriver, sdkDriver } from "./clients.js";
import { Fixtures } from "./refusals/Fixtures.js";
import { INPUTS, KIND_OF } from "./refusals/inputs.js";
import { ROWS, UNDOCUMENTED } from "./refusals/table.js";

// There can be ten custom key stores, and one test moves the clock.
const STARTS_ANEW = /CustomKeyStore|Xks|GenerateRandom|KeyRotation|CreateKey|ImportKeyMaterial/;

const hasMlKem = typeof Object.entries(crypto).find(([name]) => name === "encapsulate")?.[1] === "function";
const needsMlKem = (operation: Operation, error: string): boolean =>
  KIND_OF[operation] === "kem" && /^$|DryRun|InvalidCiphertext/.test(error);

let fixtures: Fixtures;
let clients: readonly [Driver, Driver];

async function start(): Promise<void> {
  // No signatures, because a test moves the clock of the server only.
  fixtures = await Fixtures.start({ verifySignatures: false });
  clients = [ourDriver(fixtures.config), sdkDriver(fixtures.config)];
}
async function stop(): Promise<void> {
  for (const client of clients) {
    client.destroy();
  }
  await fixtures.close();
}
beforeAll(start);
afterAll(stop);

/** What a caller sees of an error. */
async function rejectionOf(client: Driver, operation: Operation, input: object) {
  const error: unknown = await client.send(operation, input as never).then(
    (output) => new Error(`${operation} succeeded: ${JSON.stringify(output)}`),
    (reason: unknown) => reason,
  );
  const { name, $fault, $metadata } = Object(error);
  const status: unknown = $metadata?.httpStatusCode;
  return { name, $fault, status, message: error instanceof Error ? client.serviceMessageOf(error) : error };
}

test("the table has a row for every documented error of every operation, and no others", () => {
  const missing = ROWS.filter(({ refusal }) => refusal === undefined);
  expect(missing.map(({ operation, error }) => `${operation} ${error}`)).toEqual([]);
  expect(UNDOCUMENTED).toEqual([]);
  expect(ROWS.length).toBeGreaterThan(400);
});

test("most documented errors come from an input, and the others say why they do not", () => {
  const faults = ROWS.flatMap(({ refusal }) =>
    refusal !== undefined && "faultBecause" in refusal ? refusal.faultBecause : [],
  );
  expect(faults.filter((reason) => reason.length < 15)).toEqual([]);
  // KMSInternalException, DependencyTimeoutException and KeyUnavailableException are 113 of them.
  expect(faults.length).toBeLessThan(175);
});

describe.each(Object.keys(INPUTS) as Operation[])("%s", (operation) => {
  if (STARTS_ANEW.test(operation)) {
    beforeEach(() => fixtures.reset());
  }
  const skipped = needsMlKem(operation, "") && !hasMlKem;
  test.skipIf(skipped)(`succeeds${skipped ? " (skipped: this Node.js has no ML-KEM)" : ""}`, async () => {
    const outputs: object[] = [];
    for (const client of clients) {
      const sample = await fixtures.newSample(KIND_OF[operation] ?? "symmetric");
      if (operation === "CancelKeyDeletion") {
        await fixtures.kms.scheduleKeyDeletion({ KeyId: sample.keyId });
      }
      const input = await INPUTS[operation](fixtures, sample);
      outputs.push(await client.send(operation, input as never));
    }
    const [ours, theirs] = outputs.map((output) => ({ ...output, $metadata: undefined }));
    expect(shapeOf(ours)).toEqual(shapeOf(theirs));
  });

  for (const { error, refusal } of ROWS.filter((row) => row.operation === operation)) {
    const noMlKem = needsMlKem(operation, error) && !hasMlKem;
    const because =
      refusal !== undefined && "faultBecause" in refusal ? `, injected: ${refusal.faultBecause}` : "";
    const name = `${error}${because}${noMlKem ? " (skipped: this Node.js has no ML-KEM)" : ""}`;
    test.skipIf(noMlKem)(name, async () => {
      if (refusal === undefined) {
        throw new Error("The table has no such row.");
      }
      const valid = () =>
        fixtures.sample(KIND_OF[operation] === "kem" ? "signing" : (KIND_OF[operation] ?? "symmetric"));
      const input =
        "input" in refusal ? await refusal.input(fixtures) : await INPUTS[operation](fixtures, await valid());
      const rejections = [];
      for (const client of clients) {
        if ("faultBecause" in refusal) {
          fixtures.kms.faults.next(1, error as "KMSInternalException", { operation });
        }
        rejections.push(await rejectionOf(client, operation, input));
      }
      const [ours, theirs] = rejections;
      expect(ours).toEqual(theirs);
      expect(ours).toMatchObject({ name: error, $fault: expect.stringMatching(/^(client|server)$/) });
    });
  }
});

/** The members of a value and their types, without their values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map(shapeOf);
  }
  if (value instanceof Uint8Array || value instanceof Date || typeof value !== "object" || value === null) {
    return value instanceof Uint8Array ? "bytes" : value instanceof Date ? "date" : typeof value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}
