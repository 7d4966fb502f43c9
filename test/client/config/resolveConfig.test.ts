import type { DefaultsMode, KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { resolveConfig } from "../../../src/client/config/resolveConfig.js";
import { NodeHttpHandler } from "../../../src/runtime/node/NodeHttpHandler.js";
import { runtime as node } from "../../../src/runtime/node.js";
import type { Runtime } from "../../../src/runtime/Runtime.js";
import { testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";

/** The configuration of a client in a process with these environment variables. */
function configure(variables: Record<string, string> = {}, options: KMSClientConfig = {}) {
  const runtime: Runtime = {
    name: "nodejs#22.0.0",
    environment: () => variables,
    randomUUID: node.randomUUID,
    sha256: node.sha256,
    requestHandler: () => ({ handle: () => Promise.reject(new Error("nothing is sent here")) }),
    credentialChain: () => async () => testCredentials,
    loadProfile: async () => undefined,
  };
  return resolveConfig({ region: "us-east-2", credentials: testCredentials, ...options }, runtime);
}

describe("the retries", () => {
  it.each([
    [{}, 3],
    [{ AWS_MAX_ATTEMPTS: "" }, 3],
    [{ AWS_MAX_ATTEMPTS: "7" }, 7],
    [{ AWS_MAX_ATTEMPTS: " 7 " }, 7],
    [{ AWS_MAX_ATTEMPTS: "7.0" }, 7],
  ])("with %j have %d attempts", async (variables, attempts) => {
    expect(await configure(variables).maxAttempts()).toBe(attempts);
  });

  it.each([
    [{}, "standard"],
    [{ AWS_RETRY_MODE: "" }, "standard"],
    [{ AWS_RETRY_MODE: "standard" }, "standard"],
    [{ AWS_RETRY_MODE: "adaptive" }, "adaptive"],
  ])("with %j have the mode %s, and its strategy", async (variables, mode) => {
    const config = configure(variables);
    expect(await config.retryMode()).toBe(mode);
    expect(await config.retryStrategy()).toMatchObject({ mode });
  });

  it("follow the options before the variables", async () => {
    const variables = { AWS_MAX_ATTEMPTS: "7", AWS_RETRY_MODE: "adaptive" };
    const config = configure(variables, { maxAttempts: 2, retryMode: "standard" });
    expect(await config.maxAttempts()).toBe(2);
    expect(await config.retryStrategy()).toMatchObject({ mode: "standard" });
  });

  it("treat the mode `legacy` of other SDKs as `standard`", async () => {
    const config = configure({ AWS_RETRY_MODE: "legacy" });
    expect(await config.retryStrategy()).toMatchObject({ mode: "standard" });
  });

  it.each(["0", "-1", "1.5", "1e1", "many"])("reject AWS_MAX_ATTEMPTS=%s", async (AWS_MAX_ATTEMPTS) => {
    expect(await rejection(configure({ AWS_MAX_ATTEMPTS }).maxAttempts())).toMatchObject({
      name: "ConfigurationError",
      message: `AWS_MAX_ATTEMPTS must be a whole number of 1 or more, not "${AWS_MAX_ATTEMPTS}"`,
    });
  });

  it("reject an AWS_RETRY_MODE that does not exist", async () => {
    expect(await rejection(configure({ AWS_RETRY_MODE: "eager" }).retryStrategy())).toMatchObject({
      name: "ConfigurationError",
      message: 'AWS_RETRY_MODE must be "standard" or "adaptive", not "eager"',
    });
  });

  it.each(["standard", "adaptive"])(
    "share one strategy in %s mode, concurrent calls included",
    async (retryMode) => {
      const { retryStrategy } = configure({}, { retryMode });
      const [first, second] = await Promise.all([retryStrategy(), retryStrategy()]);
      expect(second).toBe(first);
      expect(await retryStrategy()).toBe(first);
      expect(await configure({}, { retryMode }).retryStrategy()).not.toBe(first);
    },
  );

  it("use the `retryStrategy` of the user unchanged, without the mode", async () => {
    const retryStrategy = await configure().retryStrategy();
    const retryMode = vi.fn();
    expect(await configure({}, { retryStrategy, retryMode }).retryStrategy()).toBe(retryStrategy);
    expect(retryMode).not.toHaveBeenCalled();
  });

  it("call a function that returns a strategy once", async () => {
    const strategy = await configure().retryStrategy();
    const retryStrategy = vi.fn(async () => strategy);
    const config = configure({}, { retryStrategy });
    expect(retryStrategy).not.toHaveBeenCalled();
    expect(await Promise.all([config.retryStrategy(), config.retryStrategy()])).toEqual([strategy, strategy]);
    expect(retryStrategy).toHaveBeenCalledOnce();
  });

  it.each([{ mode: "standard", retry: () => {} }, {}, 5])("reject the strategy %j", async (strategy) => {
    const { retryStrategy } = configure({}, { retryStrategy: strategy as never });
    expect(await rejection(retryStrategy())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("of the second version, such as ConfiguredRetryStrategy"),
    });
  });
});

const FLAGS = [
  ["useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT"],
  ["useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT"],
] as const;

describe.each(FLAGS)("%s", (name, variable) => {
  it.each([" TRUE ", "True"])("reads %j in the environment as true, as other AWS tools do", async (text) => {
    expect(await configure({ [variable]: text })[name]()).toBe(true);
  });

  it.each(["1", "yes"])("rejects %j in the environment instead of ignoring it", async (text) => {
    expect(await rejection(configure({ [variable]: text })[name]())).toMatchObject({
      name: "ConfigurationError",
      message: `${variable} must be true or false, not "${text}"`,
    });
  });

  it("is off when the variable is empty", async () => {
    expect(await configure({ [variable]: "" })[name]()).toBe(false);
  });

  it.each(["x", 1, {}, async () => undefined])("rejects the option %s", async (option) => {
    expect(await rejection(configure({}, { [name]: option })[name]())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining(`${name} must be true or false, not `),
    });
  });
});

it("rejects an AWS_IGNORE_CONFIGURED_ENDPOINT_URLS that is neither true nor false", async () => {
  const { endpoint } = configure({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "yes" });
  expect(await rejection(endpoint())).toMatchObject({
    name: "ConfigurationError",
    message: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS must be true or false, not "yes"',
  });
});

it("uses the configured endpoints when the option says so, whatever the environment says", async () => {
  const variables = { AWS_ENDPOINT_URL: "http://all.local", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" };
  expect(await configure(variables).endpoint()).toMatchObject({ hostname: "kms.us-east-2.amazonaws.com" });
  const { endpoint } = configure(variables, { ignoreConfiguredEndpointUrls: false });
  expect(await endpoint()).toMatchObject({ hostname: "all.local" });
});

it.each(["fips-us-east-1", "us-east-1-fips"])("%s is the FIPS endpoint of its Region", async (region) => {
  const config = configure({}, { region, useFipsEndpoint: false });
  expect(await config.region()).toBe("us-east-1");
  expect(await config.useFipsEndpoint()).toBe(true);
  expect(await config.endpoint()).toMatchObject({ hostname: "kms-fips.us-east-1.amazonaws.com" });
});

describe("an option that is null", () => {
  it("counts as not set", async () => {
    const nulls = {
      ...{ region: null, endpoint: null, credentials: null, useFipsEndpoint: null, maxAttempts: null },
      ...{ retryMode: null, userAgentAppId: null, defaultsMode: null, requestHandler: null, sha256: null },
      ...{ customUserAgent: null, signer: null, logger: null, systemClockOffset: null, profile: null },
    };
    const variables = {
      ...{ AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "s" },
      ...{ AWS_USE_FIPS_ENDPOINT: "true", AWS_MAX_ATTEMPTS: "7", AWS_RETRY_MODE: "adaptive" },
    };
    const config = configure(variables, Object(nulls));
    expect(await config.credentials()).toMatchObject({ accessKeyId: "AKIDENV" });
    expect(await config.endpoint()).toMatchObject({ hostname: "kms-fips.eu-west-1.amazonaws.com" });
    expect(await config.maxAttempts()).toBe(7);
    expect(await config.retryMode()).toBe("adaptive");
    expect(config).toMatchObject({ customUserAgent: [], systemClockOffset: 0, sha256: node.sha256 });
  });

  it("is the same as no option in a frozen object", async () => {
    expect(await configure({}, Object.freeze({ maxAttempts: Object(null).value })).maxAttempts()).toBe(3);
  });
});

describe("the defaults mode", () => {
  /** What the runtime makes the request handler of, and the connection timeout that it gets besides. */
  async function made(options: KMSClientConfig, variables: Record<string, string> = {}) {
    const requestHandler = vi.fn(node.requestHandler);
    const environment = () => variables;
    const given = { region: "us-east-2", credentials: testCredentials, ...options };
    const config = resolveConfig(given, { ...node, environment, requestHandler });
    const [option, settings] = requestHandler.mock.calls[0] ?? [];
    return {
      mode: await config.defaultsMode(),
      option,
      handler: config.requestHandler,
      connectionTimeout: await settings?.connectionTimeout(),
    };
  }

  it.each<[DefaultsMode, number | undefined]>([
    ["in-region", 1_100],
    ["cross-region", 3_100],
    ["standard", 3_100],
    ["mobile", 30_000],
    ["legacy", undefined],
  ])("%s has the connection timeout %s", async (mode, connectionTimeout) => {
    const expected = { mode, connectionTimeout };
    expect(await made({ defaultsMode: mode })).toMatchObject(expected);
    expect(await made({ defaultsMode: async () => mode })).toMatchObject(expected);
    expect(await made({}, { AWS_DEFAULTS_MODE: mode.toUpperCase() })).toMatchObject(expected);
  });

  it.each([
    ["standard", {}],
    ["standard", { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" }],
    ["standard", { AWS_REGION: "us-east-2" }],
    ["in-region", { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x", AWS_REGION: "us-east-2" }],
    ["cross-region", { AWS_EXECUTION_ENV: "AWS_ECS_FARGATE", AWS_DEFAULT_REGION: "eu-west-1" }],
  ])("auto is %s with the environment %j", async (mode, variables) => {
    expect(await made({ defaultsMode: "auto" }, variables)).toMatchObject({ mode });
  });

  it("leaves the options of the request handler, or the request handler itself, unchanged", async () => {
    const options = { requestTimeout: 1 };
    expect((await made({ defaultsMode: "mobile", requestHandler: options })).option).toBe(options);
    const instance = new NodeHttpHandler();
    expect((await made({ defaultsMode: "mobile", requestHandler: instance })).handler).toBe(instance);
  });

  it("that does not exist is an error that names the variable", async () => {
    expect(await rejection(made({}, { AWS_DEFAULTS_MODE: "fast" }))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(/^AWS_DEFAULTS_MODE must be one of auto, .*, not "fast"$/),
    });
  });
});
