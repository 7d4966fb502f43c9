import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Fault = (response: ServerResponse, request: IncomingMessage) => void;

const json = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
};

const succeed = (response: ServerResponse, members: object): void =>
  json(response, 200, {
    CiphertextBlob: "AQID",
    KeyId: "destination",
    SourceKeyId: "source",
    SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    ...members,
  });

/** Responds to ReEncrypt with success. The key in the response is the attempt that it responds to. */
const success: Fault = (response, { headers }) => succeed(response, { KeyId: headers["amz-sdk-request"] });

const throttled: Fault = (response) => json(response, 400, { __type: "ThrottlingException" });
const destroyed: Fault = (response) => response.destroy();
const startResponse = (response: ServerResponse, then = () => {}): void => {
  response.writeHead(200, { "content-length": 100 }).write('{"CiphertextBlob":', then);
};
const withBlob =
  (CiphertextBlob: string): Fault =>
  (response) =>
    succeed(response, { CiphertextBlob });

/** The faults of the first and of every later request of a path, by the first segment of the path. */
const faults: Readonly<Record<string, readonly [first: Fault, later: Fault]>> = {
  throttled: [throttled, throttled],
  "throttled-once": [throttled, success],
  destroyed: [destroyed, destroyed],
  "cut-once": [(response) => startResponse(response, () => response.destroy()), success],
  html: both((response) => response.end("<html>Welcome to the hotel!</html>")),
  empty: both((response) => response.end()),
  "padded-base64": both(withBlob("A===")),
  "cut-base64": both(withBlob("AQI")),
  "foreign-base64": both(withBlob("AQ-_")),
  redirect: [(response) => response.writeHead(307, { location: "?" }).end(), success],
  silent: both(() => {}),
  half: both((response) => startResponse(response)),
};

function both(fault: Fault): [Fault, Fault] {
  return [fault, fault];
}

/** Starts a server on a free loopback port that responds with the fault that the first segment of the path names. */
export async function startFaultyServer(): Promise<{ url: string; close: () => void }> {
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://localhost").pathname;
    const [first, later] = faults[path.split("/")[1] ?? ""] ?? both(destroyed);
    const fault = seen.has(path) ? later : first;
    seen.add(path);
    request.resume().once("end", () => fault(response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
