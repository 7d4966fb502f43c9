/** Every operation that the AWS CLI has, where it is installed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATION_NAMES } from "../../src/local/OperationName.js";
import type { Operation } from "../conformance/clients.js";
import { Fixtures } from "../conformance/refusals/Fixtures.js";
import { INPUTS, KIND_OF } from "../conformance/refusals/inputs.js";
import { AwsCli, COMMANDS, isInstalled, knowsKeyMaterial } from "./AwsCli.js";

let fixtures: Fixtures;
let cli: AwsCli;
beforeAll(async () => {
  fixtures = await Fixtures.start();
  cli = await AwsCli.create(fixtures.kms);
});
afterAll(async () => {
  await fixtures.close();
  await cli.remove();
});

const isOperation = (name: string): name is Operation => OPERATION_NAMES.has(name);
const OPERATIONS = [...OPERATION_NAMES].filter(isOperation);

/** `ReEncrypt` as the AWS CLI writes it: `re-encrypt`. */
const inKebabCase = (name: string): string => name.replace(/(?<!^)(?=[A-Z])/g, "-").toLowerCase();

/** A valid input of an operation, for a new key. */
async function inputOf(operation: Operation): Promise<object> {
  const sample = await fixtures.newSample(KIND_OF[operation] ?? "symmetric");
  if (operation === "CancelKeyDeletion") {
    await fixtures.kms.scheduleKeyDeletion({ KeyId: sample.keyId });
  }
  return INPUTS[operation](fixtures, sample);
}

/** The options for an input: the bytes in files of their own, the rest as JSON. */
async function optionsFor(input: object): Promise<string[]> {
  const members = Object.entries(input);
  const blobs = members.filter(([, value]) => value instanceof Uint8Array);
  const rest = members.filter(([, value]) => !(value instanceof Uint8Array));
  const options = blobs.map(async ([name, value]) => [`--${inKebabCase(name)}`, await cli.blob(value)]);
  return [
    ...(await Promise.all(options)).flat(),
    "--cli-input-json",
    await cli.json(Object.fromEntries(rest)),
  ];
}

// The CLI shows all pages as one.
const ABSENT = ["$metadata", "NextMarker", "Truncated"];

/** The members of an output that the CLI shows. */
const shownOf = (output: object): string[] =>
  Object.entries(output).flatMap(([name, value]) =>
    ABSENT.includes(name) || value === undefined ? [] : [name],
  );

// An older version leaves out the members of outputs that it does not know, and requires other ones of inputs.
const whyNot = isInstalled
  ? knowsKeyMaterial
    ? ""
    : " (skipped: aws is too old)"
  : " (skipped: aws is not installed)";
describe.skipIf(whyNot !== "")(`the AWS CLI${whyNot} succeeds with`, () => {
  test.concurrent.each(OPERATIONS.filter((name) => !isInstalled || COMMANDS.has(inKebabCase(name))))(
    "%s",
    { timeout: 60_000 },
    async (operation) => {
      const output = await cli.run(inKebabCase(operation), ...(await optionsFor(await inputOf(operation))));
      const expected = await fixtures.admin.send(operation, (await inputOf(operation)) as never);
      expect(Object.keys(output).sort()).toEqual(shownOf(expected).sort());
    },
  );

  const missing = OPERATIONS.filter((name) => isInstalled && !COMMANDS.has(inKebabCase(name)));
  test.skipIf(true).each(missing)("%s (skipped: this version of aws does not have it)", () => {});
});
