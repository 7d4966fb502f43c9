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
const CALLS = 1_000;

/** The CPU time of a ReEncrypt in a LocalKms, and in a server of node:http that does nothing; and what a start takes. */
export async function local(options: LocalOptions): Promise<Rows> {
  const names: readonly ColumnName[] = ["LocalKms", "node:http"];
  const servers = new Map(names.map((name) => [name, name]));
  const calls = await inTurns(options.processes, servers, (name) => cpuOfCall(name, options));
  const starts: LocalStart[] = [];
  for (let process = 0; process < options.processes; process++) {
    starts.push(JSON.parse(await print("local-start")));
  }
  const row = (part: keyof LocalStart) =>
    rowOf("ms", new Map([["LocalKms", starts]]), (taken) => taken[part]);
  return {
    "LocalKms: CPU per ReEncrypt, 64 connections": rowOf("µs", calls, Number),
    "LocalKms: start and close": row("start"),
    "LocalKms: reset of 100 keys": row("reset"),
  };
}

/** The CPU time of a server for a call, in microseconds: the median of some turns. */
async function cpuOfCall(name: string, { warmUp, turns }: LocalOptions): Promise<number> {
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
  const taken: number[] = [];
  for (let turn = -warmUp; turn < turns; turn++) {
    const before = await cpu();
    await makeCalls(sockets, request);
    if (turn >= 0) {
      taken.push(((await cpu()) - before) / CALLS);
    }
  }
  for (const socket of sockets) {
    socket.destroy();
  }
  child.stdin.end();
  await once(child, "exit");
  return median(taken);
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket.setNoDelay();
}

/** Makes calls, one at a time on each connection. A response is one packet. */
async function makeCalls(sockets: readonly Socket[], request: string): Promise<void> {
  let left = CALLS;
  const loop = async (socket: Socket) => {
    while (left-- > 0) {
      socket.write(request);
      const [response] = await once(socket, "data");
      if (!String(response).startsWith("HTTP/1.1 200")) {
        throw new Error(String(response));
      }
    }
  };
  await Promise.all(sockets.map(loop));
}
