import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { onTestFinished } from "vitest";

/** Starts a LocalKms for a test, and returns it with a key and the options of a client that calls it. */
export async function startKms() {
  const kms = await LocalKms.start();
  onTestFinished(() => kms.close());
  const { endpoint, region, credentials } = kms;
  return { kms, key: await kms.createKey(), options: { endpoint, region, credentials } };
}

/** Attaches a tool to a client of this package or of the AWS SDK. */
type Attach = <Client extends ours.KMSClient | sdk.KMSClient>(client: Client) => Client;

const Plaintext = new Uint8Array(1);

/** By package: makes a client, attaches a tool to it, and returns a function that encrypts with the client. */
export const encryptWith = {
  "kms-reencrypt": (options: ours.KMSClientConfig, attach: Attach) => {
    const client = attach(new ours.KMSClient(options));
    return (KeyId: string): Promise<unknown> => client.send(new ours.EncryptCommand({ KeyId, Plaintext }));
  },
  "@aws-sdk/client-kms": (options: sdk.KMSClientConfig, attach: Attach) => {
    const client = attach(new sdk.KMSClient(options));
    return (KeyId: string): Promise<unknown> => client.send(new sdk.EncryptCommand({ KeyId, Plaintext }));
  },
};
