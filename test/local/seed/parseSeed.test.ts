/** Errors of invalid seeds: they show where the mistake is, but no key material. */
import { generateKeyPairSync } from "node:crypto";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { parseSeed } from "../../../src/local/seed/parseSeed.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_ID = "0987dcba-09fe-87dc-65ba-ab0987654321";

describe("a seed is invalid when", () => {
  const SECRET = Buffer.from("do not print this key material!!").toString("base64");
  const key = (members: object) => ({ Keys: [{ KeyId: ID, KeyMaterial: SECRET, ...members }] });
  const ecDer = generateKeyPairSync("ec", { namedCurve: "P-256" })
    .privateKey.export({ format: "der", type: "pkcs8" })
    .toString("base64");
  const rsa = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" };
  const alias = (members: object) => ({
    ...key({}),
    Aliases: [{ AliasName: "alias/a", TargetKeyId: ID, ...members }],
  });

  test.each<[string, object, RegExp]>([
    ["it has unknown members", { keys: [] }, /seed has an unknown member; the members are Keys, Aliases$/],
    ["it has hostile members", JSON.parse('{"__proto__":{"Keys":[]}}'), /seed has an unknown member/],
    ["its keys are not a list", { Keys: { KeyId: ID } }, /seed\.Keys must be a list$/],
    ["its aliases are not a list", { Aliases: "alias/a" }, /seed\.Aliases must be a list$/],
    ["a key is null", { Keys: [null] }, /seed\.Keys\[0\] must be an object with KeyId, /],
    [
      "a key has hostile members",
      { Keys: [JSON.parse(`{"KeyId":"${ID}","__proto__":{}}`)] },
      /seed\.Keys\[0\] has an unknown member/,
    ],
    ["a key has no key ID", { Keys: [{ KeyMaterial: SECRET }] }, /seed\.Keys\[0\]\.KeyId is required$/],
    [
      "a key ID is not a UUID",
      key({ KeyId: SECRET }),
      /seed\.Keys\[0\]\.KeyId must be a UUID in lower case$/,
    ],
    [
      "two keys have the same key ID",
      { Keys: [...key({}).Keys, ...key({}).Keys] },
      /seed\.Keys must not contain the same KeyId twice$/,
    ],
    ["a key spec is unknown", key({ KeySpec: "AES" }), /seed\.Keys\[0\]\.KeySpec must be one of ECC_/],
    ["a key spec is a property name of objects", key({ KeySpec: "toString" }), /KeySpec must be one of/],
    [
      "a key usage is missing",
      key({ KeySpec: "RSA_2048" }),
      /seed\.Keys\[0\]\.KeyUsage must be ENCRYPT_DECRYPT or SIGN_VERIFY for RSA_2048/,
    ],
    [
      "a key usage does not fit the key spec",
      key({ KeyUsage: "SIGN_VERIFY" }),
      /KeyUsage must be ENCRYPT_DECRYPT for SYMMETRIC_DEFAULT$/,
    ],
    [
      "a description is not a string",
      key({ Description: 1 }),
      /Description must be a string of up to 8192 characters$/,
    ],
    ["an account ID is too short", key({ AccountId: "1" }), /AccountId must be a string of 12 digits$/],
    ["Enabled is a string", key({ Enabled: "false" }), /Enabled must be true or false$/],
    ["key material is not a string", key({ KeyMaterial: 1 }), /KeyMaterial must be standard base64/],
    [
      "key material is not base64",
      key({ KeyMaterial: `${SECRET}?` }),
      /KeyMaterial must be standard base64 with padding$/,
    ],
    [
      "key material is base64url",
      key({ KeyMaterial: Buffer.alloc(32, 255).toString("base64url") }),
      /must be standard base64/,
    ],
    [
      "key material is too short",
      key({ KeyMaterial: Buffer.from(SECRET).subarray(1, 17).toString("base64") }),
      /KeyMaterial must be the base64 of 32 bytes, not of 16$/,
    ],
    [
      "a policy is a string",
      key({ Policy: "{}" }),
      /seed\.Keys\[0\]\.Policy must be an object, the parsed policy document$/,
    ],
    ["a policy is malformed", key({ Policy: { Statements: [] } }), /seed\.Keys\[0\]\.Policy is invalid: /],
    ["tags are not a list", key({ Tags: {} }), /seed\.Keys\[0\]\.Tags must be a list$/],
    ["a tag has no value", key({ Tags: [{ TagKey: "a" }] }), /Tags\[0\]\.TagValue is required$/],
    [
      "a tag belongs to AWS",
      key({ Tags: [{ TagKey: "AWS:a", TagValue: "" }] }),
      /TagKey must be 1 to 128 .*aws:$/,
    ],
    [
      "a tag key is duplicated",
      key({ Tags: Array(2).fill({ TagKey: "a", TagValue: "" }) }),
      /same TagKey twice$/,
    ],
    ["there are too many tags", key({ Tags: Array(51).fill(null) }), /Tags must be at most 50 tags$/],
    [
      "a list of key material is empty",
      key({ KeyMaterial: [] }),
      /KeyMaterial must contain 1 to 100 values$/,
    ],
    [
      "a list of key material contains an invalid value",
      key({ KeyMaterial: [SECRET, null] }),
      /KeyMaterial must be standard base64/,
    ],
    [
      "the key material of an HMAC key has the wrong length",
      key({ KeySpec: "HMAC_512", KeyUsage: "GENERATE_VERIFY_MAC" }),
      /must be the base64 of 64 bytes, not of 32$/,
    ],
    [
      "a private key is not PKCS #8",
      key(rsa),
      /must be the base64 of the PKCS #8 DER of a private key with KeySpec RSA_2048$/,
    ],
    [
      "a private key does not fit the key spec",
      key({ ...rsa, KeyMaterial: ecDer }),
      /of a private key with KeySpec RSA_2048$/,
    ],
    [
      "an alias is null",
      { Aliases: [null] },
      /seed\.Aliases\[0\] must be an object with AliasName, TargetKeyId, Region$/,
    ],
    [
      "an alias has no alias name",
      alias({ AliasName: undefined }),
      /seed\.Aliases\[0\]\.AliasName is required$/,
    ],
    ["an alias has no prefix", alias({ AliasName: "a" }), /AliasName must be "alias\/" followed by/],
    ["an alias belongs to AWS", alias({ AliasName: "alias/aws/a" }), /must not start with "alias\/aws\/"$/],
    [
      "two aliases have the same alias name",
      { ...key({}), Aliases: [...alias({}).Aliases, ...alias({}).Aliases] },
      /Aliases must not contain the same AliasName twice$/,
    ],
    [
      "the key of an alias is missing",
      alias({ TargetKeyId: OTHER_ID }),
      /TargetKeyId must be the KeyId of a key of the seed$/,
    ],
  ])("%s, and the error shows no key material", async (_, wrong, message) => {
    const error: unknown = await LocalKms.start({ seed: wrong }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/^TypeError: LocalKms cannot start: seed/);
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain(SECRET.slice(0, 8));
  });
});

test("50,000 aliases of 5,000 keys are loaded in little time", { timeout: 10_000 }, async () => {
  const Keys = Array.from({ length: 5_000 }, (_, index) => ({
    KeyId: `1234abcd-12ab-34cd-56ef-${String(index).padStart(12, "0")}`,
  }));
  const Aliases = Array.from({ length: 50_000 }, (_, index) => ({
    AliasName: `alias/${index}`,
    TargetKeyId: Keys[index % Keys.length]?.KeyId,
  }));
  const { aliases } = await parseSeed({ Keys, Aliases }, new Date());
  expect(aliases).toEqual(Aliases.map((alias) => ({ ...alias, Region: "us-east-1" })));
});
