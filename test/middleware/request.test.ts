import { KMSClient as SdkKMSClient, ListKeysCommand as SdkListKeysCommand } from "@aws-sdk/client-kms";
import { EncryptCommand, InputValidationError, type KMSClientConfig, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { HttpRequest } from "../../src/smithy.js";
import { VERSION } from "../../src/version.js";
import { answeringClient, rejection, success } from "../support/answering-client.js";
import { keys } from "../support/kms-steps.js";

const command = () =>
  new ReEncryptCommand({
    CiphertextBlob: new Uint8Array([1, 2, 3]),
    SourceEncryptionContext: { tenant: "ä" },
    DestinationKeyId: "alias/new",
  });

async function request(config: KMSClientConfig = {}) {
  const { client, requests } = answeringClient([success], config);
  await client.send(command());
  const [first] = requests;
  if (first === undefined) {
    throw new Error("No request was sent");
  }
  return first;
}

it("the query of an endpoint is that of one call: what middleware adds stays there", async () => {
  const { client, requests } = answeringClient([success], { endpoint: "http://localhost:1/?a=1" });
  let calls = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      Object.assign((args.request as HttpRequest).query, { [`call-${calls}`]: "" });
      return next(args);
    },
    { step: "build" },
  );
  await client.send(command());
  await client.send(command());
  expect(requests.map(({ query }) => Object.keys(query))).toEqual([
    ["a", "call-1"],
    ["a", "call-2"],
  ]);
});

describe("the request", () => {
  it("is a POST to the endpoint, with the operation as target and the input as JSON", async () => {
    const { method, protocol, hostname, path, headers, body } = await request();
    expect({ method, protocol, hostname, path }).toEqual({
      method: "POST",
      protocol: "https:",
      hostname: "kms.us-east-2.amazonaws.com",
      path: "/",
    });
    expect(headers).toMatchObject({
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.ReEncrypt",
      host: "kms.us-east-2.amazonaws.com",
    });
    expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
      CiphertextBlob: "AQID",
      SourceEncryptionContext: { tenant: "ä" },
      DestinationKeyId: "alias/new",
    });
    expect(headers["content-length"]).toBe(String(body.byteLength));
  });

  it("is signed for KMS in the Region, over the host, the target, the body and the session token", async () => {
    const { headers } = await request({
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s", sessionToken: "session" },
    });
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-2\/kms\/aws4_request, SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/,
    );
    const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split(";");
    expect(signed).toEqual(
      expect.arrayContaining([
        "host",
        "x-amz-content-sha256",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-target",
      ]),
    );
  });

  it("says which client sends it, and for which application", async () => {
    const { headers } = await request({ userAgentAppId: "my app/1" });
    expect(headers["x-amz-user-agent"]).toBe(headers["user-agent"]);
    expect(headers["user-agent"]).toContain(`kms-reencrypt/${VERSION} `);
    expect(headers["user-agent"]).toContain(`md/nodejs#${process.versions.node}`);
    expect(headers["user-agent"]).toMatch(/ app\/my-app-1$/);
    const long = await request({ userAgentAppId: "x".repeat(60) });
    expect(long.headers["user-agent"]).toMatch(/ app\/x{50}$/);
  });

  it.each<[NonNullable<KMSClientConfig["customUserAgent"]>, string]>([
    ["my-library/1.0", "my-library/1.0"],
    [[["my-library", "1.0"], ["plain"]], "my-library/1.0 plain"],
    [[["lib/my library", "1.0 (beta)"]], "lib/my-library#1.0--beta-"],
    [[["line\r\nbreak: x", "1\n2"]], "line--break--x/1-2"],
  ])("adds the user agent %j, as the SDK does", async (customUserAgent, added) => {
    const { headers } = await request({ customUserAgent, userAgentAppId: "app" });
    expect(headers["user-agent"]?.endsWith(` app/app ${added}`)).toBe(true);
    const sent = vi.fn<(headers: Record<string, string>) => void>();
    const sdk = new SdkKMSClient({ region: "us-east-2", credentials: keys, customUserAgent, maxAttempts: 1 });
    sdk.middlewareStack.add(
      () => async (args) => {
        if (HttpRequest.isInstance(args.request)) sent(args.request.headers);
        throw new Error("nothing is sent");
      },
      { step: "finalizeRequest", priority: "low" },
    );
    await rejection(sdk.send(new SdkListKeysCommand({})));
    expect(sent.mock.lastCall?.[0]["user-agent"]?.endsWith(` ${added}`)).toBe(true);
  });

  it("adds what a plug-in says in the context", async () => {
    const { client, requests } = answeringClient([success]);
    client.middlewareStack.add(
      (next, context) => (args) => {
        context.userAgent = [["plug-in", "2"]];
        return next(args);
      },
      { step: "initialize" },
    );
    await client.send(command());
    expect(requests[0]?.headers["user-agent"]).toMatch(/ plug-in\/2$/);
  });

  it("names the port in the host when the endpoint has one", async () => {
    expect((await request({ endpoint: "http://127.0.0.1:8080/base" })).headers.host).toBe("127.0.0.1:8080");
  });

  it("is never made of an input that breaks a rule", async () => {
    const { client, requests } = answeringClient([success]);
    const input = { KeyId: "alias/a", Plaintext: "AQID" } as never;
    const error = await rejection(client.send(new EncryptCommand(input)));
    expect(error).toBeInstanceOf(InputValidationError);
    expect(error).toMatchObject({
      name: "InputValidationError",
      operation: "Encrypt",
      problems: [{ path: "Plaintext" }],
      message: expect.stringMatching(
        /^Encrypt was not sent, because its input has a problem:\n {2}Plaintext must be bytes/,
      ),
    });
    expect(requests).toEqual([]);
  });
});
