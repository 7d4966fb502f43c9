/** Real TLS, with a certificate that no authority has signed. */
import { once } from "node:events";
import { Agent, createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { type HttpHandlerConfig, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rejection, success } from "../../support/answering-client.js";

let server: Server;
let ca: string;

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  ca = cert;
  server = createServer({ key, cert }, (request, response) => {
    request.resume();
    response.end(JSON.stringify(Reflect.get(success, "body")));
  });
  server.listen(0, "localhost");
  await once(server, "listening");
});
afterAll(() => server.close());

function client(requestHandler: HttpHandlerConfig) {
  const { port } = server.address() as AddressInfo;
  return new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s" },
    endpoint: `https://localhost:${port}`,
    requestHandler,
  });
}

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

describe("an https endpoint", () => {
  it("with an authority of the user's own is trusted when the agent names it, by options or as an instance", async () => {
    for (const httpsAgent of [{ ca }, new Agent({ ca })]) {
      const kms = client({ httpsAgent });
      expect((await kms.send(command())).$metadata.httpStatusCode).toBe(200);
      kms.destroy();
    }
  });

  it("that nobody vouches for is an error at once, which says what to do", async () => {
    const kms = client({});
    expect(await rejection(kms.send(command()))).toMatchObject({
      name: "ConnectionError",
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
      message: expect.stringContaining("name your authority by `ca` of the `httpsAgent`"),
      $metadata: { attempts: 1 },
    });
    kms.destroy();
  });
});
