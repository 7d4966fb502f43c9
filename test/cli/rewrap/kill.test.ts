/**
 * `rewrap` is killed at random moments, runs out of disk, and loses the end of its files, until it is done. A few rounds in
 * every run of the tests, fifty with KMS_TEST_KILLS=50. The runs for JSON Lines switch to undici after a few requests.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { appendFile, mkdtemp, rm, stat, truncate } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, reEncryptsOf } from "../../support/rewrap-program.js";
import { type RewrapWorld, startRewrapWorld } from "../../support/rewrap-world.js";

const ROUNDS = Number(process.env.KMS_TEST_KILLS ?? 2);
const ROWS = 300;
const CONCURRENCY = 4;
/** How many calls may be repeated after each kill. */
const WINDOW = 4 * CONCURRENCY;
/** These rows have no ciphertext. */
const isInvalid = (id: number): boolean => id % 50 === 7;

let world: RewrapWorld;
let folder: string;
let program: string;
let withUndici: string;
const ciphertexts: string[] = [];

beforeAll(async () => {
  world = await startRewrapWorld();
  folder = await mkdtemp(join(tmpdir(), "kms-kill-"));
  program = join(folder, "cli.cjs");
  await buildProgram(program);
  withUndici = join(folder, "undici", "cli.cjs");
  await buildProgram(withUndici, { undiciAfter: 20, undici: "installed" });
  for (let id = 0; id < ROWS; id++) {
    ciphertexts.push(await world.encrypt(`secret ${id}`));
  }
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

/** The rows of a format, with a text instead of each ciphertext. */
const rowsOf = (format: string, textOf: (id: number) => string): readonly string[] =>
  Array.from({ length: ROWS }, (_, id) => {
    const text = isInvalid(id) ? "" : textOf(id);
    return format === "csv"
      ? `"a ""quoted""\nnote ${id}",${id % 2 ? `"${text}"` : text},1.0\r\n`
      : `{"id":12345678901234567${String(id).padStart(3, "0")}, "x":1.0,"ct":"${text}","x":2}${id === ROWS - 1 ? "" : "\n"}`;
  });

const documentOf = (format: string, rows: readonly string[]): string =>
  (format === "csv" ? "\ufeffnote,ct,number\r\n" : "") + rows.join("");

/** Starts a program in a shell, with a limit for the size of its files if there is one, in blocks of 1024 bytes. */
function start(
  path: string,
  words: readonly string[],
  blocks: number | "unlimited" = "unlimited",
): ChildProcess {
  return spawn("bash", ["-c", `ulimit -f ${blocks}; exec "$@"`, "bash", process.execPath, path, ...words], {
    env: { ...world.env, PATH: process.env.PATH },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** Waits for the end of a program, and kills it at a moment if one is given. */
async function ended(child: ChildProcess, moment?: Moment): Promise<{ code: number | null; stderr: string }> {
  let stderr = "";
  child.stderr?.on("data", (data) => {
    stderr += data;
  });
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const hasCome =
      moment !== undefined &&
      (moment.after === undefined
        ? sizeNow(moment.file) >= moment.size
        : performance.now() - startedAt >= moment.after);
    if (hasCome) child.kill("SIGKILL");
  }, 1);
  const [code] = await once(child, "close");
  clearInterval(timer);
  return { code, stderr };
}

/** When a program is killed: after some milliseconds, or when a file has reached a size. */
interface Moment {
  readonly after?: number | undefined;
  readonly file: string;
  readonly size: number;
}

/** A moment while the output grows, however slow the machine is; now and then one while the program starts. */
const momentFor = async (part: string): Promise<Moment> => ({
  after: Math.random() < 0.15 ? Math.random() * 300 : undefined,
  file: world.path(part),
  size: (await sizeOf(part)) + 1 + Math.random() * 20_000,
});

const sizeNow = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const sizeOf = async (name: string): Promise<number> =>
  (await stat(world.path(name)).catch(() => undefined))?.size ?? 0;

/**
 * Cuts the last line of the output short, and begins another failure, as far as there are any. Nothing is written any more when
 * the output has its name.
 */
async function tear(output: string): Promise<void> {
  const [part, failures] = [`${output}.part`, `${output}.failures.jsonl`];
  const size = await sizeOf(part);
  if (size > 200) {
    await truncate(world.path(part), size - Math.ceil(Math.random() * 100));
  }
  if ((await sizeOf(failures)) > 0 && (await sizeOf(output)) === 0) {
    await appendFile(world.path(failures), '{"line":5,"error":{"na');
  }
}

/** Lets the program run once, with some accident. Returns whether it was one, and what the program exited with. */
async function runOnce(
  path: string,
  words: readonly string[],
  output: string,
): Promise<{ isKill: boolean; code: number | null; stderr: string }> {
  const accident = Math.random();
  if (accident < 0.2) {
    const blocks = Math.ceil((await sizeOf(`${output}.part`)) / 1024) + Math.floor(Math.random() * 12) + 1;
    const { code, stderr } = await ended(start(path, words, blocks));
    if (code === 255) {
      expect(stderr).toMatch(/could not be written: EFBIG/);
      expect(stderr).toContain("To go on: kms-reencrypt rewrap");
    }
    return { isKill: code === 255, code, stderr };
  }
  const { code, stderr } = await ended(start(path, words), await momentFor(`${output}.part`));
  if (accident < 0.5 && code === null) {
    await tear(output);
  }
  return { isKill: code === null, code, stderr };
}

describe.each([
  { format: "jsonl", undici: true },
  { format: "csv", undici: false },
])("rewrap of $format that is killed at random moments", ({ format, undici }) => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => [round]))(
    "ends with the output of an undisturbed run, and repeats a window of calls at most; round %d",
    async (round) => {
      const path = undici ? withUndici : program;
      const [input, output] = [`in-${round}.${format}`, `out-${round}.${format}`];
      await world.write(
        input,
        documentOf(
          format,
          rowsOf(format, (id) => ciphertexts[id] ?? ""),
        ),
      );
      const options = [
        "--field",
        "ct",
        "--destination-key-id",
        "alias/new",
        "--concurrency",
        String(CONCURRENCY),
      ];
      const words = ["rewrap", ...options, "--allow-failures", world.path(input), world.path(output)];
      world.kms.requests.clear();
      let [kills, code, stderr]: [number, number | null, string] = [0, null, ""];
      while (code === null || code === 255) {
        const once = await runOnce(path, words, output);
        kills += once.isKill ? 1 : 0;
        ({ code, stderr } = once);
      }
      // It may be killed when nothing is left but to exit.
      expect(stderr).toMatch(code === 252 ? /already exists/ : /still under the old key/);
      expect([1, 252]).toContain(code);
      expect(await world.files(`${output}`)).toEqual([output, `${output}.failures.jsonl`]);
      const found: string[] = [];
      const text = await world.read(output);
      const expected = documentOf(
        format,
        rowsOf(format, () => "#"),
      );
      const pattern = /(?<=^|[,"])(AQ[A-Za-z0-9+/=]{100,})(?=[,"])/gm;
      const masked = text.replace(pattern, (ciphertext) => {
        found.push(ciphertext);
        return "#";
      });
      expect(masked).toBe(expected);
      const texts = await Promise.all(found.map((ciphertext) => world.decrypt(ciphertext)));
      const ids = Array.from({ length: ROWS }, (_, id) => id).filter((id) => !isInvalid(id));
      expect(texts).toEqual(ids.map((id) => `secret ${id}`));
      const failures = (await world.read(`${output}.failures.jsonl`)).trimEnd().split("\n");
      expect(failures).toHaveLength(ROWS - ids.length);
      const repeated = reEncryptsOf(world.kms) - ids.length;
      expect(repeated).toBeGreaterThanOrEqual(0);
      expect(repeated).toBeLessThanOrEqual(kills * (WINDOW + 1));
    },
    120_000,
  );
});

/** A server that passes requests on to LocalKms, as many as it is told to. It never answers the others. */
async function passing(count: number) {
  const { hostname, port } = new URL(world.kms.endpoint);
  const state = { left: count, held: 0 };
  const server = createServer((incoming, outgoing) => {
    if (state.left <= 0) {
      state.held++;
      return;
    }
    state.left--;
    const { method, headers, url: path } = incoming;
    const passed = request({ hostname, port, method, headers, path }, (response) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { state, endpoint: `http://127.0.0.1:${own}`, close };
}

it("a second Ctrl-C ends rewrap at once, even if KMS does not answer, and the same command goes on", async () => {
  const server = await passing(100);
  try {
    await world.write(
      "twice.jsonl",
      rowsOf("jsonl", (id) => ciphertexts[id] ?? "")
        .filter((_, id) => !isInvalid(id))
        .join(""),
    );
    const options = ["--field", "ct", "--destination-key-id", "alias/new", "--endpoint-url", server.endpoint];
    const paths = [world.path("twice.jsonl"), world.path("twice.out")];
    const words = ["rewrap", ...options, "--concurrency", String(CONCURRENCY), ...paths];
    world.kms.requests.clear();
    const child = start(withUndici, [...words, "--debug"]);
    let debug = "";
    child.stderr?.on("data", (data) => {
      debug += data;
    });
    const timer = setInterval(() => {
      if (server.state.held >= CONCURRENCY) child.kill("SIGINT");
    }, 20);
    const [code, signal] = await once(child, "close");
    clearInterval(timer);
    expect([code, signal]).toEqual([null, "SIGINT"]);
    expect(debug.split("DEBUG - requests are sent with undici from now on\n")).toHaveLength(2);
    const done = (await world.read("twice.out.part")).split("\n").length - 1;
    expect(done).toBeGreaterThan(100 - WINDOW);
    server.state.left = Number.POSITIVE_INFINITY;
    const { code: next, stderr } = await ended(start(withUndici, words));
    expect(next, stderr).toBe(0);
    expect(stderr).toContain(`An earlier run had done ${done} rows.`);
    const rows = (await world.read("twice.out")).split("\n").filter(Boolean);
    expect(reEncryptsOf(world.kms) - rows.length).toBeLessThanOrEqual(WINDOW);
    expect(await world.files("twice.out")).toEqual(["twice.out"]);
  } finally {
    server.close();
  }
}, 60_000);
