/** A program whose callback throws what it receives, and which prints how that reaches the process. */
import { KMSClient } from "kms-reencrypt";
import { reEncrypt, testCredentials } from "./kms-responses.js";

process.on("uncaughtException", ({ message }, origin) => console.log(`${origin}: ${message}`));

const client = new KMSClient({
  region: "us-east-2",
  credentials: testCredentials,
  endpoint: process.argv[2],
  maxAttempts: 1,
});
client.send(reEncrypt(), (error, output) => {
  throw new Error(`thrown for ${error?.name ?? output?.KeyId}`);
});
