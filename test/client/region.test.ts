import { describe, expect, it } from "vitest";
import { resolveRegion } from "../../src/client/region.js";
import { rejection } from "../support/answering-client.js";

const empty = () => ({});
const noProfile = { name: undefined, inUse: true, settings: async () => ({}) };

describe("the Region", () => {
  it("comes from the option, value or provider, before the environment", async () => {
    const environment = () => ({ AWS_REGION: "eu-west-1" });
    expect(await resolveRegion("us-east-2", environment, noProfile)()).toBe("us-east-2");
    expect(await resolveRegion(async () => "us-east-2", environment, noProfile)()).toBe("us-east-2");
  });

  it("comes from AWS_REGION, else from AWS_DEFAULT_REGION", async () => {
    const both = { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" };
    expect(await resolveRegion(undefined, () => both, noProfile)()).toBe("eu-west-1");
    expect(await resolveRegion(undefined, () => ({ ...both, AWS_REGION: "" }), noProfile)()).toBe(
      "eu-west-2",
    );
  });

  it("comes from the profile when nothing else gives it", async () => {
    const profile = { ...noProfile, settings: async () => ({ region: "sa-east-1" }) };
    expect(await resolveRegion(undefined, empty, profile)()).toBe("sa-east-1");
  });

  it("is missing with an error that names the places looked at", async () => {
    expect(await rejection(resolveRegion(undefined, empty, noProfile)())).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringMatching(/option `region`.*AWS_REGION.*AWS_DEFAULT_REGION.*profile/),
    });
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
  ])("is refused when it could choose the host: %j", async (region) => {
    const error = await rejection(resolveRegion(region, empty, noProfile)());
    expect(error).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("like us-east-2"),
    });
  });
});
