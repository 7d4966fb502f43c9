import { randomBytes } from "node:crypto";
import {
  DecapsulateCommand,
  DecryptCommand,
  ImportKeyMaterialCommand,
  KMS,
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { describe, expect, it } from "vitest";
import { recognizeBytes } from "../../src/kms/recognizeBytes.js";
import { rejection } from "../support/rejection.js";
import { stubClient } from "../support/stub-client.js";

const random = randomBytes(60);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The start of a message of the AWS Encryption SDK, with random bytes behind it. */
const message = (...start: readonly number[]): Buffer => Buffer.concat([Buffer.from(start), random]);
const [version1, version2] = [message(1, 0x80, 3, 0x78), message(2, 5, 0x78)];
const pem = `-----BEGIN MESSAGE-----\n${random.toString("base64")}\n-----END MESSAGE-----\n`;
const instructionFile = {
  "x-amz-iv": "AAECAwQFBgcICQoL",
  "x-amz-key-v2": random.toString("base64"),
  "x-amz-wrap-alg": "kms+context",
};

const ROWS: readonly (readonly [name: string, bytes: Uint8Array, what: RegExp])[] = [
  ["base64 text", utf8(random.toString("base64")), /^base64 text: decode it first$/],
  [
    "base64 text in lines",
    utf8(`${random.toString("base64").replace(/.{20}/g, "$&\r\n")}\n`),
    /^base64 text/,
  ],
  ["base64 text in quotes", utf8(JSON.stringify(random.toString("base64"))), /^base64 text/],
  ["base64 text after a byte order mark", utf8(`\uFEFF${random.toString("base64")}`), /^base64 text/],
  ["base64 text without padding", utf8(Buffer.alloc(25, 7).toString("base64").replace(/=/g, "")), /^base64/],
  [
    "base64 text in the form of URLs",
    utf8(Buffer.alloc(30, "\xFB\xEF\x01a", "latin1").toString("base64url")),
    /^base64/,
  ],
  ["a data: URL", utf8(`data:application/octet-stream;base64,${random.toString("base64")}`), /^base64 text/],
  ["base64 text in UTF-16", Buffer.from(random.toString("base64"), "utf16le"), /^base64 text/],
  [
    "base64 text in UTF-16 with a byte order mark",
    Buffer.from(`\uFEFF${random.toString("base64")}`, "utf16le"),
    /^base64 text/,
  ],
  ["hexadecimal text", utf8(random.toString("hex")), /^hexadecimal text: decode it first$/],
  ["hexadecimal text in capitals", utf8(random.toString("hex").toUpperCase()), /^hexadecimal text/],
  ["hexadecimal text of a program", utf8(`0x${random.toString("hex")}`), /^hexadecimal text/],
  ["hexadecimal text of PostgreSQL", utf8(`\\x${random.toString("hex")}`), /^hexadecimal text/],
  ["hexadecimal text in pairs", utf8(random.toString("hex").replace(/..(?=.)/g, "$& ")), /^hexadecimal text/],
  ["JSON of a Buffer", utf8(JSON.stringify(random)), /^JSON text: pass the bytes that it contains$/],
  [
    "JSON of a response",
    utf8(JSON.stringify({ CiphertextBlob: random.toString("base64") }, null, 2)),
    /^JSON/,
  ],
  ["a JSON list", utf8(JSON.stringify([...random])), /^JSON text/],
  ["PEM", utf8(pem), /^PEM text/],
  ["version 1 of an AWS Encryption SDK message", version1, /^a message of the AWS Encryption SDK/],
  ["version 2 of an AWS Encryption SDK message", version2, /^a message of the AWS Encryption SDK/],
  ["the same without signature", message(2, 4, 0x78), /^a message of the AWS Encryption SDK/],
  ["the same as base64 text", utf8(version1.toString("base64")), /^a message of the AWS Encryption SDK/],
  ["version 2 as base64 text", utf8(version2.toString("base64")), /^a message of the AWS Encryption SDK/],
  ["an instruction file", utf8(JSON.stringify(instructionFile)), /S3 client-side encryption/],
  [
    "metadata of an S3 object",
    utf8(JSON.stringify({ "x-amz-meta-x-amz-key": "k", "x-amz-meta-x-amz-iv": "i" })),
    /S3 client-side encryption/,
  ],
  ["bytes that were decoded as text", utf8(random.toString("utf8")), /decoded as text, which destroyed them/],
  [
    "text of another program",
    utf8("vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM13ok481zoCmHnSeDX9vyf7w=="),
    /^text:/,
  ],
  ["a sentence", utf8("this is not a ciphertext"), /^text: pass the bytes that KMS returned$/],
  ["the name of a file", utf8("fileb://ciphertext.bin"), /^text:/],
];

describe("recognizeBytes recognizes", () => {
  it.each(ROWS)("%s", (_, bytes, what) => {
    expect(recognizeBytes(bytes)).toMatch(what);
    expect(recognizeBytes(bytes)).not.toContain(random.toString("base64").slice(0, 8));
  });
});

describe("recognizeBytes does not recognize", () => {
  it.each<[string, unknown]>([
    ["random bytes", Buffer.concat([Buffer.from([0x80, 0, 0xff]), random])],
    ["the start of a ciphertext of KMS", Buffer.concat([Buffer.from([1, 2, 2, 0, 0x78]), random])],
    ["an old ciphertext of KMS", Buffer.concat([Buffer.from([1, 1, 2, 0, 0x78]), random])],
    ["few bytes", utf8("AQID")],
    ["no bytes", new Uint8Array()],
    ["anything else", "text"],
    ["nothing", undefined],
  ])("%s", (_, bytes) => {
    expect(recognizeBytes(bytes)).toBeUndefined();
  });

  it("a ciphertext of LocalKms, symmetric or not", async () => {
    await using kms = await LocalKms.start();
    const symmetric = await kms.createKey();
    const rsa = await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const Plaintext = utf8("data");
    const EncryptionAlgorithm = "RSAES_OAEP_SHA_256";
    const { endpoint, region, credentials } = kms;
    const client = new KMS({ endpoint, region, credentials });
    const [first, second] = [
      await client.encrypt({ KeyId: symmetric.KeyId, Plaintext }),
      await client.encrypt({ KeyId: rsa.KeyId, Plaintext, EncryptionAlgorithm }),
    ];
    expect([first, second].map(({ CiphertextBlob }) => recognizeBytes(CiphertextBlob))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("an InvalidCiphertextException says what the bytes are", () => {
  const bytes = utf8(random.toString("base64"));
  const said = "are base64 text: decode it first.";
  const response = { status: 400, body: { __type: "InvalidCiphertextException" } };
  const { client } = stubClient([response], { maxAttempts: 1 });

  it.each([
    ["Decrypt", "CiphertextBlob", () => client.send(new DecryptCommand({ CiphertextBlob: bytes }))],
    [
      "an asymmetric Decrypt",
      "CiphertextBlob",
      () =>
        client.send(
          new DecryptCommand({ CiphertextBlob: bytes, KeyId: "k", EncryptionAlgorithm: "RSAES_OAEP_SHA_1" }),
        ),
    ],
    [
      "ReEncrypt",
      "CiphertextBlob",
      () => client.send(new ReEncryptCommand({ CiphertextBlob: bytes, DestinationKeyId: "k" })),
    ],
    [
      "Decapsulate",
      "SharedSecretCiphertextBlob",
      () =>
        client.send(
          new DecapsulateCommand({
            KeyId: "k",
            SharedSecretCiphertextBlob: bytes,
            EncapsulationAlgorithm: "ML_KEM",
          }),
        ),
    ],
    [
      "ImportKeyMaterial",
      "EncryptedKeyMaterial",
      () =>
        client.send(
          new ImportKeyMaterialCommand({
            KeyId: "k",
            ImportToken: random,
            EncryptedKeyMaterial: bytes,
            ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
          }),
        ),
    ],
  ])("of %s", async (_, member, send) => {
    const { message: text } = Object(await rejection(send()));
    expect(text).toContain(`The bytes of ${member} ${said}`);
    expect(text).not.toContain("context");
  });
});
