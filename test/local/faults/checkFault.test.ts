import { type FaultScope, LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../support.js";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start();
});
afterAll(() => kms.close());

describe("invalid arguments are rejected:", () => {
  const any = (value: unknown) => value as never;
  test.each<[string, () => void, RegExp]>([
    [
      "0 calls",
      () => kms.faults.next(0, "BadGateway"),
      /^faults\.next takes the number of calls as its first argument, .*, not 0$/,
    ],
    ["half a call", () => kms.faults.next(1.5, "BadGateway"), /not 1\.5$/],
    ["no number of calls", () => kms.faults.next(any("BadGateway"), any(undefined)), /not BadGateway$/],
    ["a rate of 0", () => kms.faults.rate(0, "BadGateway"), /^faults\.rate takes .*, not 0$/],
    ["a rate above 1", () => kms.faults.rate(10, "BadGateway"), /above 0 and up to 1, not 10$/],
    ["a rate that is not a number", () => kms.faults.rate(Number.NaN, "BadGateway"), /not NaN$/],
    [
      "an unknown exception",
      () => kms.faults.next(1, any("NoSuchException")),
      /^NoSuchException is not a fault; the faults are the exceptions of KMS, such as KMSInternalException, and BadGateway.*\{ dateSkew/,
    ],
    ["no fault", () => kms.faults.next(1, any(undefined)), /^undefined is not a fault/],
    ["a property name of objects", () => kms.faults.next(1, any("toString")), /^toString is not a fault/],
    [
      "a negative latency",
      () => kms.faults.next(1, { latency: -1 }),
      /^latency must be a number of milliseconds from 0 to 600000$/,
    ],
    ["a latency that is too long", () => kms.faults.next(1, { latency: 600_001 }), /^latency must be/],
    ["a latency as string", () => kms.faults.next(1, { latency: any("1s") }), /^latency must be/],
    [
      "an infinite skew",
      () => kms.faults.next(1, { dateSkew: Number.NEGATIVE_INFINITY }),
      /^dateSkew must be/,
    ],
    [
      "latency and skew in one object",
      () => kms.faults.next(1, any({ latency: 1, dateSkew: 1 })),
      /for both, inject two faults$/,
    ],
    [
      "an unknown kind of fault",
      () => kms.faults.next(1, any({ delay: 1 })),
      /^A fault object has either latency or dateSkew/,
    ],
    [
      "an unknown operation",
      () => kms.faults.next(1, "BadGateway", { operation: any("reencrypt") }),
      /^reencrypt is not a KMS operation/,
    ],
    [
      "an unknown member of the scope",
      () => kms.faults.next(1, "BadGateway", any({ key: "a" }) as FaultScope),
      /^key is not a member of the scope of a fault; it takes operation$/,
    ],
    [
      "a seed for next",
      () => kms.faults.next(1, "BadGateway", any({ seed: 1 })),
      /^seed is not a member of the scope/,
    ],
    ["a fractional seed", () => kms.faults.rate(1, "BadGateway", { seed: 0.5 }), /whole number as its seed$/],
  ])("%s", async (_, use, message) => {
    expect(use).toThrow(message);
    expect(use).toThrow(TypeError);
    // No fault was added.
    expect((await call(kms, "ListKeys", {})).status).toBe(200);
  });
});
