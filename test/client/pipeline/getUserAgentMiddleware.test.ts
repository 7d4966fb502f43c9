import { KMSClient as SdkKMSClient, ListKeysCommand as SdkListKeysCommand } from "@aws-sdk/client-kms";
import type { KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { HttpRequest } from "../../../src/smithy.js";
import { VERSION } from "../../../src/version.js";
import { reEncrypt, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

async function headersWith(config: KMSClientConfig): Promise<Record<string, string>> {
  const { client, requests } = stubClient([reEncryptResponse], config);
  await client.send(reEncrypt());
  return requests[0]?.headers ?? {};
}

/** The user agent of the SDK's client with an option. */
async function sdkUserAgent(customUserAgent: NonNullable<KMSClientConfig["customUserAgent"]>) {
  const sent = vi.fn<(headers: Record<string, string>) => void>();
  const client = new SdkKMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    customUserAgent,
    maxAttempts: 1,
  });
  client.middlewareStack.add(
    () => async (args) => {
      if (HttpRequest.isInstance(args.request)) sent(args.request.headers);
      throw new Error("nothing is sent");
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await rejection(client.send(new SdkListKeysCommand({})));
  return sent.mock.lastCall?.[0]["user-agent"];
}

describe("the user agent", () => {
  it("names the package, the runtime and the application", async () => {
    const headers = await headersWith({ userAgentAppId: "my app/1" });
    expect(headers["x-amz-user-agent"]).toBe(headers["user-agent"]);
    expect(headers["user-agent"]).toContain(`kms-reencrypt/${VERSION} `);
    expect(headers["user-agent"]).toContain(`md/nodejs#${process.versions.node}`);
    expect(headers["user-agent"]).toMatch(/ app\/my-app-1$/);
  });

  it("does not name an application without userAgentAppId", async () => {
    expect((await headersWith({}))["user-agent"]).not.toContain(" app/");
  });

  it("has at most 50 characters of the application's name", async () => {
    const headers = await headersWith({ userAgentAppId: "x".repeat(60) });
    expect(headers["user-agent"]).toMatch(/ app\/x{50}$/);
  });

  it.each<[NonNullable<KMSClientConfig["customUserAgent"]>, string]>([
    ["my-library/1.0", "my-library/1.0"],
    [[["my-library", "1.0"], ["plain"]], "my-library/1.0 plain"],
    [[["lib/my library", "1.0 (beta)"]], "lib/my-library#1.0--beta-"],
    [[["line\r\nbreak: x", "1\n2"]], "line--break--x/1-2"],
  ])("ends with customUserAgent %j, as that of the SDK does", async (customUserAgent, added) => {
    const headers = await headersWith({ customUserAgent, userAgentAppId: "app" });
    expect(headers["user-agent"]?.endsWith(` app/app ${added}`)).toBe(true);
    expect((await sdkUserAgent(customUserAgent))?.endsWith(` ${added}`)).toBe(true);
  });

  it("ends with the pairs that plug-ins add to the context", async () => {
    const { client, requests } = stubClient([reEncryptResponse]);
    client.middlewareStack.add(
      (next, context) => (args) => {
        context.userAgent = [["plug-in", "2"]];
        return next(args);
      },
      { step: "initialize" },
    );
    await client.send(reEncrypt());
    expect(requests[0]?.headers["user-agent"]).toMatch(/ plug-in\/2$/);
  });
});
