/** What KMS can do and LocalKms cannot: the error says so, and what to do instead, without advice about keys. */
import { DecryptCommand, ListGrantsCommand, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsClient, bytes } from "./support.js";

let kms: LocalKms;
let KeyId: string;
beforeAll(async () => {
  kms = await LocalKms.start();
  ({ KeyId } = await kms.createKey());
});
afterAll(() => kms.close());

const client = (of: LocalKms = kms): ours.KMSClient =>
  new ours.KMSClient({ endpoint: of.endpoint, region: of.region, credentials: of.credentials });

const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined).catch((e) => e);

describe("a request that only LocalKms rejects", () => {
  const service = "s3.amazonaws.com";
  const policy = (statement: object) =>
    JSON.stringify({
      Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...statement },
    });
  test.each<[string, () => { input: object }, string]>([
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
          Policy: policy({ Condition: { StringEquals: { "aws:Example": "a" } } }),
        }),
      "LocalKms does not evaluate the condition key aws:Example in a key policy; leave it out in your test.",
    ],
  ])("says what LocalKms lacks and what to do instead: %s", async (_, command, message) => {
    const error = await errorOf(awsClient(kms).send(command() as DecryptCommand));
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

  test.each<[string, RegExp]>([
    ["us-east-1", /^KeySpec SM2 is not supported in this Region\.$/],
    ["cn-north-1", /^LocalKms does not generate keys with KeySpec SM2, because Node\.js /],
  ])("includes SM2 keys, which in %s are unsupported with the reason", async (region, message) => {
    await using there = await LocalKms.start({ region });
    const { KeyId: id } = await there.createKey();
    const name = "UnsupportedOperationException";
    const key = new ours.CreateKeyCommand({ KeySpec: "SM2", KeyUsage: "ENCRYPT_DECRYPT" });
    await expect(client(there).send(key)).rejects.toMatchObject({
      name,
      serviceMessage: expect.stringMatching(message),
    });
    const pair = new ours.GenerateDataKeyPairCommand({ KeyId: id, KeyPairSpec: "SM2" });
    await expect(client(there).send(pair)).rejects.toMatchObject({ name });
  });
});
