/** What calls mean for their process, in processes of their own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { kmsError, success } from "../support/kms-responses.js";
import { scriptedServer, silence } from "../support/scripted-server.js";

/** Starts a program of test/support/ and stops it if it does not exit. */
function start(program: string, argument: string) {
  const path = fileURLToPath(new URL(`../support/${program}.ts`, import.meta.url));
  return spawn(process.execPath, ["--import", "tsx", path, argument], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 30_000,
  });
}

it.each([
  ["responds", success, "new"],
  ["is silent", silence, "TimeoutError"],
])("a process exits right after its calls when the server %s", async (_, step, outcome) => {
  await using server = await scriptedServer(step);
  const child = start("exit-after-calls", server.endpoint);
  const [output] = await once(child.stdout, "data");
  const finished = performance.now();
  const [status] = await once(child, "exit");
  expect(new Set(String(output).split(","))).toEqual(new Set([outcome, "AbortError"]));
  expect(status).toBe(0);
  // The default timeouts are far longer.
  expect(performance.now() - finished).toBeLessThan(1_000);
});

it.each(["standard", "adaptive"])(
  "a process exits right after a call is aborted between two attempts in %s retry mode",
  async (retryMode) => {
    const child = start("exit-after-abort", retryMode);
    const [output, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect(output.trim()).toBe("AbortError, timers: 0");
    expect(status).toBe(0);
  },
);

it.each([
  ["the output", success, "new"],
  ["the error", kmsError("DisabledException"), "DisabledException"],
])("an error that a callback throws for %s is an uncaught exception", async (_, step, received) => {
  await using server = await scriptedServer(step);
  const child = start("throw-in-callback", server.endpoint);
  const [output, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect(output.trim()).toBe(`uncaughtException: thrown for ${received}`);
  expect(status).toBe(0);
});
