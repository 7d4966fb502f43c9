import type { DefaultsMode, KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { NodeHandler } from "../../src/client/platform/NodeHandler.js";
import { platform as node } from "../../src/client/platform/node.js";
import type { Platform } from "../../src/client/platform/Platform.js";
import { resolveConfig } from "../../src/client/resolve-config.js";
import { rejection } from "../support/answering-client.js";
import { keys } from "../support/kms-steps.js";

/** The configuration of a client in a process with these environment variables. */
function configure(variables: Record<string, string> = {}, options: KMSClientConfig = {}) {
  const platform: Platform = {
    runtime: "nodejs#22.0.0",
    environment: () => variables,
    randomUUID: node.randomUUID,
    sha256: node.sha256,
    requestHandler: () => ({ handle: () => Promise.reject(new Error("nothing is sent here")) }),
    credentialChain: () => async () => keys,
    loadProfile: async () => undefined,
  };
  return resolveConfig({ region: "us-east-2", credentials: keys, ...options }, platform);
}

describe("the retries", () => {
  it.each([
    [{}, 3],
    [{ AWS_MAX_ATTEMPTS: "" }, 3],
    [{ AWS_MAX_ATTEMPTS: "7" }, 7],
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

  it("take the options before the variables", async () => {
    const variables = { AWS_MAX_ATTEMPTS: "7", AWS_RETRY_MODE: "adaptive" };
    const config = configure(variables, { maxAttempts: 2, retryMode: "standard" });
    expect(await config.maxAttempts()).toBe(2);
    expect(await config.retryStrategy()).toMatchObject({ mode: "standard" });
  });

  it.each(["0", "-1", "1.5", "many"])("refuse AWS_MAX_ATTEMPTS=%s", async (AWS_MAX_ATTEMPTS) => {
    expect(await rejection(configure({ AWS_MAX_ATTEMPTS }).maxAttempts())).toMatchObject({
      name: "ConfigurationError",
    });
  });

  it("refuse an AWS_RETRY_MODE that there is not", async () => {
    expect(await rejection(configure({ AWS_RETRY_MODE: "legacy" }).retryStrategy())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("AWS_RETRY_MODE"),
    });
  });

  it.each(["standard", "adaptive"])("share one strategy in %s mode, also at once", async (retryMode) => {
    const { retryStrategy } = configure({}, { retryMode });
    const [first, second] = await Promise.all([retryStrategy(), retryStrategy()]);
    expect(second).toBe(first);
    expect(await retryStrategy()).toBe(first);
    expect(await configure({}, { retryMode }).retryStrategy()).not.toBe(first);
  });

  it("leave a strategy of the user's as it is, and ask for no mode", async () => {
    const retryStrategy = await configure().retryStrategy();
    const retryMode = vi.fn();
    expect(await configure({}, { retryStrategy, retryMode }).retryStrategy()).toBe(retryStrategy);
    expect(retryMode).not.toHaveBeenCalled();
  });

  it("ask a function that gives a strategy once", async () => {
    const strategy = await configure().retryStrategy();
    const retryStrategy = vi.fn(async () => strategy);
    const config = configure({}, { retryStrategy });
    expect(retryStrategy).not.toHaveBeenCalled();
    expect(await Promise.all([config.retryStrategy(), config.retryStrategy()])).toEqual([strategy, strategy]);
    expect(retryStrategy).toHaveBeenCalledOnce();
  });

  it.each([{ mode: "standard", retry: () => {} }, {}, null])("refuse the strategy %j", async (strategy) => {
    const { retryStrategy } = configure({}, { retryStrategy: strategy as never });
    expect(await rejection(retryStrategy())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("of the second version, such as ConfiguredRetryStrategy"),
    });
  });
});

describe("a variable that switches something on", () => {
  it.each(["true", "TRUE", "True"])("counts as %s", async (on) => {
    expect(await configure({ AWS_USE_FIPS_ENDPOINT: on }).useFipsEndpoint()).toBe(true);
    expect(await configure({ AWS_USE_DUALSTACK_ENDPOINT: on }).useDualstackEndpoint()).toBe(true);
    const elsewhere = { AWS_ENDPOINT_URL: "http://localhost:4566", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: on };
    expect(await configure(elsewhere).endpoint()).toMatchObject({ hostname: "kms.us-east-2.amazonaws.com" });
  });

  it.each(["false", "FALSE", ""])("does not count as %j", async (off) => {
    expect(await configure({ AWS_USE_FIPS_ENDPOINT: off }).useFipsEndpoint()).toBe(false);
    expect(await configure({ AWS_USE_DUALSTACK_ENDPOINT: off }).useDualstackEndpoint()).toBe(false);
    const elsewhere = { AWS_ENDPOINT_URL: "http://localhost:4566", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: off };
    expect(await configure(elsewhere).endpoint()).toMatchObject({ hostname: "localhost" });
  });
});

describe("the defaults of a mode", () => {
  /** What the platform makes the request handler of. */
  function handlerOptions(options: KMSClientConfig): unknown {
    const requestHandler = vi.fn(node.requestHandler);
    resolveConfig({ region: "us-east-2", credentials: keys, ...options }, { ...node, requestHandler });
    return requestHandler.mock.calls[0]?.[0];
  }

  it.each<[DefaultsMode, number]>([
    ["in-region", 1_100],
    ["cross-region", 3_100],
    ["standard", 3_100],
    ["mobile", 30_000],
  ])("%s are %d ms to connect, unless the options say so", (defaultsMode, connectionTimeout) => {
    expect(handlerOptions({ defaultsMode })).toEqual({ connectionTimeout });
    expect(handlerOptions({ defaultsMode, requestHandler: { requestTimeout: 1 } })).toEqual({
      connectionTimeout,
      requestTimeout: 1,
    });
    expect(handlerOptions({ defaultsMode, requestHandler: { connectionTimeout: 7 } })).toEqual({
      connectionTimeout: 7,
    });
    const requestHandler = new NodeHandler();
    expect(handlerOptions({ defaultsMode, requestHandler })).toBe(requestHandler);
  });

  it.each<DefaultsMode>(["auto", "legacy"])("%s are those of the package", (defaultsMode) => {
    expect(handlerOptions({ defaultsMode })).toBeUndefined();
  });
});
