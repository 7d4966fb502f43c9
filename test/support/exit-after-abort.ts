/** A program that aborts a call during the delay before its retry, and then prints how many timers are still active. */
import { KMSClient } from "kms-reencrypt";
import { HttpResponse } from "../../src/smithy.js";
import { reEncrypt, testCredentials } from "./kms-responses.js";

const [, , retryMode = ""] = process.argv;
const controller = new AbortController();
const client = new KMSClient({
  region: "us-east-2",
  credentials: testCredentials,
  retryMode,
  requestHandler: {
    handle: async () => ({
      response: new HttpResponse({ statusCode: 503, headers: { "retry-after": "60" } }),
    }),
  },
});

const startTimer = globalThis.setTimeout;
const abortDuringDelay = (callback: () => void, milliseconds = 0) => {
  if (milliseconds >= 1_000) {
    queueMicrotask(() => controller.abort());
  }
  return startTimer(callback, milliseconds);
};
globalThis.setTimeout = Object.assign(abortDuringDelay, startTimer);

try {
  await client.send(reEncrypt(), { abortSignal: controller.signal });
} catch (error) {
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout");
  console.log(`${Object(error).name}, timers: ${timers.length}`);
}
