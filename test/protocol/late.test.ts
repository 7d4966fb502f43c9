import { command, type KMS, type MetadataBearer, operation, required, string } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { late } from "../../src/protocol/late.js";
import * as shapes from "../../src/protocol/shapes.js";
import { answeringClient } from "../support/answering-client.js";

const make = () =>
  operation<{ KeyId: string }, MetadataBearer>("Wait", {
    input: { KeyId: required(string()) },
    output: {},
    permissions: "kms:Wait on the key",
  });

describe("a late declaration", () => {
  it("is made by the first call, and once for all calls", async () => {
    const made = vi.fn(make);
    class WaitCommand extends command(late(made)) {}
    const { client } = answeringClient([{ body: "{}" }]);
    const calls = [new WaitCommand({ KeyId: "a" }), new WaitCommand({ KeyId: "b" })];
    expect(made).not.toHaveBeenCalled();
    await Promise.all(calls.map((call) => client.send(call)));
    expect(made).toHaveBeenCalledOnce();
  });

  it("says all that the declaration says", () => {
    expect({ ...late(make) }).toEqual(make());
  });
});

it("evaluates no table while the package is imported and a client is made", async () => {
  vi.resetModules();
  const shaped = vi.fn();
  vi.doMock("../../src/protocol/shapes.js", () => ({
    ...shapes,
    required: (shape: shapes.StringShape) => {
      shaped();
      return shapes.required(shape);
    },
  }));
  const fresh: { KMS: typeof KMS } = await import("../../src/index.js");
  const kms = new fresh.KMS({ region: "us-east-2" });
  kms.destroy();
  expect(shaped).not.toHaveBeenCalled();
});
