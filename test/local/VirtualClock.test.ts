import { EncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { awsClient, bytes, send } from "./support.js";

const NOON = new Date("2026-03-01T12:00:00Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("VirtualClock", () => {
  test("starts at the time of this machine", () => {
    const before = Date.now();
    const shown = new VirtualClock().now().getTime();
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
  });

  test("stands still until advance is called", () => {
    const clock = new VirtualClock(NOON);
    expect(clock.now()).toEqual(NOON);
    clock.advance(DAY);
    clock.advance(0);
    expect(clock.now()).toEqual(new Date("2026-03-02T12:00:00Z"));
  });

  test("is independent of the Date objects that it receives and returns", () => {
    const start = new Date(NOON);
    const clock = new VirtualClock(start);
    start.setFullYear(2000);
    clock.now().setFullYear(2000);
    expect(clock.now()).toEqual(NOON);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15])("rejects advance(%d)", (milliseconds) => {
    const clock = new VirtualClock(NOON);
    expect(() => clock.advance(milliseconds)).toThrow(RangeError);
    expect(clock.now()).toEqual(NOON);
  });

  test("rejects an invalid start", () => {
    expect(() => new VirtualClock(new Date("noon"))).toThrow(/^VirtualClock: start must be a valid Date$/);
  });
});

describe("the option clock", () => {
  test("decides when keys are deleted", async () => {
    const clock = new VirtualClock(NOON);
    await using kms = await LocalKms.start({ clock });
    const { KeyId, CreationDate } = await kms.createKey();
    expect(CreationDate).toEqual(NOON);
    const { DeletionDate } = await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(DeletionDate).toEqual(new Date("2026-03-08T12:00:00Z"));
    clock.advance(7 * DAY - 1);
    await expect(kms.enableKey({ KeyId })).rejects.toMatchObject({ name: "KMSInvalidStateException" });
    clock.advance(1);
    await expect(kms.enableKey({ KeyId })).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("decides when signatures expire, and sets the Date header", async () => {
    const clock = new VirtualClock(NOON);
    await using kms = await LocalKms.start({ clock });
    const signing = { body: "{}", date: NOON };
    clock.advance(5 * MINUTE);
    const inTime = await send(kms, "Decrypt", signing);
    expect(inTime.body).toMatchObject({ __type: "ValidationException" });
    clock.advance(1000);
    const late = await send(kms, "Decrypt", signing);
    expect(late.body).toEqual({
      __type: "InvalidSignatureException",
      message:
        "Signature expired: 20260301T120000Z is now earlier than 20260301T120001Z (20260301T120501Z - 5 min.)",
    });
    expect(late.headers.get("date")).toBe("Sun, 01 Mar 2026 12:05:01 GMT");
  });

  test("is adopted by a client after its first attempt", async () => {
    await using kms = await LocalKms.start({ clock: new VirtualClock(NOON) });
    const { KeyId } = await kms.createKey();
    const encrypt = new EncryptCommand({ KeyId, Plaintext: bytes("data") });
    const client = awsClient(kms);
    await expect(client.send(encrypt)).rejects.toMatchObject({ name: "InvalidSignatureException" });
    const { $metadata } = await client.send(encrypt);
    expect($metadata.httpStatusCode).toBe(200);
  });
});
