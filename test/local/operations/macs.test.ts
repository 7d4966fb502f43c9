/** GenerateMac and VerifyMac, against the vectors of RFC 4231, and their refusals. */
import { createHash } from "node:crypto";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import vectors from "../../vectors/hmac.json" with { type: "json" };
import { call } from "../support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const ARN = `arn:aws:kms:us-east-1:111122223333:key/${ID}`;
const BITS = [224, 256, 384, 512] as const;
type Bits = (typeof BITS)[number];

const base64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");

/**
 * A key of a vector with the length that KMS requires: HMAC itself hashes a key that is longer than a block, and pads a
 * shorter one with zeros.
 */
function keyMaterial(hex: string, bits: Bits): string {
  const key = Buffer.from(hex, "hex");
  const block = bits > 256 ? 128 : 64;
  const short = key.length > block ? createHash(`sha${bits}`).update(key).digest() : key;
  return Buffer.concat([short, Buffer.alloc(bits / 8)], bits / 8).toString("base64");
}

const start = (bits: Bits, hex = "0b".repeat(20)) =>
  LocalKms.start({
    seed: {
      Keys: [
        {
          KeyId: ID,
          KeySpec: `HMAC_${bits}`,
          KeyUsage: "GENERATE_VERIFY_MAC",
          KeyMaterial: keyMaterial(hex, bits),
        },
      ],
    },
  });

describe.each(vectors.cases)("test case $case of RFC 4231", ({ key, message, ...macs }) => {
  test.each(BITS)("has its HMAC with SHA-%s", async (bits) => {
    await using kms = await start(bits, key);
    const MacAlgorithm = `HMAC_SHA_${bits}`;
    const input = { KeyId: ID, Message: base64(message), MacAlgorithm };
    const Mac = base64(macs[bits]);
    expect(await call(kms, "GenerateMac", input)).toMatchObject({
      status: 200,
      body: { KeyId: ARN, Mac, MacAlgorithm },
    });
    expect(await call(kms, "VerifyMac", { ...input, Mac })).toMatchObject({
      status: 200,
      body: { KeyId: ARN, MacValid: true, MacAlgorithm },
    });
  });
});

describe.each(["GenerateMac", "VerifyMac"])("%s", (operation) => {
  const valid = { KeyId: ID, Message: base64("61"), MacAlgorithm: "HMAC_SHA_256" };
  const Mac = base64("00".repeat(32));
  const input = (change: object) => ({
    ...valid,
    ...(operation === "VerifyMac" ? { Mac } : {}),
    ...change,
  });

  test.each<[string, object, string, string?]>([
    [
      "an algorithm of another key spec",
      { MacAlgorithm: "HMAC_SHA_512" },
      "InvalidKeyUsageException",
      "Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_256.",
    ],
    ["an unknown algorithm", { MacAlgorithm: "INVALID" }, "ValidationException"],
    [
      "a message over 4096 bytes",
      { Message: base64("00".repeat(4097)) },
      "ValidationException",
      "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
    ],
    ["an unknown key", { KeyId: "key_id" }, "NotFoundException", "Invalid keyId 'key_id'"],
    ["a wrong grant token", { GrantTokens: ["none"] }, "InvalidGrantTokenException"],
  ])("rejects %s", async (_, change, __type, message) => {
    await using kms = await start(256);
    const { status, body } = await call(kms, operation, input(change));
    expect(status).toBe(400);
    expect(body).toMatchObject({ __type, ...(message === undefined ? {} : { message }) });
  });

  test("rejects a key with another usage", async () => {
    await using kms = await start(256);
    const { KeyId, Arn } = await kms.createKey();
    expect((await call(kms, operation, input({ KeyId }))).body).toEqual({
      __type: "InvalidKeyUsageException",
      message: `${Arn} key usage is ENCRYPT_DECRYPT which is not valid for ${operation}.`,
    });
  });
});

describe("VerifyMac", () => {
  test.each([
    ["another MAC", "01".repeat(32)],
    ["a truncated MAC", undefined],
  ])("rejects %s, also in a dry run", async (_, hex) => {
    await using kms = await start(256);
    const input = { KeyId: ID, Message: base64("61"), MacAlgorithm: "HMAC_SHA_256" };
    const { Mac } = Object((await call(kms, "GenerateMac", input)).body);
    const wrong =
      hex === undefined ? Buffer.from(Mac, "base64").subarray(0, 16).toString("base64") : base64(hex);
    for (const DryRun of [false, true]) {
      const { status, body } = await call(kms, "VerifyMac", { ...input, Mac: wrong, DryRun });
      expect({ status, body }).toEqual({ status: 400, body: { __type: "KMSInvalidMacException" } });
    }
    expect((await call(kms, "VerifyMac", { ...input, Mac, DryRun: true })).body).toMatchObject({
      __type: "DryRunOperationException",
    });
  });
});
