/**
 * Serves ReEncrypt: from LocalKms, from a server of node:http that always gives the same answer, or from one of node:net that
 * does not even read the request. Prints its port and a request; then, for each line of its standard input, its CPU time in
 * microseconds. Argument: "LocalKms", "node:http" or "node:net".
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createNetServer, type Server } from "node:net";
import { createInterface } from "node:readline";
import { EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { ANSWER, ANSWER_HEADERS, INPUT } from "../contenders/Contender.js";

/** What the program prints first. */
export interface LocalServer {
  readonly port: number;
  /** A signed ReEncrypt, which is valid for five minutes. */
  readonly request: string;
}

/** The parts of a request that a client sends. */
interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const kms = await LocalKms.start();
const options = { endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials };

/** A ReEncrypt as a client sends it. */
async function signedRequest(): Promise<string> {
  const [source, destination] = [await kms.createKey(), await kms.createKey()];
  const { SourceEncryptionContext: EncryptionContext } = INPUT;
  const client = new KMSClient(options);
  const encrypt = { KeyId: source.KeyId, Plaintext: new Uint8Array(32), EncryptionContext };
  const { CiphertextBlob } = await client.send(new EncryptCommand(encrypt));
  client.destroy();
  let text = "";
  const requestHandler = {
    handle: async ({ headers, body = new Uint8Array() }: Sent) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      text = `POST / HTTP/1.1\r\n${lines.join("")}\r\n${Buffer.from(body)}`;
      return { response: { statusCode: 200, headers: { ...ANSWER_HEADERS }, body: Buffer.from(ANSWER) } };
    },
  };
  const input = { ...INPUT, CiphertextBlob, DestinationKeyId: destination.KeyId };
  await new KMSClient({ ...options, requestHandler }).send(new ReEncryptCommand(input));
  return text;
}

/** Always gives the same answer. */
const httpServer = (): Server =>
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.writeHead(200, ANSWER_HEADERS).end(ANSWER));
  });

/** Always gives the same answer, to each packet. */
function netServer(): Server {
  const headers = Object.entries(ANSWER_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = Buffer.from(`HTTP/1.1 200 OK\r\n${headers.join("")}\r\n${ANSWER}`);
  return createNetServer((socket) => socket.setNoDelay().on("data", () => socket.write(answer)));
}

async function listen(name: string | undefined): Promise<number> {
  if (name === "LocalKms") {
    return Number(new URL(kms.endpoint).port);
  }
  const server = name === "node:http" ? httpServer() : netServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

const server: LocalServer = { port: await listen(process.argv[2]), request: await signedRequest() };
console.log(JSON.stringify(server));
const lines = createInterface(process.stdin);
lines.on("line", () => {
  const { user, system } = process.cpuUsage();
  console.log(user + system);
});
lines.on("close", () => process.exit());
