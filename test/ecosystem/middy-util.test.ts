import { createClient, createPrefetchClient } from "@middy/util";
import { EncryptCommand, KMSClient } from "kms-reencrypt";
import { expect, test, vi } from "vitest";
import { startKms } from "./support.js";

test("createClient and createPrefetchClient return a working client", async () => {
  const { key, options } = await startKms();
  const middyOptions = { AwsClient: KMSClient, awsClientOptions: options };
  const clients = [createPrefetchClient(middyOptions), await createClient(middyOptions, request({}))];
  for (const client of clients) {
    expect(client).toBeInstanceOf(KMSClient);
    const { KeyId } = await client.send(
      new EncryptCommand({ KeyId: key.KeyId, Plaintext: new Uint8Array(1) }),
    );
    expect(KeyId).toBe(key.Arn);
  }
});

test("createClient takes the credentials of a role from the request", async () => {
  const { key, options } = await startKms();
  const { credentials, ...awsClientOptions } = options;
  const client = await createClient<KMSClient, object>(
    { AwsClient: KMSClient, awsClientOptions, awsClientAssumeRole: "kmsRole" },
    request({ kmsRole: Promise.resolve(credentials) }),
  );
  await client.send(new EncryptCommand({ KeyId: key.KeyId, Plaintext: new Uint8Array(1) }));
});

test("createPrefetchClient passes the client to awsClientCapture", () => {
  const awsClientCapture = vi.fn((client: KMSClient) => client);
  const client = createPrefetchClient({ AwsClient: KMSClient, awsClientCapture, disablePrefetch: true });
  expect(awsClientCapture).toHaveBeenCalledExactlyOnceWith(client);
});

/** The part of a middy request that these functions read. */
const request = (internal: Record<string, unknown>): Parameters<typeof createClient>[1] =>
  Object.assign(Object.create(null), { internal });
