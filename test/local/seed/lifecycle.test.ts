/** Keys of a seed that are rotated, or pending deletion. */
import { LocalKms, type SeedKey, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/local/seed/parse-yaml.js";
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
  test("has a key rotated every year from the start on", async () => {
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

  test("takes a period, which begins anew with a reset", async () => {
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

  test("may be on for a key that is disabled, which is not rotated", async () => {
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
    ["text", "2026-01-11T00:00:00Z"],
    ["text with an offset", "2026-01-11T01:30:00.000+01:30"],
  ])("has a key pending deletion until then, as %s", async (_, DeletionDate) => {
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

  test("stays the same after a reset", async () => {
    await using started = await start({ DeletionDate: "2026-01-11T00:00:00Z" });
    const { kms, clock, call } = started;
    clock.advance(9 * DAY);
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { DeletionDate: secondsAt(10) } });
    clock.advance(DAY);
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ __type: "NotFoundException" });
  });

  test("can be taken back", async () => {
    await using started = await start({ DeletionDate: "2026-01-11T00:00:00Z" });
    const { clock, call } = started;
    await call("CancelKeyDeletion");
    clock.advance(10 * DAY);
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { KeyState: "Disabled" } });
  });

  test("is text in YAML, too", () => {
    const parsed = parseYaml("DeletionDate: 2030-01-31T00:00:00Z\n");
    expect(parsed).toMatchObject({ value: { DeletionDate: "2030-01-31T00:00:00Z" } });
  });
});

describe("PendingWindowInDays", () => {
  test("has a key pending deletion for so many days after the start or a reset", async () => {
    await using started = await start({ Enabled: false, PendingWindowInDays: 7 });
    const { kms, clock, call } = started;
    expect(await call("DescribeKey")).toMatchObject(isPending);
    clock.advance(7 * DAY);
    expect(await call("DescribeKey")).toMatchObject({ __type: "NotFoundException" });
    await kms.reset();
    expect(await call("DescribeKey")).toMatchObject({ KeyMetadata: { DeletionDate: secondsAt(14) } });
  });
});

describe("a seed is refused when", () => {
  const PERIOD = "RotationPeriodInDays must be a whole number of days from 90 to 2560";
  const WINDOW = "PendingWindowInDays must be a whole number of days from 7 to 30";
  const DATE = "DeletionDate must be a valid Date, or text such as 2030-01-31T00:00:00Z";

  test.each<[string, object, string]>([
    [
      "KeyRotationEnabled is text",
      { KeyRotationEnabled: "true" },
      "KeyRotationEnabled must be true or false",
    ],
    [
      "a key that is rotated is not symmetric",
      { KeyRotationEnabled: true, KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" },
      "KeyRotationEnabled must not be true for a key that is not symmetric",
    ],
    [
      "a period has no rotation",
      { RotationPeriodInDays: 365 },
      "RotationPeriodInDays needs KeyRotationEnabled: true",
    ],
    ["a period is short", { KeyRotationEnabled: true, RotationPeriodInDays: 89 }, PERIOD],
    ["a period is long", { KeyRotationEnabled: true, RotationPeriodInDays: 2561 }, PERIOD],
    ["a period is broken", { KeyRotationEnabled: true, RotationPeriodInDays: 90.5 }, PERIOD],
    ["a period is text", { KeyRotationEnabled: true, RotationPeriodInDays: "90" }, PERIOD],
    ["a period is null", { KeyRotationEnabled: true, RotationPeriodInDays: null }, PERIOD],
    ["a window is short", { PendingWindowInDays: 6 }, WINDOW],
    ["a window is long", { PendingWindowInDays: 31 }, WINDOW],
    ["a window is no number", { PendingWindowInDays: 0n }, WINDOW],
    ["a date is a number", { DeletionDate: 2030 }, DATE],
    ["a date has no time", { DeletionDate: "2030-01-31" }, DATE],
    ["a date has no offset", { DeletionDate: "2030-01-31T00:00:00" }, DATE],
    ["a date does not exist", { DeletionDate: "2030-13-01T00:00:00Z" }, DATE],
    ["a Date is invalid", { DeletionDate: new Date(Number.NaN) }, DATE],
    [
      "a date has passed",
      { DeletionDate: START },
      "DeletionDate must be later than the start, or the key is gone",
    ],
    [
      "there are a date and a window",
      { DeletionDate: "2030-01-31T00:00:00Z", PendingWindowInDays: 7 },
      "DeletionDate must not stand beside PendingWindowInDays",
    ],
    [
      "a key that is pending deletion is enabled",
      { Enabled: true, PendingWindowInDays: 7 },
      "Enabled must not be true for a key that is pending deletion",
    ],
  ])("%s", async (_, key, message) => {
    const refused: unknown = await start(key).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    expect(refused).toHaveProperty("message", `LocalKms cannot start: seed.Keys[0].${message}`);
  });
});
