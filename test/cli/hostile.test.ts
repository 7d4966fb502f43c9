/** Servers that try to take over the terminal of the user. */
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { cliIo } from "../support/cli-io.js";
import { respond, scriptedServer } from "../support/scripted-server.js";

const ATTACK = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b5m\u202e";

/** Calls a server that gives this response, from a terminal. */
async function call(status: number, body: object, words: readonly string[] = []) {
  await using server = await scriptedServer(respond(status, JSON.stringify(body)));
  const io = cliIo({
    tty: { stdin: true, stdout: true, stderr: true, columns: 80 },
    stdin: {
      read: async () => Buffer.from("{}"),
      async *lines() {
        yield "{}";
      },
      async *chunks() {
        yield Buffer.from("{}");
      },
    },
    env: {
      AWS_ENDPOINT_URL_KMS: server.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
      AWS_MAX_ATTEMPTS: "1",
    },
  });
  const exitCode = await run(
    ["get-key-policy", "--key-id", "alias/x", "--no-cli-pager", "--color", "off", ...words],
    io,
  );
  return { exitCode, ...io.written };
}

const controlsIn = (text: string) =>
  [...text].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character) && !"\t\n".includes(character));

describe.each(["enhanced", "legacy", "json", "yaml", "text", "table"])(
  "an error in the format %s",
  (format) => {
    it("shows the control characters of the server's message", async () => {
      const body = { __type: "NotFoundException", message: `no ${ATTACK} key` };
      const { exitCode, stdout, stderr } = await call(400, body, ["--cli-error-format", format]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 254, stdout: "" });
      expect(stderr).toContain("owned");
      expect(controlsIn(stderr)).toEqual([]);
    });

    it("shows the control characters of the server's error code", async () => {
      const body = { __type: `Bad${ATTACK}Exception`, message: "m" };
      const { stderr } = await call(400, body, ["--cli-error-format", format]);
      expect(controlsIn(stderr)).toEqual([]);
    });
  },
);

it("an error that is not JSON shows no control characters", async () => {
  await using server = await scriptedServer(respond(502, `<html>${ATTACK}</html>`));
  const io = cliIo({
    env: {
      AWS_ENDPOINT_URL_KMS: server.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
      AWS_MAX_ATTEMPTS: "1",
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
    },
  });
  expect(await run(["list-keys"], io)).not.toBe(0);
  expect(controlsIn(io.written.stderr)).toEqual([]);
});

describe.each(["json", "yaml", "yaml-stream", "text", "table"])("--output %s on a terminal", (output) => {
  it("shows the control characters of a response", async () => {
    const body = { Policy: `{"Sid": "${ATTACK}"}\r\n`, PolicyName: "default" };
    const { exitCode, stdout, stderr } = await call(200, body, ["--output", output]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("owned");
    expect(controlsIn(stdout.replaceAll("\r\n", "\n"))).toEqual([]);
  });
});

it.each([["--select", "Policy"], ["--stdin-lines"]])(
  "%s shows the control characters of a response",
  async (...words) => {
    const body = { Policy: ATTACK, PolicyName: "default" };
    const { exitCode, stdout } = await call(200, body, words);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("owned");
    expect(controlsIn(stdout)).toEqual([]);
  },
);

it("leaves the line breaks of Windows alone", async () => {
  const body = { Policy: "{\r\n}\r\n", PolicyName: "default" };
  const { stdout } = await call(200, body, ["--output", "text", "--query", "Policy"]);
  expect(stdout).toBe("{\r\n}\r\n\n");
});
