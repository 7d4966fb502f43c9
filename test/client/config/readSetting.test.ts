import type { KMSClientConfig } from "kms-reencrypt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { rejection } from "../../support/rejection.js";
import { ofOurs } from "./outcome-of-settings.js";
import { isolateSettings, setVariables, useFile, useProfile } from "./use-settings.js";

isolateSettings();

describe("a wrong setting of the profile", () => {
  const call = (options: KMSClientConfig = {}) => rejection(ofOurs(options));

  it.each([
    ["use_fips_endpoint = on", 'use_fips_endpoint in the profile must be true or false, not "on"'],
    ["use_dualstack_endpoint = 1", 'use_dualstack_endpoint in the profile must be true or false, not "1"'],
    [
      "ignore_configured_endpoint_urls = yes",
      'ignore_configured_endpoint_urls in the profile must be true or false, not "yes"',
    ],
    ["max_attempts = many", 'max_attempts in the profile must be a whole number of 1 or more, not "many"'],
    ["retry_mode = eager", 'retry_mode in the profile must be "standard" or "adaptive", not "eager"'],
  ])("is rejected instead of ignored: %s", async (line, message) => {
    await useProfile([line]);
    expect(await call()).toMatchObject({ name: "ConfigurationError", message });
  });

  it("has no effect when an option or a variable takes precedence", async () => {
    await useProfile(["use_fips_endpoint = on", "max_attempts = many"]);
    setVariables({ AWS_MAX_ATTEMPTS: "2" });
    expect(await ofOurs({ useFipsEndpoint: true })).toMatchObject({
      endpoint: "https://kms-fips.eu-west-3.amazonaws.com",
      maxAttempts: "2",
    });
  });
});

describe("a client with a Region and credentials", () => {
  const region = "us-east-2";

  beforeEach(() => useFile("AWS_CONFIG_FILE", "[default]\nuse_fips_endpoint = true\nmax_attempts = 9\n"));

  it("reads no file when no profile is named", async () => {
    expect(await ofOurs({ region })).toMatchObject({ useFipsEndpoint: false, maxAttempts: "3" });
  });

  it.each(["option", "AWS_PROFILE"])(
    "follows the settings of a profile that is named by %s",
    async (source) => {
      vi.stubEnv("AWS_PROFILE", source === "option" ? "" : "default");
      const options = source === "option" ? { region, profile: "default" } : { region };
      expect(await ofOurs(options)).toMatchObject({
        endpoint: "https://kms-fips.us-east-2.amazonaws.com",
        maxAttempts: "9",
      });
    },
  );

  it.each(["constructor", "__proto__", "toString", "nowhere"])(
    "rejects the option profile %j, and goes on with AWS_PROFILE=%s, which it does not need",
    async (profile) => {
      expect(await rejection(ofOurs({ region, profile }))).toMatchObject({
        name: "ConfigurationError",
        message: expect.stringContaining(`There is no profile "${profile}"`),
      });
      vi.stubEnv("AWS_PROFILE", profile);
      expect(await ofOurs({ region })).toMatchObject({ useFipsEndpoint: false, maxAttempts: "3" });
    },
  );
});
