import { LocalKms, type SeedKey, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/local/seed/parseYaml.js";
import { send } from "../support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const START = new Date("2026-01-01T00:00:00Z");
const DAY = 24 * 60 * 60 * 1000;
const secondsAt = (days: number) => START.getTime() / 1000 + (days * DAY) / 1000;

async function start(key: Partial<SeedKey>) {
  const clock = new VirtualClock(START);
  const kms = await LocalKms.start({ clock, seed: { Keys: [{ KeyId: ID, ...key }] } });
  const call = async (operation: string, input: object = {}) => {
    const body = JSON.stringify({ KeyId: ID, ...input });
    return (await send(kms, operation, { body, date: clock.now() })).body;
  };
  return { kms, clock, call, [Symbol.asyncDispose]: () => kms.close() };
}

describe("KeyRotationEnabled", () => {
  test("rotates a key every 365 days after the start", async () => {
    await using started = await start({ KeyRotationEnabled: true });
    const { clock, call } = started;
    expect(await call("GetKeyRotationStatus")).toEqual({
      KeyRotationEnabled: true,
      KeyId: expect.stringMatching(`:key/${ID}$`),
      RotationPeriodInDays: 365,
      NextRotationDate: secondsAt(365),
    });
    clock.advance(365 * DAY);
    expect(await call("ListKeyRotations")).toMatchObject({
      Rotations: [{ RotationType: "AUTOMATIC", RotationDate: secondsAt(365) }],
    });
  });

  test("can have another period, which begins again with a reset", async () => {
    await using started = await start({ KeyRotationEnabled: true, RotationPeriodInDays: 90 });
    const { kms, clock, call } = started;
    clock.advance(100 * DAY);
    expect(await call("GetKeyRotationStatus")).toMatchObject({ NextRotationDate: secondsAt(180) });
    await kms.reset();
    expect(await call("GetKeyRotationStatus")).toMatchObject({ NextRotationDate: secondsAt(190) });
    expect(await call("ListKeyRotations")).toMatchObject({ Rotations: [] });
  });

  test.each([{}, { KeyRotationEnabled: false }])("is off with %j", async (key) => {
    await using started = await start(key);
    expect(await started.call("GetKeyRotationStatus")).toMatchObject({ KeyRotationEnabled: false });
  });

  test("can be on for a disabled key, which is not rotated", async () => {
    await using started = await start({ Enabled: false, KeyRotationEnabled: true });
    const { clock, call } = started;
    clock.advance(400 * DAY);
    expect(await call("GetKeyRotationStatus")).toMatchObject({ KeyRotationEnabled: true });
    expect(await call("ListKeyRotations")).toMatchObject({ Rotations: [] });
  });
});

const isPending = { KeyMetadata: { KeyState: "PendingDeletion", Enabled: false } };

describe("DeletionDate", () => {
  test.each<[string, Date | string]>([
    ["a Date", new Date(START.getTime() + 10 * DAY)],
    ["a string", "2026-01-11T00:00:00Z"],
    ["a string with an offset", "2026-01-11T01:30:00.000+01:30"],
  ])("deletes the key at that time, given as %s", async (_, DeletionDate) => {
    await using started = await start({ DeletionDate });
    const { clock, call } = started;
    expect(await call("DescribeKey")).toMatchObject(isPending);
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { DeletionDate: secondsAt(10) } });
    expect(await call("Encrypt", { Plaintext: "ZGF0YQ==" })).toMatchObject({
      __type: "KMSInvalidStateException",
    });
    clock.advance(10 * DAY - 1);
    expect(await call("DescribeKey")).toMatchObject(isPending);
    clock.advance(1);
    expect(await call("DescribeKey")).toMatchObject({ __type: "NotFoundException" });
  });

  test("does not change with a reset", async () => {
    await using started = await start({ DeletionDate: "2026-01-11T00:00:00Z" });
    const { kms, clock, call } = started;
    clock.advance(9 * DAY);
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { DeletionDate: secondsAt(10) } });
    clock.advance(DAY);
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ __type: "NotFoundException" });
  });

  test("can be cancelled", async () => {
    await using started = await start({ DeletionDate: "2026-01-11T00:00:00Z" });
    const { clock, call } = started;
    await call("CancelKeyDeletion");
    clock.advance(10 * DAY);
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { KeyState: "Disabled" } });
  });

  test("is a string in YAML as well", () => {
    const parsed = parseYaml("DeletionDate: 2030-01-31T00:00:00Z\n");
    expect(parsed).toMatchObject({ value: { DeletionDate: "2030-01-31T00:00:00Z" } });
  });
});

describe("PendingWindowInDays", () => {
  test("deletes the key that many days after the start or a reset", async () => {
    await using started = await start({ Enabled: false, PendingWindowInDays: 7 });
    const { kms, clock, call } = started;
    expect(await call("DescribeKey")).toMatchObject(isPending);
    clock.advance(7 * DAY);
    expect(await call("DescribeKey")).toMatchObject({ __type: "NotFoundException" });
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { DeletionDate: secondsAt(14) } });
  });
});

describe("a seed is invalid when", () => {
  const PERIOD = "RotationPeriodInDays must be a whole number of days from 90 to 2560";
  const WINDOW = "PendingWindowInDays must be a whole number of days from 7 to 30";
  const DATE = "DeletionDate must be a valid Date, or a string such as 2030-01-31T00:00:00Z";

  test.each<[string, object, string]>([
    [
      "KeyRotationEnabled is a string",
      { KeyRotationEnabled: "true" },
      "KeyRotationEnabled must be true or false",
    ],
    [
      "a key with rotation is not symmetric",
      { KeyRotationEnabled: true, KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
      "KeyRotationEnabled must not be true for a key that is not symmetric",
    ],
    [
      "a key has a period without rotation",
      { RotationPeriodInDays: 365 },
      "RotationPeriodInDays requires KeyRotationEnabled: true",
    ],
    ["a period is too short", { KeyRotationEnabled: true, RotationPeriodInDays: 89 }, PERIOD],
    ["a period is too long", { KeyRotationEnabled: true, RotationPeriodInDays: 2561 }, PERIOD],
    ["a period is fractional", { KeyRotationEnabled: true, RotationPeriodInDays: 90.5 }, PERIOD],
    ["a period is a string", { KeyRotationEnabled: true, RotationPeriodInDays: "90" }, PERIOD],
    ["a period is null", { KeyRotationEnabled: true, RotationPeriodInDays: null }, PERIOD],
    ["a window is too short", { PendingWindowInDays: 6 }, WINDOW],
    ["a window is too long", { PendingWindowInDays: 31 }, WINDOW],
    ["a window is not a number", { PendingWindowInDays: 0n }, WINDOW],
    ["a date is a number", { DeletionDate: 2030 }, DATE],
    ["a date has no time", { DeletionDate: "2030-01-31" }, DATE],
    ["a date has no offset", { DeletionDate: "2030-01-31T00:00:00" }, DATE],
    ["a date does not exist", { DeletionDate: "2030-13-01T00:00:00Z" }, DATE],
    ["a Date is invalid", { DeletionDate: new Date(Number.NaN) }, DATE],
    [
      "a date has passed",
      { DeletionDate: START },
      "DeletionDate must be later than the start of LocalKms, because the key would already be deleted",
    ],
    [
      "a key has both a date and a window",
      { DeletionDate: "2030-01-31T00:00:00Z", PendingWindowInDays: 7 },
      "DeletionDate cannot be used with PendingWindowInDays; leave one of them out",
    ],
    [
      "a key that is pending deletion is enabled",
      { Enabled: true, PendingWindowInDays: 7 },
      "Enabled must not be true for a key that is pending deletion",
    ],
  ])("%s", async (_, key, message) => {
    const error: unknown = await start(key).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toHaveProperty("message", `LocalKms cannot start: seed.Keys[0].${message}`);
  });
});
