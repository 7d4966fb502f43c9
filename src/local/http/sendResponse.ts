import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { HttpResponse } from "./HttpResponse.js";

/** What sending depends on besides the response. */
export interface SendOptions {
  /** Aborted when the server closes. */
  readonly closeSignal: AbortSignal;
  /** Whether the connection stays open after the response; called when the response is sent. */
  readonly keepAlive: () => boolean;
}

const BAD_GATEWAY = `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
</body>
</html>
`;

/** Sends a response, after its delay and with its connection fault. */
export async function sendResponse(
  stream: ServerResponse,
  response: HttpResponse,
  { closeSignal, keepAlive }: SendOptions,
): Promise<void> {
  if (response.latency > 0) {
    await wait(stream, response.latency, closeSignal);
  }
  const { status, headers, text } = serialize(response);
  const connection = keepAlive() ? {} : { connection: "close" };
  switch (response.fault) {
    case "DropBeforeResponse":
      stream.destroy();
      return;
    case "DropDuringResponse":
      stream.writeHead(status, { ...headers, ...connection, "content-length": Buffer.byteLength(text) });
      stream.write(halfOf(text), () => stream.destroy());
      return;
    case "TruncatedBody": {
      const body = halfOf(text);
      stream.writeHead(status, { ...headers, ...connection, "content-length": body.length });
      stream.end(body);
      return;
    }
    default:
      stream.writeHead(status, { ...headers, ...connection, "content-length": Buffer.byteLength(text) });
      // As text, which Node.js sends in one piece with the headers.
      stream.end(text);
  }
}

/** Waits until the time has passed, the client disconnects or the server closes. */
async function wait(stream: ServerResponse, milliseconds: number, closeSignal: AbortSignal): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  stream.once("close", stop);
  closeSignal.addEventListener("abort", stop, { once: true });
  try {
    await delay(closeSignal.aborted ? 0 : milliseconds, undefined, { signal: controller.signal });
  } catch {
    // The wait was stopped.
  } finally {
    stream.off("close", stop);
    closeSignal.removeEventListener("abort", stop);
  }
}

function serialize({ status, body, requestId, date, fault }: HttpResponse) {
  const common = { date: date.toUTCString() };
  return fault === "BadGateway"
    ? { status, headers: { ...common, "content-type": "text/html" }, text: BAD_GATEWAY }
    : {
        status,
        headers: { ...common, "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
        text: body === undefined ? "" : JSON.stringify(body),
      };
}

function halfOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, bytes.length >> 1);
}
