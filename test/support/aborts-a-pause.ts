/** A program that aborts a call between two attempts, prints what still keeps it alive then, and ends by itself. */
import { KMSClient } from "kms-reencrypt";
import { HttpResponse } from "../../src/smithy.js";
import { keys, reEncrypt } from "./kms-steps.js";

const [, , retryMode = ""] = process.argv;
const controller = new AbortController();
const client = new KMSClient({
  region: "us-east-2",
  credentials: keys,
  retryMode,
  requestHandler: {
    handle: async () => ({
      response: new HttpResponse({ statusCode: 503, headers: { "retry-after": "60" } }),
    }),
  },
});

const startTimer = globalThis.setTimeout;
const abortDuringThePause = (callback: () => void, milliseconds = 0) => {
  if (milliseconds >= 1_000) {
    queueMicrotask(() => controller.abort());
  }
  return startTimer(callback, milliseconds);
};
globalThis.setTimeout = Object.assign(abortDuringThePause, startTimer);

try {
  await client.send(reEncrypt(), { abortSignal: controller.signal });
} catch (error) {
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout");
  console.log(`${Object(error).name}, timers: ${timers.length}`);
}
