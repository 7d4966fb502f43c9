import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CredentialsOption } from "../../../src/client/config/KMSClientConfig.js";
import { resolveCredentials } from "../../../src/client/config/resolveCredentials.js";
import { rejection } from "../../support/rejection.js";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const variables = { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "env-secret" };
const chain = async () => ({ accessKeyId: "AKIDCHAIN", secretAccessKey: "chain-secret" });
const empty = () => ({});
const load = async () => ({ settings: {} });
const noProfile = { name: undefined };
const region = async () => "us-east-2";

const resolve = (
  credentials: CredentialsOption | undefined,
  environment: () => Record<string, string>,
  profile: { name: string | undefined },
  provider: AwsCredentialIdentityProvider,
) =>
  resolveCredentials(
    { credentials },
    { environment, credentialChain: () => provider },
    { ...profile, load },
    region,
  );

describe("credentials", () => {
  it("come from the option, else from the environment, else from the chain", async () => {
    expect(await resolve(keys, () => variables, noProfile, chain)()).toEqual(keys);
    expect(await resolve(undefined, () => variables, noProfile, chain)()).toEqual({
      accessKeyId: "AKIDENV",
      secretAccessKey: "env-secret",
    });
    expect((await resolve(undefined, empty, noProfile, chain)()).accessKeyId).toBe("AKIDCHAIN");
  });

  it("take the session token and the expiration from the environment", async () => {
    const environment = () => ({
      ...variables,
      AWS_SESSION_TOKEN: "session",
      AWS_CREDENTIAL_EXPIRATION: "2999-01-01T00:00:00Z",
    });
    expect(await resolve(undefined, environment, noProfile, chain)()).toMatchObject({
      sessionToken: "session",
      expiration: new Date("2999-01-01T00:00:00Z"),
    });
  });

  it("come from the chain when a profile is named, as with the AWS SDK", async () => {
    const credentials = resolve(undefined, () => variables, { name: "work" }, chain);
    expect((await credentials()).accessKeyId).toBe("AKIDCHAIN");
  });

  it("are fetched once for concurrent calls, and kept when they do not expire", async () => {
    const provider = vi.fn(async () => keys);
    const credentials = resolve(provider, empty, noProfile, chain);
    await Promise.all([credentials(), credentials()]);
    await credentials();
    expect(provider).toHaveBeenCalledTimes(1);
  });

  it("are fetched again when they are about to expire", async () => {
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const provider = vi
      .fn()
      .mockResolvedValueOnce({ ...keys, expiration: inMinutes(4) })
      .mockResolvedValue({ ...keys, accessKeyId: "AKIDNEXT", expiration: inMinutes(60) });
    const credentials = resolve(provider, empty, noProfile, chain);
    await credentials();
    expect((await credentials()).accessKeyId).toBe("AKIDNEXT");
    await credentials();
    expect(provider).toHaveBeenCalledTimes(2);
  });

  it("are fetched again after a provider failed", async () => {
    const provider = vi.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValue(keys);
    const credentials = resolve(provider, empty, noProfile, chain);
    await rejection(credentials());
    expect(await credentials()).toEqual(keys);
  });

  it("come from a provider that receives the Region, the profile and `forceRefresh`", async () => {
    const provider = vi.fn(async (_properties?: Record<string, unknown>) => keys);
    const credentials = resolve(provider, empty, { name: "work" }, chain);
    await credentials();
    await credentials({ forceRefresh: true });
    expect(provider.mock.calls).toEqual([
      [{ callerClientConfig: { region, profile: "work" } }],
      [{ forceRefresh: true, callerClientConfig: { region, profile: "work" } }],
    ]);
  });

  it("that a provider fails to return are a ConfigurationError that says why", async () => {
    const cause = new Error("the vault is sealed");
    expect(await rejection(resolve(() => Promise.reject(cause), empty, noProfile, chain)())).toMatchObject({
      name: "ConfigurationError",
      message: "The credentials could not be fetched: the vault is sealed",
      cause,
    });
    expect(await rejection(resolve(() => Promise.reject("sealed"), empty, noProfile, chain)())).toMatchObject(
      {
        name: "ConfigurationError",
        message: "The credentials could not be fetched: a value that is not an error was thrown",
      },
    );
    expect(await rejection(resolve(async () => undefined as never, empty, noProfile, chain)())).toMatchObject(
      {
        name: "ConfigurationError",
      },
    );
  });

  it.each(["", null, undefined])(
    "may have the session token %j, which counts as none",
    async (sessionToken) => {
      const credentials = { ...keys, sessionToken } as never;
      expect(await resolve(credentials, empty, noProfile, chain)()).toBe(credentials);
    },
  );

  it.each([null, undefined])("may have the expiration %j, which counts as none", async (expiration) => {
    const provide = vi.fn(async () => ({ ...keys, expiration }) as never);
    const credentials = resolve(provide, empty, noProfile, chain);
    expect(await credentials()).toBe(await credentials());
    expect(provide).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["accessKeyId", 5, "a number"],
    ["accessKeyId", {}, "an object"],
    ["secretAccessKey", new Uint8Array(1), "a Uint8Array"],
    ["secretAccessKey", Promise.resolve("hush"), "a Promise"],
    ["sessionToken", 5, "a number"],
    ["sessionToken", false, "a boolean"],
    ["sessionToken", ["hush"], "an array"],
  ])("with a %s that is not a string are rejected (%o)", async (name, value, kind) => {
    const credentials = { ...keys, [name]: value } as never;
    expect(await rejection(resolve(credentials, empty, noProfile, chain)())).toMatchObject({
      name: "ConfigurationError",
      message: `The ${name} of the credentials must be a string, not ${kind}`,
    });
  });

  it.each([
    ["secretAccessKey", { ...keys, secretAccessKey: "hush\n" }],
    ["accessKeyId", { ...keys, accessKeyId: "hush\r\nX-Header: 1" }],
    ["sessionToken", { ...keys, sessionToken: "hush\u0000" }],
    ["secretAccessKey", { accessKeyId: "hush" } as never],
    ["accessKeyId", { ...keys, accessKeyId: "" }],
    ["expiration", { ...keys, expiration: "2026-01-01T00:00:00Z" as never }],
    ["expiration", { ...keys, expiration: new Date("never") }],
  ])("with a wrong %s are rejected, and the message does not repeat them", async (name, credentials) => {
    const error = await rejection(resolve(credentials, empty, noProfile, chain)());
    expect(error).toMatchObject({ name: "ConfigurationError", message: expect.stringContaining(name) });
    expect(Object(error).message).not.toContain("hush");
  });
});

describe("a renewal that fails", () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const warn = vi.fn();
  afterEach(() => {
    vi.useRealTimers();
    warn.mockClear();
  });
  const providerOf = (expiration: Date) =>
    vi
      .fn()
      .mockResolvedValueOnce({ ...keys, expiration })
      .mockRejectedValue(new Error("STS is down"));
  const from = (credentials: CredentialsOption) =>
    resolveCredentials(
      { credentials, logger: { debug() {}, info() {}, warn, error() {} } },
      { environment: empty, credentialChain: () => chain },
      { ...noProfile, load },
      region,
    );

  it("leaves the old credentials in use while they are valid, is logged, and is not repeated for each call", async () => {
    const provider = providerOf(inMinutes(3));
    const credentials = from(provider);
    const first = await credentials();
    for (let call = 0; call < 5; call++) {
      expect(await credentials()).toBe(first);
    }
    expect(provider).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /^The credentials could not be renewed\. The old ones are used, which expire in 1[78]\d seconds:$/,
      ),
      expect.objectContaining({ name: "ConfigurationError" }),
    );
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["hangs", () => new Promise(() => {}), "no credentials within 5000 ms"],
    ["returns expired ones", async () => ({ ...keys, expiration: inMinutes(-1) }), "have already expired"],
  ])("because the provider %s leaves the old credentials in use", async (_, renewal, reason) => {
    vi.useFakeTimers();
    const provider = vi.fn().mockResolvedValueOnce({ ...keys, expiration: inMinutes(3) });
    const credentials = from(provider.mockImplementation(renewal));
    const first = await credentials();
    const calls = [credentials(), credentials()];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await Promise.all(calls)).toEqual([first, first]);
    expect(await credentials()).toBe(first);
    expect(provider).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^The credentials could not be renewed\. The old ones are used/),
      expect.objectContaining({ message: expect.stringContaining(reason) }),
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is an error when the old ones have expired, or KMS has rejected them", async () => {
    const expired = from(providerOf(inMinutes(-1)));
    await expired();
    expect(await rejection(expired())).toMatchObject({ name: "ConfigurationError" });
    const rejected = from(providerOf(inMinutes(60)));
    await rejected();
    expect(await rejection(rejected({ forceRefresh: true }))).toMatchObject({ name: "ConfigurationError" });
  });
});
