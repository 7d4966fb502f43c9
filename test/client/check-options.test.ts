import type { KMSClientConfig as SdkKMSClientConfig } from "@aws-sdk/client-kms";
import { KMSClient, type KMSClientConfig, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { answeringClient, rejection, success } from "../support/answering-client.js";

/** The options that SDK v3 has and this package has not. The compiler knows whether any is missing here. */
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

/** A client with options that the compiler refuses; a program in JavaScript may give them. */
const clientWith = (options: Record<string, unknown>) => answeringClient([success], options);

describe.each(Object.keys(missing))("the option %s of SDK v3", (name) => {
  it("is refused by the first call, which says what to do instead", async () => {
    const { client, requests } = clientWith({ [name]: () => {} });
    const error = await rejection(client.send(command()));
    expect(error).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(
        new RegExp(`\n  "${name}" is (built in; leave|not supported; give .+, or leave) it out$`),
      ),
    });
    expect(requests).toEqual([]);
  });

  it("passes as undefined", async () => {
    const { client } = clientWith({ [name]: undefined });
    await client.send(command());
  });
});

it("an option that there is not is refused by its name, and all of them at once", async () => {
  const { client } = clientWith({ regoin: "us-east-2", extensions: [], toString: 1 });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(
      /"regoin" is no option(?:.|\n)*\n {2}"extensions" (?:.|\n)*\n {2}"toString" is no option/,
    ),
  });
});

it("an error of options says where the client was made", async () => {
  const { client } = clientWith({ regoin: "us-east-2" });
  const { stack } = (await rejection(client.send(command()))) as Error;
  expect(stack).toContain("new KMSClient");
});

it.each(["fast", async () => "in-region", 1])("the defaultsMode %s is refused", async (defaultsMode) => {
  const { client } = clientWith({ defaultsMode });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining('"defaultsMode" must be one of auto,'),
  });
});

it.each([
  ["systemClockOffset", Number.NaN],
  ["systemClockOffset", "5000"],
  ["customUserAgent", null],
  ["customUserAgent", [["name", 1]]],
  ["customUserAgent", [[]]],
  ["signingRegion", ""],
  ["signingRegion", "us-east-2/kms/aws4_request"],
])("%s is refused as %j, before anything is sent", async (name, value) => {
  const { client, requests } = clientWith({ [name]: value });
  expect(await rejection(client.send(command()))).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining(`\n  "${name}" must be `),
  });
  expect(requests).toEqual([]);
});

it("options that can have no effect on KMS are accepted", async () => {
  const { client } = answeringClient([success], {
    apiVersion: "2014-11-01",
    authSchemePreference: ["sigv4"],
    disableHostPrefix: true,
    runtime: "node",
    serviceId: "KMS",
  });
  await client.send(command());
  expect(client.config).toMatchObject({ serviceId: "KMS", apiVersion: "2014-11-01" });
});

it("the configuration of another client is made of options that a client takes", async () => {
  const { config } = new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "A", secretAccessKey: "S" },
  });
  expect(await new KMSClient({ ...config }).config.endpoint()).toEqual(await config.endpoint());
});

it.each([
  ["requestHandler", null],
  ["requestHandler", 5],
  ["requestHandler", "s3cr3t"],
  ["sha256", null],
  ["sha256", {}],
  ["signer", {}],
  ["signer", "s3cr3t"],
])("a value that is no %s is told by the first call, and not repeated (%j)", async (name, value) => {
  const options = { region: "us-east-2", [name]: value };
  const error = await rejection(Reflect.construct(KMSClient, [options]).send(command()));
  expect(error).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringMatching(new RegExp(`\n {2}"${name}" must be `)),
  });
  expect(String(error)).not.toContain("s3cr3t");
});

it("takes options that an object inherits or has a getter for", async () => {
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
