import { describe, expect, it } from "vitest";
import type { KMSClientConfig } from "../../../src/client/config/KMSClientConfig.js";
import { settingReader } from "../../../src/client/config/readSetting.js";
import { optionResolver } from "../../../src/client/config/resolveOption.js";
import { isFipsRegion, resolveRegion } from "../../../src/client/config/resolveRegion.js";
import { rejection } from "../../support/rejection.js";

/** The Region of a client with this option, these variables, and a profile with these settings. */
function resolve(
  region?: KMSClientConfig["region"],
  variables: Record<string, string> = {},
  settings: Record<string, string> = {},
  unreadable?: string,
) {
  const shared = { settings, ...(unreadable !== undefined && { unreadable }) };
  const profile = { name: "work", load: async () => shared };
  const readSetting = settingReader(() => variables, profile);
  return resolveRegion({ region }, optionResolver({ region }, readSetting), profile);
}

describe("the Region", () => {
  it("comes from the option, a value or a function, before the environment", async () => {
    const variables = { AWS_REGION: "eu-west-1" };
    expect(await resolve("us-east-2", variables).region()).toBe("us-east-2");
    expect(await resolve(async () => "us-east-2", variables).region()).toBe("us-east-2");
  });

  it("comes from AWS_REGION, else from AWS_DEFAULT_REGION", async () => {
    const both = { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" };
    expect(await resolve(undefined, both).region()).toBe("eu-west-1");
    expect(await resolve(undefined, { ...both, AWS_REGION: "" }).region()).toBe("eu-west-2");
  });

  it("comes from the profile when nothing else names it", async () => {
    expect(await resolve(undefined, {}, { region: "sa-east-1" }).region()).toBe("sa-east-1");
  });

  it("that nothing names is an error that says where the client looked", async () => {
    expect(await rejection(resolve().region())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(/option `region`.*AWS_REGION.*AWS_DEFAULT_REGION.*profile/),
    });
  });

  it("that a profile would name, which cannot be read, is an error that says both", async () => {
    const why = "this program is a bundle without @smithy/core/config";
    const message = `No Region is configured: set the option \`region\` or AWS_REGION. The profile was not read, because ${why}`;
    expect(await rejection(resolve(undefined, {}, {}, why).region())).toMatchObject({
      name: "ConfigurationError",
      message,
    });
    expect(await resolve(undefined, { AWS_REGION: "eu-west-1" }, {}, why).region()).toBe("eu-west-1");
  });

  it.each([
    "evil.example.com/",
    "us-east-2.evil.example",
    "us-east-2#",
    "us-east-2@evil",
    "-us-east-2",
    "us-east-2-",
    "us east",
    "CN-NORTH-1",
    "us-east-2\n",
    "x".repeat(64),
  ])("is rejected when it could choose the host: %j", async (region) => {
    const error = await rejection(resolve(region).region());
    expect(error).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("such as us-east-2"),
    });
  });
});

it("that is not valid is an error that names its source", async () => {
  const message = 'must be a Region such as us-east-2, not "us east"';
  const region = "us east";
  expect(await rejection(resolve(region).region())).toMatchObject({ message: `region ${message}` });
  expect(await rejection(resolve(undefined, { AWS_DEFAULT_REGION: region }).region())).toMatchObject({
    message: `AWS_DEFAULT_REGION ${message}`,
  });
  expect(await rejection(resolve(undefined, {}, { region }).region())).toMatchObject({
    message: `region in the profile ${message}`,
  });
});

describe("a pseudo-Region", () => {
  it.each([
    ["fips-us-east-1", "us-east-1"],
    ["us-east-1-fips", "us-east-1"],
    ["fips-dkr-us-west-2", "us-west-2"],
    ["fips-prod-us-gov-west-1", "us-gov-west-1"],
    ["fips-aws-global", "us-east-1"],
    ["aws-fips", "us-east-1"],
  ])("%s stands for %s with FIPS, from the option, the environment or the profile", async (pseudo, real) => {
    for (const { region, givenRegion } of [
      resolve(pseudo),
      resolve(async () => pseudo),
      resolve(undefined, { AWS_REGION: pseudo }),
      resolve(undefined, {}, { region: pseudo }),
    ]) {
      expect(await region()).toBe(real);
      expect(isFipsRegion(await givenRegion())).toBe(true);
    }
  });

  it("is not any other name", async () => {
    expect(isFipsRegion(await resolve("us-east-1").givenRegion())).toBe(false);
    expect(await resolve("eu-fips-1").region()).toBe("eu-fips-1");
  });

  it("still has to be the name of a Region", async () => {
    expect(await rejection(resolve("fips-").region())).toMatchObject({ name: "ConfigurationError" });
    expect(await rejection(resolve("fips-evil.example.com").region())).toMatchObject({
      name: "ConfigurationError",
    });
  });
});
