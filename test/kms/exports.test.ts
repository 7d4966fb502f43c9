/** The package exports every name of @aws-sdk/client-kms: commands, paginators, exceptions and enumerations. */
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { expect, test } from "vitest";

/** The names that are missing here, with the reason. */
const MISSING: Readonly<Record<string, string>> = {
  default: "an artefact of importing the CommonJS build of the AWS SDK",
  errorTypeRegistries: "an internal of the AWS SDK: the schemas of its errors",
};

/** Names that end with `$` are schemas, which are internals of the AWS SDK. */
const names = Object.keys(sdk).filter((name) => !name.endsWith("$"));

test("exports every name of the AWS SDK, except for those with a reason", () => {
  expect(names.filter((name) => !Object.hasOwn(ours, name)).sort()).toEqual(Object.keys(MISSING).sort());
});

test("exports the same kind of value under each name", () => {
  const common = names.filter((name) => Object.hasOwn(ours, name));
  const kindsIn = (exports: object) => common.map((name) => [name, typeof Reflect.get(exports, name)]);
  expect(common.length).toBeGreaterThan(100);
  expect(kindsIn(ours)).toEqual(kindsIn(sdk));
});
