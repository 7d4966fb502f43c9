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

/** Sends a response with its connection fault: at once, or after its delay. */
export function sendResponse(
  stream: ServerResponse,
  response: HttpResponse,
  options: SendOptions,
): Promise<void> | undefined {
  if (response.latency > 0) {
    return wait(stream, response.latency, options.closeSignal).then(() => send(stream, response, options));
  }
  send(stream, response, options);
  return undefined;
}

function send(stream: ServerResponse, response: HttpResponse, { keepAlive }: SendOptions): void {
  const { requestId, status, body, date, fault } = response;
  const isProxy = fault === "BadGateway";
  const text = isProxy ? BAD_GATEWAY : body === undefined ? "" : JSON.stringify(body);
  const respond = (length: number) => {
    const headers = ["date", dateHeader(date), "content-length", String(length), "content-type"];
    if (isProxy) {
      headers.push("text/html");
    } else {
      headers.push("application/x-amz-json-1.1", "x-amzn-requestid", requestId);
    }
    if (!keepAlive()) {
      headers.push("connection", "close");
    }
    return stream.writeHead(status, headers);
  };
  switch (fault) {
    case "DropBeforeResponse":
      stream.destroy();
      return;
    case "DropDuringResponse":
      respond(Buffer.byteLength(text)).write(halfOf(text), () => stream.destroy());
      return;
    case "TruncatedBody": {
      const half = halfOf(text);
      respond(half.length).end(half);
      return;
    }
    default:
      // As text, which Node.js sends in one piece with the headers.
      respond(Buffer.byteLength(text)).end(text);
  }
}

let lastDate = { second: Number.NaN, text: "" };

/** The text of a date, which is the same for a second. */
function dateHeader(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastDate.second) {
    lastDate = { second, text: date.toUTCString() };
  }
  return lastDate.text;
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

function halfOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, bytes.length >> 1);
}
