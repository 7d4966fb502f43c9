import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Delivery } from "./Delivery.js";

/** What the way of an answer depends on besides the answer. */
export interface DeliveryOptions {
  /** Aborted when the server closes. */
  readonly closes: AbortSignal;
  /** Whether the connection may be used again; asked when the answer is sent. */
  readonly keepAlive: () => boolean;
}

const BAD_GATEWAY = `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
</body>
</html>
`;

/** Sends an answer: at its time, and with what is to happen to it on its way. */
export async function deliver(
  response: ServerResponse,
  delivery: Delivery,
  { closes, keepAlive }: DeliveryOptions,
): Promise<void> {
  if (delivery.latency > 0) {
    await wait(response, delivery.latency, closes);
  }
  const { status, headers, text } = written(delivery);
  const connection = keepAlive() ? {} : { connection: "close" };
  switch (delivery.fault) {
    case "DropBeforeResponse":
      response.destroy();
      return;
    case "DropDuringResponse":
      response.writeHead(status, { ...headers, ...connection, "content-length": text.length });
      response.write(halfOf(text), () => response.destroy());
      return;
    default: {
      const body = delivery.fault === "TruncatedBody" ? halfOf(text) : text;
      response.writeHead(status, { ...headers, ...connection, "content-length": body.length });
      response.end(body);
    }
  }
}

/** Waits, but not for a client that has gone, nor for a server that closes. */
async function wait(response: ServerResponse, milliseconds: number, closes: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const onGone = () => gone.abort();
  response.once("close", onGone);
  closes.addEventListener("abort", onGone, { once: true });
  try {
    await delay(closes.aborted ? 0 : milliseconds, undefined, { signal: gone.signal });
  } catch {
    // It need not wait any longer.
  } finally {
    response.off("close", onGone);
    closes.removeEventListener("abort", onGone);
  }
}

function written({ status, body, requestId, date, fault }: Delivery) {
  const common = { date: date.toUTCString() };
  return fault === "BadGateway"
    ? { status, headers: { ...common, "content-type": "text/html" }, text: Buffer.from(BAD_GATEWAY) }
    : {
        status,
        headers: { ...common, "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
        text: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
      };
}

const halfOf = (text: Buffer): Buffer => text.subarray(0, text.length >> 1);
