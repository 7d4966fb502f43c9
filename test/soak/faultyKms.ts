/** A KMS whose connections and responses fail at random, with a ledger of what it has carried out. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { seededRandom } from "../../src/local/faults/seededRandom.js";
import { eachRequest } from "../support/scripted-server.js";

/** Carries out a call, and returns the bytes of its response. */
type CarryOut = () => string;
type Misbehave = (socket: Socket, carryOut: CarryOut, random: () => number) => void;

const later = (socket: Socket, milliseconds: number, write: () => void) =>
  void setTimeout(() => socket.writable && write(), milliseconds);
const part = (response: string, random: () => number) =>
  response.slice(0, 1 + Math.floor(random() * (response.length - 1)));
const unavailable = (status: number, retryAfter: string): Misbehave => {
  const type = status === 429 ? "ThrottlingException" : "ServiceUnavailableException";
  return (socket) =>
    void socket.write(
      http(`${status} No`, JSON.stringify({ __type: type }), `retry-after: ${retryAfter}\r\n`),
    );
};

/** What can happen to a call, each as likely as the others. */
const FAULTS: Readonly<Record<string, Misbehave>> = {
  "closed before it is carried out": (socket) => void socket.end(),
  "closed after it is carried out": (socket, carryOut) => {
    carryOut();
    socket.end();
  },
  "reset before it is carried out": (socket) => void socket.resetAndDestroy(),
  "reset after it is carried out": (socket, carryOut) => {
    carryOut();
    socket.resetAndDestroy();
  },
  "reset within the response": (socket, carryOut, random) =>
    void socket.write(part(carryOut(), random), () => socket.resetAndDestroy()),
  "truncated and closed": (socket, carryOut, random) => void socket.end(part(carryOut(), random)),
  "never answered": (_, carryOut) => void carryOut(),
  slow: (socket, carryOut, random) => {
    const response = carryOut();
    later(socket, 20 + random() * 200, () => socket.write(response));
  },
  "in small pieces": (socket, carryOut) => {
    const response = carryOut();
    socket.write(response.slice(0, 40));
    later(socket, 5, () => socket.write(response.slice(40)));
  },
  "doubled at once": (socket, carryOut) => void socket.write(carryOut().repeat(2)),
  "doubled later": (socket, carryOut, random) => {
    const response = carryOut();
    socket.write(response);
    later(socket, random() * 5, () => socket.write(response));
  },
  "a length that is too short": (socket, carryOut) =>
    void socket.end(carryOut().replace(/content-length: \d+/, "content-length: 9")),
  "a length that is too long": (socket, carryOut) =>
    void socket.end(carryOut().replace(/content-length: \d+/, "content-length: 9999")),
  "a page of a gateway": (socket) => void socket.write(http("502 Bad Gateway", "<html>Bad Gateway</html>")),
  "a page of a gateway, after it is carried out": (socket, carryOut) => {
    carryOut();
    socket.write(http("504 Gateway Timeout", "<html>Gateway Timeout</html>"));
  },
  "status 429": unavailable(429, "0"),
  "status 503": unavailable(503, "0"),
  "closed while it is idle": (socket, carryOut, random) => {
    socket.write(carryOut());
    later(socket, random() * 5, () => socket.end());
  },
  "reset while it is idle": (socket, carryOut, random) => {
    socket.write(carryOut());
    later(socket, random() * 5, () => socket.resetAndDestroy());
  },
};
const MISBEHAVIOURS = Object.values(FAULTS);

/** Fails this share of the calls. */
const RATE = 0.1;

function http(status: string, body: string, headers = ""): string {
  return `HTTP/1.1 ${status}\r\n${headers}x-amzn-requestid: ${randomUUID()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** The number of a call, which its alias name or its plaintext contains, and the body of its response. */
function callOf(request: string): { readonly number: number; readonly body: string } {
  const { AliasName, Plaintext } = JSON.parse(request.slice(request.indexOf("\r\n\r\n") + 4));
  const text = AliasName ?? Buffer.from(Plaintext, "base64").toString();
  const body =
    AliasName === undefined
      ? { CiphertextBlob: Plaintext, KeyId: "key", EncryptionAlgorithm: "SYMMETRIC_DEFAULT" }
      : {};
  return { number: Number(/\d+/.exec(text)?.[0]), body: JSON.stringify(body) };
}

/** Starts the server for calls with the numbers below `calls`. */
export async function startFaultyKms(calls: number, seed: number) {
  const carriedOut = new Uint8Array(calls);
  const random = seededRandom(seed);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
    eachRequest(socket, (request) => {
      const { number, body } = callOf(request);
      const carryOut = () => {
        carriedOut[number] = (carriedOut[number] ?? 0) + 1;
        return http("200 OK", body);
      };
      if (socket.writable && random() < RATE) {
        MISBEHAVIOURS[Math.floor(random() * MISBEHAVIOURS.length)]?.(socket, carryOut, random);
      } else if (socket.writable) {
        socket.write(carryOut());
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    /** Where it listens. */
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How often each call was carried out, by its number. */
    carriedOut,
    async [Symbol.asyncDispose](): Promise<void> {
      server.close();
      for (const socket of open) {
        socket.destroy();
      }
      await once(server, "close");
    },
  };
}
