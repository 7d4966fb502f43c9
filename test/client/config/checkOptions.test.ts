import type { KMSClientConfig as SdkKMSClientConfig } from "@aws-sdk/client-kms";
import { KMSClient, type KMSClientConfig, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

/** The options that only SDK v3 has. The compiler reports missing entries. */
const missing: Readonly<Record<Exclude<keyof SdkKMSClientConfig, keyof KMSClientConfig>, true>> = {
  base64Decoder: true,
  base64Encoder: true,
  bodyLengthChecker: true,
  credentialDefaultProvider: true,
  defaultUserAgentProvider: true,
  endpointProvider: true,
  extensions: true,
  httpAuthSchemeProvider: true,
  httpAuthSchemes: true,
  protocol: true,
  protocolSettings: true,
  serviceConfiguredEndpoint: true,
  signerConstructor: true,
  signingEscapePath: true,
  streamCollector: true,
  urlParser: true,
  utf8Decoder: true,
  utf8Encoder: true,
};

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

/** A client with options that the compiler rejects; a program in JavaScript may pass them. */
const clientWith = (options: Record<string, unknown>) => stubClient([reEncryptResponse], options);

describe.each(Object.keys(missing))("the option %s of SDK v3", (name) => {
  it("is rejected by the first call, which says what to do instead", async () => {
    const { client, requests } = clientWith({ [name]: () => {} });
    const error = await rejection(client.send(command()));
    expect(error).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(
        new RegExp(`\n  "${name}" is (built in; leave|not supported; use .+, or leave) it out$`),
      ),
    });
    expect(requests).toEqual([]);
  });

  it.each([undefined, null])("may be %s", async (value) => {
    const { client } = clientWith({ [name]: value });
    await client.send(command());
  });
});

it("the first call names all unknown options at once", async () => {
  const { client } = clientWith({ regoin: "us-east-2", extensions: [], toString: 1 });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(
      /"regoin" is not an option(?:.|\n)*\n {2}"extensions" (?:.|\n)*\n {2}"toString" is not an option/,
    ),
  });
});

it.each([
  ["regoin", "region"],
  ["Region", "region"],
  ["maxAttempt", "maxAttempts"],
  ["useFIPSEndpoint", "useFipsEndpoint"],
  ["credential", "credentials"],
  ["retry", "retryMode or retryStrategy"],
])("the error of the misspelt option %s names %s", async (name, meant) => {
  const { client } = clientWith({ [name]: "x" });
  expect(await rejection(client.send(command()))).toMatchObject({
    message: `These options are not valid:\n  "${name}" is not an option; did you mean ${meant}?`,
  });
});

it.each(["requestTimeout", "httpsAgent", "keepAlive", "requestInit"])(
  "the error of the option %s says that it belongs to the request handler",
  async (name) => {
    const { client } = clientWith({ [name]: 5 });
    expect(await rejection(client.send(command()))).toMatchObject({
      message: expect.stringContaining(
        `"${name}" is not supported; use the same option of \`requestHandler\`, or leave it out`,
      ),
    });
  },
);

it("the stack of the error shows where the client was made", async () => {
  const { client } = clientWith({ regoin: "us-east-2" });
  const { stack } = (await rejection(client.send(command()))) as Error;
  expect(stack).toContain("new KMSClient");
});

it.each(["fast", 1, ""])("the defaultsMode %j is rejected", async (defaultsMode) => {
  const { client } = clientWith({ defaultsMode });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining('"defaultsMode" must be one of auto,'),
  });
});

it.each([
  ["systemClockOffset", Number.NaN],
  ["systemClockOffset", "5000"],
  ["customUserAgent", [["name", 1]]],
  ["customUserAgent", [[]]],
  ["signingRegion", ""],
  ["signingRegion", "us-east-2/kms/aws4_request"],
  ["region", "us east"],
  ["maxAttempts", 0],
  ["retryMode", "eager"],
  ["retryStrategy", { retry: () => {} }],
  ["useFipsEndpoint", "x"],
  ["useDualstackEndpoint", 1],
  ["disableClockSkewCorrection", "true"],
  ["ignoreConfiguredEndpointUrls", "true"],
  ["tls", "false"],
  ["cacheMiddleware", 1],
  ["userAgentAppId", 5],
  ["profile", 5],
  ["logger", "console"],
  ["logger", { info: "console" }],
])("%s cannot be %j; nothing is sent", async (name, value) => {
  const { client, requests } = clientWith({ [name]: value });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining(`\n  "${name}" must be `),
  });
  expect(requests).toEqual([]);
});

it("options that can have no effect on KMS are accepted", async () => {
  const { client } = stubClient([reEncryptResponse], {
    apiVersion: "2014-11-01",
    authSchemePreference: ["sigv4"],
    disableHostPrefix: true,
    runtime: "node",
    serviceId: "KMS",
  });
  await client.send(command());
  expect(client.config).toMatchObject({ serviceId: "KMS", apiVersion: "2014-11-01" });
});

it("the resolved configuration of a client can be passed to another", async () => {
  const { config } = new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "A", secretAccessKey: "S" },
  });
  expect(await new KMSClient({ ...config }).config.endpoint()).toEqual(await config.endpoint());
});

it.each([
  ["requestHandler", 5],
  ["requestHandler", "s3cr3t"],
  ["sha256", 5],
  ["sha256", {}],
  ["signer", {}],
  ["signer", "s3cr3t"],
])("the first call rejects a wrong %s without repeating it (%j)", async (name, value) => {
  const options = { region: "us-east-2", [name]: value };
  const error = await rejection(Reflect.construct(KMSClient, [options]).send(command()));
  expect(error).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(new RegExp(`\n {2}"${name}" must be `)),
  });
  expect(String(error)).not.toContain("s3cr3t");
});

it("accepts options that an object inherits or has a getter for", async () => {
  class Options {
    get credentials() {
      return { accessKeyId: "MINE", secretAccessKey: "secret" };
    }
    get endpoint() {
      return "http://localhost:1";
    }
  }
  const { config } = new KMSClient(new Options());
  expect(await config.credentials()).toMatchObject({ accessKeyId: "MINE" });
  expect(await config.endpoint()).toMatchObject({ hostname: "localhost" });
});

it("checks options that an object inherits", async () => {
  class Options {
    get tls() {
      return "no";
    }
  }
  const client = Reflect.construct(KMSClient, [new Options()]);
  expect(await rejection(client.send(command()))).toMatchObject({
    message: expect.stringContaining('"tls" must be true or false'),
  });
});

describe("options that are not an object", () => {
  it.each([
    ["us-east-2", "a string"],
    [5, "a number"],
    [[], "an array"],
    [() => ({}), "a function"],
  ])("are one line in the error of the first call (%j)", async (options, kind) => {
    const client = Reflect.construct(KMSClient, [options]);
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: `The options of a client must be an object, such as { region: "us-east-2" }, not ${kind}`,
    });
  });

  it("are no options if they are null, as in SDK v3", async () => {
    const client = Reflect.construct(KMSClient, [null]);
    expect(await rejection(client.config.region())).toMatchObject({
      message: expect.stringContaining("No Region is configured"),
    });
  });
});

/** Every option with a value that it rejects. The compiler reports missing entries. */
const wrong: Readonly<Record<keyof KMSClientConfig, unknown>> = {
  ...{ region: 5, profile: {}, credentials: 5, endpoint: 5, ignoreConfiguredEndpointUrls: "x", tls: "x" },
  ...{ useFipsEndpoint: "x", useDualstackEndpoint: "x", maxAttempts: 0, retryMode: "x", retryStrategy: 5 },
  ...{ defaultsMode: "x", requestHandler: 5, sha256: 5, signer: 5, signingRegion: 5, systemClockOffset: "x" },
  ...{
    disableClockSkewCorrection: "x",
    logger: 5,
    customUserAgent: 5,
    userAgentAppId: 5,
    cacheMiddleware: "x",
  },
  // Accepted without an effect, so that no value is wrong.
  ...{
    apiVersion: null,
    authSchemePreference: null,
    disableHostPrefix: null,
    runtime: null,
    serviceId: null,
  },
};
const strange = [
  null,
  5,
  -1,
  Number.NaN,
  true,
  "",
  "x",
  [],
  {},
  Object.create(null),
  Symbol("x"),
  5n,
  () => 5,
];

const rejected = Object.entries(wrong).filter(([, value]) => value !== null);

describe("the constructor never throws", () => {
  it.each(Object.keys(wrong))("for any value of the option %s", (name) => {
    for (const value of strange) {
      expect(() => clientWith({ [name]: value })).not.toThrow();
    }
  });
});

it.each(rejected)(
  "a wrong %s is a ConfigurationError of the first call that names it",
  async (name, value) => {
    const { client, requests } = clientWith({ [name]: value });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(new RegExp(name, "i")),
    });
    expect(requests).toEqual([]);
  },
);

describe("an option of another kind of client", () => {
  it.each<[Record<string, unknown>, string]>([
    [
      { accessKeyId: "AKIDEXAMPLE" },
      '"accessKeyId" is not supported; use `credentials: { accessKeyId, secretAccessKey }`',
    ],
    [{ requestTimeout: 5_000 }, '"requestTimeout" is not supported; use the same option of `requestHandler`'],
    [
      { connectionTimeout: 5 },
      '"connectionTimeout" is not supported; use the same option of `requestHandler`',
    ],
  ])("%j gets one line that says what to use", async (options, line) => {
    const { client } = clientWith(options);
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: `These options are not valid:\n  ${line}, or leave it out`,
    });
  });
});

describe("something else than options", () => {
  it.each<[unknown, string]>([
    ["us-east-1", "a string"],
    [["us-east-1"], "an array"],
    [5, "a number"],
    [() => ({}), "a function"],
    [class Options {}, "a function"],
    [new URL("http://localhost:4566"), "a URL"],
    [new URLSearchParams("region=us-east-1"), "a URLSearchParams"],
    [new Map([["region", "us-east-1"]]), "a Map"],
    [new Set(["us-east-1"]), "a Set"],
    [Promise.resolve({}), "a Promise"],
    [new Uint8Array(1), "a Uint8Array"],
    [new Date(0), "a Date"],
    [/us-east-1/, "a RegExp"],
  ])("%o is one line in the error of the first call", async (options, kind) => {
    const client: unknown = Reflect.construct(KMSClient, [options]);
    const error = client instanceof KMSClient ? await rejection(client.send(command())) : undefined;
    expect(error).toMatchObject({
      name: "ConfigurationError",
      message: `The options of a client must be an object, such as { region: "us-east-2" }, not ${kind}`,
    });
  });
});
