import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { print } from "../child.js";
import { nodeCommand } from "../circumstances.js";
import { inTurns } from "../inTurns.js";
import { built } from "../paths.js";
import type { LocalServer } from "../programs/local-server.js";
import type { LocalStart } from "../programs/local-start.js";
import { type ColumnName, type Rows, rowOf, valuesIn } from "../Row.js";
import { LOCAL_COLUMNS } from "../rows.js";
import { median } from "../statistics.js";
import { makeCalls } from "./makeCalls.js";

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
    rowOf("ms", new Map([["LocalKms", starts.map((taken) => taken[part])]]));
  return {
    "LocalKms: CPU per ReEncrypt, 64 connections": rowOf(
      "µs",
      valuesIn(served, ({ cpu }) => cpu),
    ),
    "LocalKms: calls per second, 64 connections": rowOf(
      "/s",
      valuesIn(served, ({ perSecond }) => perSecond),
    ),
    "LocalKms: start and close": row("start"),
    "LocalKms: reset of 100 keys": row("reset"),
  };
}

/** What calls cost a server: the medians of some turns. */
async function serve(name: string, options: LocalOptions): Promise<Served> {
  const child = spawn(...nodeCommand(`${built}/programs/local-server.js`, name), {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  try {
    return await load(child, options);
  } finally {
    // The server exits when its input ends.
    child.stdin.end();
    await exited;
  }
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Makes turns of calls to a server, and asks for its CPU time before and after each. */
async function load({ stdin, stdout }: Child, { warmUp, turns }: LocalOptions): Promise<Served> {
  const lines = createInterface(stdout)[Symbol.asyncIterator]();
  const { port, request }: LocalServer = JSON.parse(await nextLine(lines));
  const cpu = async (): Promise<number> => {
    stdin.write("\n");
    return Number(await nextLine(lines));
  };
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => connected(port)));
  const taken: Served[] = [];
  try {
    for (let turn = -warmUp; turn < turns; turn++) {
      const before = await cpu();
      const start = performance.now();
      await makeCalls(sockets, Buffer.from(request), CALLS);
      const seconds = (performance.now() - start) / 1000;
      if (turn >= 0) {
        taken.push({ cpu: ((await cpu()) - before) / CALLS, perSecond: CALLS / seconds });
      }
    }
  } finally {
    for (const socket of sockets) {
      socket.destroy();
    }
  }
  return {
    cpu: median(taken.map((turn) => turn.cpu)),
    perSecond: median(taken.map((turn) => turn.perSecond)),
  };
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next();
  if (done) {
    throw new Error("The server has ended.");
  }
  return value;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket.setNoDelay();
}
