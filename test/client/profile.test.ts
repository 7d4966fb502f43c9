import type { KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { platform as node } from "../../src/client/platform/node.js";
import { resolveProfile } from "../../src/client/profile.js";
import { rejection } from "../support/answering-client.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s" };

function profileOf(
  options: KMSClientConfig,
  environment: Record<string, string> = {},
  settings: object | undefined = {},
) {
  const loadProfile = vi.fn(async () => settings);
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
    [false, { region: "us-east-2", credentials }, { AWS_PROFILE: "nowhere" }],
    [
      true,
      {},
      { AWS_REGION: "us-east-2", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s", AWS_PROFILE: "work" },
    ],
  ])("is in use: %j, with the options %j and the environment %j", (inUse, options, environment) => {
    expect(profileOf(options, environment).profile.inUse).toBe(inUse);
  });

  it("is named by the option before the environment", () => {
    expect(profileOf({ profile: "a" }, { AWS_PROFILE: "b" }).profile.name).toBe("a");
    expect(profileOf({}, { AWS_PROFILE: "b" }).profile.name).toBe("b");
  });

  it("is read on first use only, and once", async () => {
    const { profile, loadProfile } = profileOf({ profile: "work" });
    expect(loadProfile).not.toHaveBeenCalled();
    await Promise.all([profile.settings(), profile.settings()]);
    await profile.settings();
    expect(loadProfile).toHaveBeenCalledExactlyOnceWith("work");
  });

  it("that is named has to be there; the default one need not", async () => {
    const loadProfile = async () => undefined;
    const environment = () => ({});
    const named = resolveProfile({ profile: "work" }, { ...node, environment, loadProfile });
    expect(await rejection(named.settings())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining('There is no profile "work"'),
    });
    expect(await resolveProfile({}, { ...node, environment, loadProfile }).settings()).toEqual({});
  });
});
