/** Signatures, message authentication codes and shared secrets. */
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { expect } from "vitest";
import type { Scenario } from "../Scenario.js";
import type { World } from "../World.js";

const Message = Buffer.from("a message");
const MISSING = "00000000-0000-4000-8000-000000000000";

const signing: Scenario = {
  name: "signatures of messages and digests are verified, and others rejected",
  run: async (kms) => {
    const { KeyId } = await kms.key("ecc", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    const input = { KeyId, Message, SigningAlgorithm: "ECDSA_SHA_256" } as const;
    // The length of an ECDSA signature varies, so its output is not recorded.
    const { Signature = new Uint8Array() } = await kms.callUnrecorded("Sign", input);
    await kms.call("Verify", { ...input, Signature });
    const digest = { ...input, Message: createHash("sha256").update(Message).digest() };
    await kms.call("Verify", { ...digest, MessageType: "DIGEST", Signature });
    const { PublicKey = new Uint8Array() } = await kms.call("GetPublicKey", { KeyId });
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
    expect(verify("sha256", Message, key, Signature)).toBe(true);
    const wrong = { ...input, Message: Buffer.from("another"), Signature };
    await kms.rejects("Verify", wrong, "KMSInvalidSignatureException");
    await kms.rejects("Verify", { ...wrong, DryRun: true }, "KMSInvalidSignatureException");
    await kms.rejects("Sign", { ...input, DryRun: true }, "DryRunOperationException");
    await kms.rejects("Verify", { ...input, Signature, DryRun: true }, "DryRunOperationException");
    const rsa = { ...input, SigningAlgorithm: "RSASSA_PSS_SHA_256" } as const;
    await kms.rejects("Sign", rsa, "InvalidKeyUsageException");
    await kms.rejects("Verify", { ...rsa, Signature }, "InvalidKeyUsageException");
    await rejectKeys(kms, KeyId, (id) =>
      kms.rejects("Sign", { ...input, KeyId: id.KeyId, GrantTokens: id.GrantTokens }, id.code),
    );
  },
};

const macs: Scenario = {
  name: "message authentication codes are verified, and others rejected",
  run: async (kms) => {
    const { KeyId } = await kms.key("hmac", { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
    const input = { KeyId, Message, MacAlgorithm: "HMAC_SHA_256" } as const;
    const { Mac } = await kms.call("GenerateMac", input);
    await kms.call("VerifyMac", { ...input, Mac });
    await kms.rejects(
      "VerifyMac",
      { ...input, Message: Buffer.from("another"), Mac },
      "KMSInvalidMacException",
    );
    await kms.rejects("VerifyMac", { ...input, Mac: Mac?.subarray(1) }, "KMSInvalidMacException");
    await kms.rejects("GenerateMac", { ...input, DryRun: true }, "DryRunOperationException");
    await kms.rejects("VerifyMac", { ...input, Mac, DryRun: true }, "DryRunOperationException");
    const other = { ...input, MacAlgorithm: "HMAC_SHA_512" } as const;
    await kms.rejects("GenerateMac", other, "InvalidKeyUsageException");
    await kms.rejects("VerifyMac", { ...other, Mac }, "InvalidKeyUsageException");
    await rejectKeys(kms, KeyId, ({ code, ...change }) =>
      kms.rejects("GenerateMac", { ...input, ...change }, code),
    );
  },
};

const secrets: Scenario = {
  name: "shared secrets are derived from public keys on the same curve",
  run: async (kms) => {
    const { KeyId } = await kms.key("agreeing", { KeySpec: "ECC_NIST_P384", KeyUsage: "KEY_AGREEMENT" });
    const publicKey = (namedCurve: string) =>
      generateKeyPairSync("ec", { namedCurve }).publicKey.export({ type: "spki", format: "der" });
    const input = { KeyId, KeyAgreementAlgorithm: "ECDH", PublicKey: publicKey("secp384r1") } as const;
    await kms.call("DeriveSharedSecret", input);
    await kms.rejects(
      "DeriveSharedSecret",
      { ...input, PublicKey: publicKey("prime256v1") },
      "ValidationException",
    );
    await kms.rejects("DeriveSharedSecret", { ...input, DryRun: true }, "DryRunOperationException");
    await rejectKeys(kms, KeyId, ({ code, ...change }) =>
      kms.rejects("DeriveSharedSecret", { ...input, ...change }, code),
    );
  },
};

interface KeyChange {
  readonly KeyId: string;
  readonly GrantTokens?: string[];
  readonly code: string;
}

/** The keys that every cryptographic operation rejects. The last one is the key itself, in two states. */
async function rejectKeys(
  kms: World,
  KeyId: string,
  rejects: (change: KeyChange) => Promise<void>,
): Promise<void> {
  const symmetric = await kms.key("symmetric");
  await rejects({ KeyId: symmetric.KeyId, code: "InvalidKeyUsageException" });
  await rejects({ KeyId: MISSING, code: "NotFoundException" });
  await rejects({ KeyId: kms.alias("none"), code: "NotFoundException" });
  await rejects({ KeyId, GrantTokens: ["none"], code: "InvalidGrantTokenException" });
  await kms.call("DisableKey", { KeyId });
  await rejects({ KeyId, code: "DisabledException" });
  await kms.call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
  await rejects({ KeyId, code: "KMSInvalidStateException" });
}

/** Scenarios about signatures, message authentication codes and shared secrets. */
export const cryptography = [signing, macs, secrets];
