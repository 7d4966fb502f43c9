import type { KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { resolveProfile } from "../../../src/client/config/resolveProfile.js";
import { runtime as node } from "../../../src/runtime/node.js";
import { rejection } from "../../support/rejection.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s" };

function profileOf(options: KMSClientConfig, environment: Record<string, string> = {}) {
  const loadProfile = vi.fn(async () => ({ settings: {} }));
  return {
    loadProfile,
    profile: resolveProfile(options, { ...node, environment: () => environment, loadProfile }),
  };
}

describe("a profile", () => {
  it.each<[boolean, KMSClientConfig, Record<string, string>]>([
    [false, { region: "us-east-2", credentials }, {}],
    [false, {}, { AWS_REGION: "us-east-2", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s" }],
    [false, { credentials }, { AWS_DEFAULT_REGION: "us-east-2", AWS_PROFILE: "" }],
    [true, { region: "us-east-2" }, {}],
    [true, { credentials }, {}],
    [true, { region: "us-east-2", credentials, profile: "work" }, {}],
    [true, { region: "us-east-2", credentials }, { AWS_PROFILE: "work" }],
    [false, { region: "us-east-2", credentials, profile: "" }, {}],
    [
      true,
      {},
      { AWS_REGION: "us-east-2", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s", AWS_PROFILE: "work" },
    ],
  ])("is read: %j, with the options %j and the environment %j", async (isRead, options, environment) => {
    const { profile, loadProfile } = profileOf(options, environment);
    expect(await profile.load()).toEqual({ settings: {} });
    expect(loadProfile).toHaveBeenCalledTimes(isRead ? 1 : 0);
  });

  it("is named by the option, else by the environment", () => {
    expect(profileOf({ profile: "" }, { AWS_PROFILE: "b" }).profile.name).toBe("b");
    expect(profileOf({ profile: "a" }, { AWS_PROFILE: "b" }).profile.name).toBe("a");
    expect(profileOf({}, { AWS_PROFILE: "b" }).profile.name).toBe("b");
  });

  it("is read once, on first use", async () => {
    const { profile, loadProfile } = profileOf({ profile: "work" });
    expect(loadProfile).not.toHaveBeenCalled();
    await Promise.all([profile.load(), profile.load()]);
    await profile.load();
    expect(loadProfile).toHaveBeenCalledExactlyOnceWith("work");
  });

  it("has to exist, unless it is the default one", async () => {
    const runtime = { ...node, environment: () => ({}), loadProfile: async () => undefined };
    expect(await rejection(resolveProfile({ profile: "work" }, runtime).load())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining('There is no profile "work"'),
    });
    expect(await resolveProfile({}, runtime).load()).toEqual({ settings: {} });
    expect(await resolveProfile({ profile: "default" }, runtime).load()).toEqual({ settings: {} });
  });

  it("that the files cannot be read for is an error where the option names it, and else a warning", async () => {
    const loadProfile = async () => ({ settings: {}, unreadable: "this program is a bundle" });
    const warn = vi.fn();
    const logger = { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() };
    const load = (options: KMSClientConfig, environment = {}) =>
      resolveProfile({ logger, ...options }, { ...node, environment: () => environment, loadProfile }).load();
    expect(await load({})).toMatchObject({ settings: {} });
    expect(warn).not.toHaveBeenCalled();
    expect(await load({}, { AWS_PROFILE: "work" })).toMatchObject({ settings: {} });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("AWS_PROFILE"), expect.any(Error));
    expect(await rejection(load({ profile: "work", region: "us-east-2", credentials }))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(
        /^The profile "work" cannot be read: this program is a bundle\. .*pass `region` and `credentials`$/,
      ),
    });
  });

  it.each<[string, () => Promise<undefined>]>([
    ["does not exist", async () => undefined],
    ["cannot be read", () => Promise.reject(new Error("no files in this runtime"))],
  ])("that only AWS_PROFILE names, and that %s, is reported to the logger", async (_, loadProfile) => {
    const runtime = { ...node, environment: () => ({ AWS_PROFILE: "work" }), loadProfile };
    const warn = vi.fn();
    const logger = { debug: vi.fn(), info: vi.fn(), warn, error: vi.fn() };
    const { load } = resolveProfile({ region: "us-east-2", credentials, logger }, runtime);
    expect(await load()).toEqual({ settings: {} });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("AWS_PROFILE"), expect.any(Error));
    await expect(resolveProfile({ credentials }, runtime).load()).rejects.toThrow();
    await expect(resolveProfile({ region: "us-east-2" }, runtime).load()).rejects.toThrow();
  });
});
