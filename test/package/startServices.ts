import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** What a program calls in a test: a KMS, and the service that gives a container its credentials. */
export interface Services {
  /** The variables that every program gets. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variables with the credentials themselves, as in a Lambda function. */
  readonly environment: Readonly<Record<string, string>>;
  /** The variables of a container with a role, as in ECS and EKS. */
  readonly container: Readonly<Record<string, string>>;
  /** Returns how often the credentials of the container were asked for. */
  readonly asked: () => number;
  /** The ARN of the key under which the programs re-encrypt. */
  readonly keyArn: string;
  readonly close: () => Promise<void>;
}

const credentials = {
  accessKeyId: "ASIAEXAMPLE",
  secretAccessKey: "of-the-role",
  sessionToken: "of-the-role",
};

/** Starts the services with the package that is installed in a folder. */
export async function startServices(consumer: string): Promise<Services> {
  const dist = join(consumer, "node_modules/kms-reencrypt/dist");
  const { LocalKms }: typeof import("kms-reencrypt/local") = await import(join(dist, "local.js"));
  const { EncryptCommand, KMSClient }: typeof import("kms-reencrypt") = await import(join(dist, "index.js"));
  const kms = await LocalKms.start({ principals: [{ arn: "arn:aws:iam::111122223333:root", credentials }] });
  const { endpoint, region } = kms;
  const [source, destination] = [await kms.createKey(), await kms.createKey()];
  const { CiphertextBlob } = await new KMSClient({ endpoint, region, credentials }).send(
    new EncryptCommand({ KeyId: source.KeyId, Plaintext: new Uint8Array(1) }),
  );
  const role = await startContainerCredentials();
  return {
    keyArn: destination.Arn,
    variables: {
      AWS_ENDPOINT_URL_KMS: endpoint,
      AWS_REGION: region,
      AWS_EC2_METADATA_DISABLED: "true",
      CIPHERTEXT: Buffer.from(CiphertextBlob).toString("base64"),
      TO_KEY: destination.KeyId,
    },
    environment: {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    },
    container: { AWS_CONTAINER_CREDENTIALS_FULL_URI: role.url },
    asked: role.asked,
    close: async () => {
      role.close();
      await kms.close();
    },
  };
}

async function startContainerCredentials() {
  let asked = 0;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const server = createServer((_, response) => {
    asked += 1;
    response.setHeader("content-type", "application/json");
    const Expiration = new Date(Date.now() + 3_600_000).toISOString();
    response.end(
      JSON.stringify({
        ...{ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken },
        Expiration,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/role`,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
