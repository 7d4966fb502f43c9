/** A proxy that fails is named, not the endpoint behind it. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CliWorld, startCliWorld } from "../support/cli-world.js";

let world: CliWorld;
let refusing: Server;
let hanging: Server;

const start = async (server: Server): Promise<Server> => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
};
const urlOf = (server: Server, user = ""): string =>
  `http://${user}127.0.0.1:${Object(server.address()).port}`;

beforeAll(async () => {
  world = await startCliWorld();
  refusing = await start(
    createServer().on("connect", (_, socket) =>
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
    ),
  );
  hanging = await start(createServer().on("connect", (_, socket) => socket.on("error", () => undefined)));
});
afterAll(async () => {
  hanging.closeAllConnections();
  hanging.close();
  refusing.close();
  await world.close();
});

const list = (endpoint: string, variables: Readonly<Record<string, string>>) =>
  world.run(["list-keys", "--endpoint-url", endpoint, "--cli-connect-timeout", "1"], {
    env: { AWS_MAX_ATTEMPTS: "1", NO_PROXY: undefined, ...variables },
  });

it("a proxy that refuses is named without its password", async () => {
  const { exitCode, stderr } = await list("https://kms.example.com", {
    HTTPS_PROXY: urlOf(refusing, "me:secret@"),
  });
  expect(exitCode).toBe(255);
  expect(stderr).toContain(
    `Failed to connect to proxy URL: "${urlOf(refusing, "***:***@")}"\nThe proxy of HTTPS_PROXY did not connect`,
  );
  expect(stderr).not.toContain("secret");
});

it("a proxy that nothing listens on is named", async () => {
  for (const [endpoint, variable] of [
    ["https://kms.example.com", "HTTPS_PROXY"],
    ["http://kms.example.com", "HTTP_PROXY"],
  ] as const) {
    const { exitCode, stderr } = await list(endpoint, { [variable]: "http://127.0.0.1:9" });
    expect(exitCode).toBe(255);
    expect(stderr).toContain('Failed to connect to proxy URL: "http://127.0.0.1:9"');
  }
});

it("a proxy that never responds is named", async () => {
  const { exitCode, stderr } = await list("https://kms.example.com", { HTTPS_PROXY: urlOf(hanging) });
  expect(exitCode).toBe(255);
  expect(stderr).toContain(`Failed to connect to proxy URL: "${urlOf(hanging)}"`);
});

it("an endpoint that NO_PROXY lists is named itself", async () => {
  const { exitCode, stderr } = await list("http://127.0.0.1:9", {
    HTTP_PROXY: urlOf(refusing),
    NO_PROXY: "127.0.0.1",
  });
  expect(exitCode).toBe(255);
  expect(stderr).toContain('Could not connect to the endpoint URL: "http://127.0.0.1:9/"');
});
