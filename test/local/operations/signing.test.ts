/** Sign and Verify, against node:crypto in both directions, and their refusals. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import {
  GetPublicKeyCommand,
  type KeySpec,
  KMSClient,
  type MessageType,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
} from "kms-reencrypt";
import { LocalKms, SupportedKeySpec } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CAPABILITIES } from "../../../src/local/keys/keySpecs.js";
import { call, flip } from "../support.js";

let kms: LocalKms;
let client: KMSClient;
beforeAll(async () => {
  kms = await LocalKms.start({ seed: { Keys: [...PRIVATE_KEYS].map(seedOf) } });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
afterAll(() => kms.close());

const OPTIONS = {
  ECC_NIST_EDWARDS25519: "ed25519",
  ECC_NIST_P256: "prime256v1",
  ECC_NIST_P384: "secp384r1",
  ECC_NIST_P521: "secp521r1",
  ECC_SECG_P256K1: "secp256k1",
  RSA_2048: 2048,
  RSA_3072: 3072,
  RSA_4096: 4096,
} as const;

function privateKeyOf(kind: string | number): KeyObject {
  if (typeof kind === "number") {
    return generateKeyPairSync("rsa", { modulusLength: kind }).privateKey;
  }
  return kind === "ed25519"
    ? generateKeyPairSync("ed25519").privateKey
    : generateKeyPairSync("ec", { namedCurve: kind }).privateKey;
}

/** A key of Node.js for each key spec that signs in every Node.js; LocalKms has the same. */
const PRIVATE_KEYS = new Map<SupportedKeySpec, KeyObject>();
for (const [spec, kind] of Object.entries(OPTIONS)) {
  PRIVATE_KEYS.set(SupportedKeySpec[spec as keyof typeof OPTIONS], privateKeyOf(kind));
}

const keyIdOf = (spec: KeySpec): string =>
  `1234abcd-12ab-34cd-56ef-${String([...PRIVATE_KEYS.keys()].indexOf(spec as SupportedKeySpec)).padStart(12, "0")}`;
const seedOf = ([KeySpec, key]: [SupportedKeySpec, KeyObject]) => ({
  KeyId: keyIdOf(KeySpec),
  KeySpec,
  KeyUsage: "SIGN_VERIFY" as const,
  KeyMaterial: key.export({ type: "pkcs8", format: "der" }).toString("base64"),
});

const publicKeyOf = async (KeyId: string): Promise<KeyObject> => {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
  return createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
};

const Message = Buffer.from("a message");
const hashOf = (algorithm: string): string => `sha${/\d+$/.exec(algorithm)?.[0]}`;
const padding = (algorithm: string) =>
  algorithm.startsWith("RSASSA_PSS") ? ({ padding: 6, saltLength: -1 } as const) : {};

/** Every key spec that signs without support by a newer Node.js, with each algorithm. */
const PAIRS = Object.values(SupportedKeySpec)
  .filter((spec) => !spec.startsWith("ML_"))
  .flatMap((spec) =>
    (CAPABILITIES[spec].SIGN_VERIFY?.SigningAlgorithms ?? []).map((algorithm) => [spec, algorithm] as const),
  );
const HASHING = PAIRS.filter(([, algorithm]) => !algorithm.startsWith("ED25519"));

describe.each(HASHING)("%s with %s", (spec, SigningAlgorithm) => {
  const digest = createHash(hashOf(SigningAlgorithm)).update(Message).digest();
  const inputs: [MessageType, Uint8Array][] = [
    ["RAW", Message],
    ["DIGEST", digest],
  ];

  test.each(inputs)("signs a %s message so that Node.js verifies it", async (MessageType, signed) => {
    const KeyId = keyIdOf(spec);
    const input = { KeyId, Message: signed, MessageType, SigningAlgorithm };
    const { Signature } = await client.send(new SignCommand(input));
    const key = { key: await publicKeyOf(KeyId), ...padding(SigningAlgorithm) };
    expect(verify(hashOf(SigningAlgorithm), Message, key, Signature)).toBe(true);
    expect(verify(hashOf(SigningAlgorithm), Buffer.from("another"), key, Signature)).toBe(false);
  });

  test.each(inputs)(
    "verifies the signature of a %s message by Node.js, and no other",
    async (MessageType, signed) => {
      const privateKey = PRIVATE_KEYS.get(spec) ?? expect.fail("there is no such key");
      const Signature = sign(hashOf(SigningAlgorithm), Message, {
        key: privateKey,
        ...padding(SigningAlgorithm),
      });
      const input = { KeyId: keyIdOf(spec), Message: signed, MessageType, SigningAlgorithm };
      const verified = await client.send(new VerifyCommand({ ...input, Signature }));
      expect(verified).toMatchObject({
        KeyId: expect.stringContaining(keyIdOf(spec)),
        SignatureValid: true,
        SigningAlgorithm,
      });
      const wrong = [
        flip(Signature, 0),
        flip(Signature, Signature.length * 8 - 1),
        Signature.subarray(1),
        Buffer.of(0),
      ];
      for (const other of wrong) {
        await expect(client.send(new VerifyCommand({ ...input, Signature: other }))).rejects.toMatchObject({
          name: "KMSInvalidSignatureException",
          $metadata: { httpStatusCode: 400 },
        });
      }
    },
  );
});

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";

describe("Ed25519", () => {
  // RFC 8032, section 7.3: "abc" with Ed25519ph.
  const VECTOR = {
    secret: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
    signature:
      "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406",
  };

  test("makes the signature of RFC 8032 for a digest", async () => {
    // The PKCS #8 form of a private key (RFC 8410).
    const der = Buffer.from(`302e020100300506032b657004220420${VECTOR.secret}`, "hex");
    const KeyMaterial = der.toString("base64");
    const key = {
      KeyId: ID,
      KeySpec: "ECC_NIST_EDWARDS25519",
      KeyUsage: "SIGN_VERIFY",
      KeyMaterial,
    } as const;
    await using seeded = await LocalKms.start({ seed: { Keys: [key] } });
    const input = {
      KeyId: ID,
      Message: createHash("sha512").update("abc").digest().toString("base64"),
      MessageType: "DIGEST",
      SigningAlgorithm: "ED25519_PH_SHA_512",
    };
    const Signature = Buffer.from(VECTOR.signature, "hex").toString("base64");
    expect((await call(seeded, "Sign", input)).body).toMatchObject({ Signature });
    expect(await call(seeded, "Verify", { ...input, Signature })).toMatchObject({ status: 200 });
    const other = Buffer.from(flip(Buffer.from(VECTOR.signature, "hex"), 9)).toString("base64");
    const { body } = await call(seeded, "Verify", { ...input, Signature: other });
    expect(body).toEqual({ __type: "KMSInvalidSignatureException" });
  });

  test("signs a message so that Node.js verifies it, and verifies what Node.js signed", async () => {
    const KeyId = keyIdOf("ECC_NIST_EDWARDS25519");
    const input = { KeyId, Message, SigningAlgorithm: "ED25519_SHA_512" } as const;
    const { Signature } = await client.send(new SignCommand(input));
    expect(verify(null, Message, await publicKeyOf(KeyId), Signature)).toBe(true);
    expect(await client.send(new VerifyCommand({ ...input, Signature }))).toMatchObject({
      SignatureValid: true,
    });
  });
});

/** Why a request is refused, and the whole response. */
type Refusal = [
  cause: string,
  spec: KeySpec,
  algorithm: SigningAlgorithmSpec,
  change: object,
  error: string,
  message?: string,
];
const base64 = (length: number): string => Buffer.alloc(length, 1).toString("base64");

const REFUSALS: readonly Refusal[] = [
  [
    "a message over 4096 bytes",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { Message: base64(4097) },
    "ValidationException",
    "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096",
  ],
  [
    "an empty message",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { Message: "" },
    "ValidationException",
    "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    "a digest that is too short",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { Message: base64(31), MessageType: "DIGEST" },
    "ValidationException",
    "Digest is invalid length for algorithm ECDSA_SHA_256.",
  ],
  [
    "a digest of another hash function",
    "RSA_2048",
    "RSASSA_PSS_SHA_512",
    { Message: base64(32), MessageType: "DIGEST" },
    "ValidationException",
    "Digest is invalid length for algorithm RSASSA_PSS_SHA_512.",
  ],
  [
    "an Ed25519ph digest of a wrong length",
    "ECC_NIST_EDWARDS25519",
    "ED25519_PH_SHA_512",
    { Message: base64(32), MessageType: "DIGEST" },
    "ValidationException",
    "Digest is invalid length for algorithm ED25519_PH_SHA_512.",
  ],
  [
    "Ed25519ph without a digest",
    "ECC_NIST_EDWARDS25519",
    "ED25519_PH_SHA_512",
    { MessageType: "RAW" },
    "ValidationException",
  ],
  [
    "Ed25519 with a digest",
    "ECC_NIST_EDWARDS25519",
    "ED25519_SHA_512",
    { Message: base64(64), MessageType: "DIGEST" },
    "ValidationException",
  ],
  [
    "EXTERNAL_MU without ML-DSA",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { Message: base64(64), MessageType: "EXTERNAL_MU" },
    "ValidationException",
  ],
  [
    "an algorithm of other keys",
    "ECC_NIST_P256",
    "RSASSA_PSS_SHA_256",
    {},
    "InvalidKeyUsageException",
    "Algorithm RSASSA_PSS_SHA_256 is incompatible with key spec ECC_NIST_P256.",
  ],
  [
    "the algorithm of another curve",
    "ECC_NIST_P384",
    "ECDSA_SHA_256",
    {},
    "InvalidKeyUsageException",
    "Algorithm ECDSA_SHA_256 is incompatible with key spec ECC_NIST_P384.",
  ],
  [
    "a dry run",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { DryRun: true },
    "DryRunOperationException",
    "The request would have succeeded, but the DryRun option is set.",
  ],
  [
    "a wrong grant token",
    "ECC_NIST_P256",
    "ECDSA_SHA_256",
    { GrantTokens: ["none"] },
    "InvalidGrantTokenException",
  ],
];

describe("Sign rejects", () => {
  test.each<Refusal>([...REFUSALS])("%s", async (_, spec, SigningAlgorithm, change, __type, message) => {
    const input = { KeyId: keyIdOf(spec), Message: base64(9), SigningAlgorithm, ...change };
    const { status, body } = await call(kms, "Sign", input);
    expect(status).toBe(400);
    expect(body).toMatchObject({ __type, ...(message === undefined ? {} : { message }) });
  });

  test("a key with another usage, and checks its state first", async () => {
    const { KeyId, Arn } = await kms.createKey();
    const input = { KeyId, Message: base64(9), SigningAlgorithm: "ECDSA_SHA_256" };
    expect((await call(kms, "Sign", input)).body).toEqual({
      __type: "InvalidKeyUsageException",
      message: `${Arn} key usage is ENCRYPT_DECRYPT which is not valid for Sign.`,
    });
    await kms.disableKey({ KeyId });
    expect((await call(kms, "Sign", input)).body).toMatchObject({ __type: "DisabledException" });
  });
});

test("Verify in a dry run rejects a wrong signature, and otherwise reports success", async () => {
  const KeyId = keyIdOf("ECC_NIST_P256");
  const input = { KeyId, Message, SigningAlgorithm: "ECDSA_SHA_256" } as const;
  const { Signature } = await client.send(new SignCommand(input));
  const dry = { ...input, Signature, DryRun: true };
  await expect(client.send(new VerifyCommand(dry))).rejects.toMatchObject({
    name: "DryRunOperationException",
  });
  const wrong = { ...dry, Message: Buffer.from("another") };
  await expect(client.send(new VerifyCommand(wrong))).rejects.toMatchObject({
    name: "KMSInvalidSignatureException",
  });
});
