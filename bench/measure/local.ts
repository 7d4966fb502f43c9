import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { print } from "../child.js";
import { nodeCommand } from "../circumstances.js";
import { inTurns } from "../inTurns.js";
import { built } from "../paths.js";
import type { LocalServer } from "../programs/local-server.js";
import type { LocalStart } from "../programs/local-start.js";
import { type ColumnName, type Rows, rowOf } from "../Row.js";
import { LOCAL_COLUMNS } from "../rows.js";
import { median } from "../statistics.js";

/** How much is measured. */
export interface LocalOptions {
  /** How many processes each server has. */
  readonly processes: number;
  /** How many turns do not count, for the compiler. */
  readonly warmUp: number;
  /** How many turns of a process count. */
  readonly turns: number;
}

const CONNECTIONS = 64;
const CALLS = 2_000;

/** What calls cost a server. */
interface Served {
  /** The CPU time of a call, in microseconds. */
  readonly cpu: number;
  /** How many calls are answered in a second. */
  readonly perSecond: number;
}

/** The cost of a ReEncrypt in a LocalKms, and in servers that always give the same answer; and what a start takes. */
export async function local(options: LocalOptions): Promise<Rows> {
  const names: readonly ColumnName[] = LOCAL_COLUMNS;
  const servers = new Map(names.map((name) => [name, name]));
  const served = await inTurns(options.processes, servers, (name) => serve(name, options));
  const starts: LocalStart[] = [];
  for (let process = 0; process < options.processes; process++) {
    starts.push(JSON.parse(await print("local-start")));
  }
  const row = (part: keyof LocalStart) =>
    rowOf("ms", new Map([["LocalKms", starts]]), (taken) => taken[part]);
  return {
    "LocalKms: CPU per ReEncrypt, 64 connections": rowOf("µs", served, ({ cpu }) => cpu),
    "LocalKms: calls per second, 64 connections": rowOf("/s", served, ({ perSecond }) => perSecond),
    "LocalKms: start and close": row("start"),
    "LocalKms: reset of 100 keys": row("reset"),
  };
}

/** What calls cost a server: the medians of some turns. */
async function serve(name: string, { warmUp, turns }: LocalOptions): Promise<Served> {
  const child = spawn(...nodeCommand(`${built}/programs/local-server.js`, name), {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => (await lines.next()).value;
  const { port, request }: LocalServer = JSON.parse(await nextLine());
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => connected(port)));
  const cpu = async (): Promise<number> => {
    child.stdin.write("\n");
    return Number(await nextLine());
  };
  const taken: Served[] = [];
  for (let turn = -warmUp; turn < turns; turn++) {
    const before = await cpu();
    const start = performance.now();
    await makeCalls(sockets, Buffer.from(request));
    const seconds = (performance.now() - start) / 1000;
    if (turn >= 0) {
      taken.push({ cpu: ((await cpu()) - before) / CALLS, perSecond: CALLS / seconds });
    }
  }
  for (const socket of sockets) {
    socket.destroy();
  }
  child.stdin.end();
  await once(child, "exit");
  return {
    cpu: median(taken.map((turn) => turn.cpu)),
    perSecond: median(taken.map((turn) => turn.perSecond)),
  };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket.setNoDelay();
}

/** Makes calls, one at a time on each connection. A response is one packet. */
function makeCalls(sockets: readonly Socket[], request: Buffer): Promise<void> {
  let [unsent, unanswered] = [CALLS, CALLS];
  return new Promise((resolve, reject) => {
    for (const socket of sockets) {
      const send = () => unsent-- > 0 && socket.write(request);
      socket.removeAllListeners("data").on("data", (response) => {
        if (response.toString("latin1", 0, 12) !== "HTTP/1.1 200") {
          reject(new Error(String(response)));
        }
        send();
        if (--unanswered === 0) {
          resolve();
        }
      });
      send();
    }
  });
}
