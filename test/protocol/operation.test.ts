import { command, type KMS, type MetadataBearer, operation, required, string } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import * as shapes from "../../src/protocol/shapes.js";
import { answeringClient, rejection } from "../support/answering-client.js";

const tables = () => ({ input: { KeyId: required(string()) }, output: {} });

describe("the tables of an operation", () => {
  it("are asked for by the first call, and once for all calls", async () => {
    const declare = vi.fn(tables);
    class WaitCommand extends command(operation<{ KeyId: string }, MetadataBearer>("Wait", declare)) {}
    const { client } = answeringClient([{ body: "{}" }]);
    const calls = [new WaitCommand({ KeyId: "a" }), new WaitCommand({ KeyId: "b" })];
    expect(declare).not.toHaveBeenCalled();
    await Promise.all(calls.map((call) => client.send(call)));
    expect(declare).toHaveBeenCalledOnce();
  });

  it("that cannot be made fail every call with the reason", async () => {
    const broken = operation<{ KeyId: string }, MetadataBearer>("Wait", () => {
      throw new RangeError("no table");
    });
    class WaitCommand extends command(broken) {}
    const { client } = answeringClient([{ body: "{}" }]);
    for (const KeyId of ["a", "b"]) {
      expect(await rejection(client.send(new WaitCommand({ KeyId })))).toEqual(new RangeError("no table"));
    }
  });

  it("say of rules, errors and permissions only what they have", () => {
    const bare = operation<{ KeyId: string }, MetadataBearer>("Wait", tables);
    expect(bare).toMatchObject({ name: "Wait", ...tables(), rules: [], errors: [] });
    expect(bare.permissions).toBeUndefined();
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
