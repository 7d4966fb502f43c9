/** A program that calls the endpoint of its argument: one call succeeds or times out, the others are aborted. */
import { KMSClient } from "kms-reencrypt";
import { reEncrypt, testCredentials } from "./kms-responses.js";

const client = new KMSClient({
  region: "us-east-2",
  credentials: testCredentials,
  endpoint: process.argv[2],
  maxAttempts: 2,
  requestHandler: { requestTimeout: 100, httpAgent: { maxSockets: 2 } },
});
const controller = new AbortController();
const outcomes = Array.from({ length: 8 }, async () => {
  try {
    return (await client.send(reEncrypt(), { abortSignal: controller.signal })).KeyId;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  } finally {
    controller.abort();
  }
});
process.stdout.write((await Promise.all(outcomes)).join());
