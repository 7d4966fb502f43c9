import { markQueued } from "../delivery.js";
import type { HttpHandlerConfig } from "../Runtime.js";
import { withDeadline } from "../withDeadline.js";
import type { Semaphore } from "./Semaphore.js";

/** What the wait for a connection needs to know of a request handler. */
export interface ConnectionQueue {
  /** How long to wait. */
  readonly timeouts: {
    /** In milliseconds; 0 for no limit. */
    readonly socketAcquisitionTimeout: number;
  };
  /** The option that allows this many connections, for the warning about a long queue. */
  readonly raised: (maxSockets: number) => string;
  /** Receives that warning. */
  readonly logger: HttpHandlerConfig["logger"];
  /** Whether it has received it. */
  hasWarned: boolean;
}

/** Waits for a connection. That is not an attempt: nothing is sent, and by default there is no limit. */
export async function acquireConnection(
  queue: ConnectionQueue,
  semaphore: Semaphore,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { socketAcquisitionTimeout: limit } = queue.timeouts;
  const message = `no connection became free within ${limit} ms (socketAcquisitionTimeout)`;
  warnOfLongQueue(queue, semaphore);
  if (limit === 0 && signal === undefined) {
    // Nothing but a permit ends this wait. The controller and the promises of a deadline take longer than a small call.
    return semaphore.wait();
  }
  try {
    await withDeadline(signal, limit, message, (either) => semaphore.acquire(either));
  } catch (error) {
    throw markQueued(error);
  }
}

/** Warns once when twice as many calls wait as there are connections, as the request handler of SDK v3 does. */
function warnOfLongQueue(queue: ConnectionQueue, { permits, waiting }: Semaphore): void {
  if (!queue.hasWarned && waiting >= 2 * permits) {
    queue.hasWarned = true;
    queue.logger?.warn?.(
      `${waiting} calls wait for one of ${permits} connections: send fewer at once, or raise maxSockets with ${queue.raised(2 * permits)}`,
    );
  }
}
