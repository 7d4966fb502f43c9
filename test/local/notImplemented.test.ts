/** What KMS can do and LocalKms cannot: the error says so, and what to do instead, without advice about keys. */
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DecryptCommand,
  ListGrantsCommand,
  PutKeyPolicyCommand,
  SignCommand,
} from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { awsClient, bytes } from "./support.js";

let kms: LocalKms;
let KeyId: string;
beforeAll(async () => {
  kms = await LocalKms.start();
  ({ KeyId } = await kms.createKey());
});
afterAll(() => kms.close());
beforeEach(() => kms.requests.clear());

const client = (of: LocalKms = kms): ours.KMSClient =>
  new ours.KMSClient({ endpoint: of.endpoint, region: of.region, credentials: of.credentials });

const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined).catch((e) => e);

const PERFORMED = [
  "CancelKeyDeletion, CreateAlias, CreateGrant, CreateKey, Decrypt, DeleteAlias, DescribeKey, DisableKey, ",
  "DisableKeyRotation, EnableKey, EnableKeyRotation, Encrypt, GenerateDataKey, GenerateDataKeyPair, ",
  "GenerateDataKeyPairWithoutPlaintext, GenerateDataKeyWithoutPlaintext, GenerateRandom, GetKeyPolicy, ",
  "GetKeyRotationStatus, GetPublicKey, ListAliases, ListGrants, ListKeyPolicies, ListKeyRotations, ListKeys, ",
  "ListResourceTags, PutKeyPolicy, ReEncrypt, RetireGrant, RevokeGrant, RotateKeyOnDemand, ScheduleKeyDeletion, ",
  "TagResource, UntagResource, UpdateAlias, UpdateKeyDescription",
].join("");
const NOT_SIGNED = `LocalKms does not perform Sign. It performs ${PERFORMED}; mock this call in your test, or send it to another endpoint.`;

describe("an operation that LocalKms does not perform", () => {
  class OwnSignCommand extends ours.KMSCommand<{ KeyId: string }, ours.MetadataBearer> {
    declaration(): ours.OperationDeclaration<{ KeyId: string }, ours.MetadataBearer> {
      return { name: "Sign", input: { KeyId: ours.shapes.required(ours.shapes.string()) }, output: {} };
    }
  }

  test("makes the client of this package throw the message of LocalKms, without retries", async () => {
    const error = await errorOf(client().send(new OwnSignCommand({ KeyId })));
    expect(error).toBeInstanceOf(ours.KMSServiceException);
    expect(error).toMatchObject({
      name: "NotImplementedException",
      $fault: "client",
      serviceMessage: NOT_SIGNED,
      $metadata: { httpStatusCode: 400, attempts: 1, requestId: expect.any(String) },
    });
    const { requestId } = Object(error).$metadata;
    expect(Object(error).message).toBe(
      `Sign failed with NotImplementedException: ${NOT_SIGNED} (KeyId ${KeyId}, HTTP status 400, request ID ${requestId})`,
    );
    expect(kms.requests.of("Sign")).toMatchObject([{ status: 400, errorCode: "NotImplementedException" }]);
  });

  test("makes the AWS client throw the message of LocalKms, without retries", async () => {
    const aws = awsClient(kms);
    aws.config.maxAttempts = async () => 3;
    const sign = new SignCommand({ KeyId, Message: bytes("data"), SigningAlgorithm: "ECDSA_SHA_256" });
    await expect(aws.send(sign)).rejects.toMatchObject({
      name: "NotImplementedException",
      message: NOT_SIGNED,
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
    expect(kms.requests).toHaveLength(1);
  });
});

describe("a request that only LocalKms rejects", () => {
  const service = "s3.amazonaws.com";
  const policy = (statement: object) =>
    JSON.stringify({
      Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...statement },
    });
  const create = (input: CreateKeyCommandInput) => () => new CreateKeyCommand(input);

  test.each<[string, () => { input: object }, string]>([
    [
      "a multi-Region key",
      create({ MultiRegion: true }),
      "LocalKms has one Region, and does not create multi-Region keys; leave out MultiRegion, or mock this call in your test.",
    ],
    [
      "origin AWS_CLOUDHSM",
      create({ Origin: "AWS_CLOUDHSM" }),
      "LocalKms has no custom key stores, and does not create keys with Origin AWS_CLOUDHSM; use Origin AWS_KMS or EXTERNAL, or seed a key with Origin AWS_CLOUDHSM, which is Unavailable.",
    ],
    [
      "an external key store",
      create({ Origin: "EXTERNAL_KEY_STORE", XksKeyId: "a" }),
      "LocalKms has no external key stores, and does not create keys with Origin EXTERNAL_KEY_STORE; use Origin AWS_KMS or EXTERNAL, and leave out XksKeyId.",
    ],
    [
      "a key spec",
      create({ KeySpec: "ML_DSA_65", KeyUsage: "SIGN_VERIFY" }),
      "LocalKms does not generate keys with KeySpec ML_DSA_65. It supports ECC_NIST_EDWARDS25519, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, HMAC_224, HMAC_256, HMAC_384, HMAC_512, RSA_2048, RSA_3072, RSA_4096, SYMMETRIC_DEFAULT; use one of these, or mock this call in your test.",
    ],
    [
      "a recipient enclave",
      () =>
        new DecryptCommand({ CiphertextBlob: bytes("a"), Recipient: { AttestationDocument: bytes("a") } }),
      "LocalKms does not verify attestation documents, and does not encrypt responses for a Nitro enclave; leave out Recipient, or mock this call in your test.",
    ],
    [
      "a filter for a service",
      () => new ListGrantsCommand({ KeyId, GranteeServicePrincipal: service }),
      "LocalKms has no grants for AWS services, because they do not call it; filter by GranteePrincipal or GrantId.",
    ],
    [
      "a condition key of a policy",
      () =>
        new PutKeyPolicyCommand({
          KeyId,
          Policy: policy({ Condition: { StringEquals: { "aws:UserAgent": "a" } } }),
        }),
      "LocalKms does not evaluate the condition key aws:UserAgent in a key policy; leave it out in your test.",
    ],
  ])("says what LocalKms lacks and what to do instead: %s", async (_, command, message) => {
    const error = await errorOf(awsClient(kms).send(command() as CreateKeyCommand));
    expect(error).toMatchObject({ name: "NotImplementedException", message });
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });

  test("has a message without advice about keys in the client of this package", async () => {
    const grant = { KeyId, GranteeServicePrincipal: service, RetiringServicePrincipal: service };
    const Constraints = { SourceArn: "arn:aws:s3:us-east-1:111122223333:bucket/a" };
    const command = new ours.CreateGrantCommand({ ...grant, Constraints, Operations: ["Encrypt"] });
    const error = await errorOf(client().send(command));
    const message =
      "LocalKms has no grants for AWS services, because they do not call it; use GranteePrincipal and RetiringPrincipal, and leave out GranteeServicePrincipal, RetiringServicePrincipal and SourceArn.";
    expect(error).toMatchObject({ name: "NotImplementedException", serviceMessage: message });
    expect(Object(error).message).toMatch(
      /^CreateGrant failed with NotImplementedException: LocalKms has no /,
    );
    expect(Object(error).message).not.toMatch(/DescribeKey|the key or the Region/i);
  });

  test("names the custom key stores that LocalKms does not have", async () => {
    await expect(
      client().send(new ours.CreateKeyCommand({ CustomKeyStoreId: "cks-1", Origin: "AWS_CLOUDHSM" })),
    ).rejects.toMatchObject({
      name: "CustomKeyStoreNotFoundException",
      serviceMessage:
        "Custom key store cks-1 is not found. LocalKms has no custom key stores; leave out CustomKeyStoreId, or mock this call in your test.",
    });
  });

  test.each<[string, string]>([
    ["us-east-1", "UnsupportedOperationException"],
    ["cn-north-1", "NotImplementedException"],
  ])("includes SM2 keys where KMS has them: %s responds with %s", async (region, name) => {
    await using there = await LocalKms.start({ region });
    const { KeyId: id } = await there.createKey();
    const key = new ours.CreateKeyCommand({ KeySpec: "SM2", KeyUsage: "ENCRYPT_DECRYPT" });
    await expect(client(there).send(key)).rejects.toMatchObject({ name });
    const pair = new ours.GenerateDataKeyPairCommand({ KeyId: id, KeyPairSpec: "SM2" });
    await expect(client(there).send(pair)).rejects.toMatchObject({ name });
  });
});
