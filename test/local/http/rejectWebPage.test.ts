import { request } from "node:http";
import { json } from "node:stream/consumers";
import { LocalKms, type LocalKmsOptions } from "kms-reencrypt/local";
import { expect, test, vi } from "vitest";
import { rejectWebPage } from "../../../src/local/http/rejectWebPage.js";
import { headersOf } from "../../../src/local/signature/headers.js";

/** Sends an unsigned ListKeys with these headers, and returns the body of the response. */
async function responseTo(headers: Record<string, string>, options: LocalKmsOptions = {}): Promise<object> {
  await using kms = await LocalKms.start({ verifySignatures: false, ...options });
  const common = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.ListKeys" };
  const { port } = new URL(kms.endpoint);
  return await new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method: "POST", headers: { ...common, ...headers } });
    sent.on("response", (message) => resolve(json(message) as Promise<object>));
    sent.on("error", reject);
    sent.end("{}");
  });
}

const REFUSED = {
  __type: "AccessDeniedException",
  message: expect.stringContaining("verifySignatures: false"),
};

test.each([
  { host: "evil.example" },
  { host: "evil.example:80" },
  { host: "127.0.0.1.evil.example" },
  { host: "localhost.evil.example:4566" },
  { host: "192.168.0.1" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://localhost:3000" },
])("without signatures, a request with %o is refused", async (headers) => {
  expect(await responseTo(headers)).toMatchObject(REFUSED);
});

test.each([
  {},
  { host: "localhost" },
  { host: "LOCALHOST:1" },
  { host: "kms.localhost:1" },
  { host: "127.1.2.3:1" },
  { host: "[::1]:1" },
])("without signatures, a request with %o is accepted", async (headers) => {
  expect(await responseTo(headers)).toMatchObject({ Keys: [] });
});

test("a host that other machines can reach was opened on purpose, so any Host and Origin is accepted", async () => {
  vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const headers = { host: "kms.example", origin: "https://app.example" };
  expect(await responseTo(headers, { host: "0.0.0.0" })).toMatchObject({ Keys: [] });
  vi.restoreAllMocks();
});

test("the name that the server listens on is its own", () => {
  expect(() => rejectWebPage(headersOf(["Host", "localhost:1"]), "localhost")).not.toThrow();
  expect(() => rejectWebPage(headersOf(["Host", "[::1]:1"]), "::1")).not.toThrow();
  expect(() =>
    rejectWebPage(headersOf(["Host", "localhost", "host", "evil.example"]), "localhost"),
  ).toThrow();
});

test("with signatures, the signature decides", async () => {
  expect(await responseTo({ origin: "https://evil.example" }, { verifySignatures: true })).toMatchObject({
    __type: "MissingAuthenticationTokenException",
  });
});
