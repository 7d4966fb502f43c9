/** The settings of the environment and of a profile: the same as in SDK v3, for every combination of their sources. */
import { describe, expect, it } from "vitest";
import { type Options, type Outcome, ofOurs, ofSdk } from "./outcome-of-settings.js";
import { isolateSettings, setVariables, useFile, useProfile } from "./use-settings.js";

isolateSettings();

/** A setting: its option, its variables and its lines in a profile, each of which a test may set. */
interface Row {
  readonly option: Options;
  readonly variables: Readonly<Record<string, string>>;
  readonly profile: readonly string[];
  /** What a client makes of the profile alone. */
  readonly ofProfile: Partial<Outcome>;
}

const rows: Readonly<Record<string, Row>> = {
  useFipsEndpoint: {
    option: { useFipsEndpoint: true },
    variables: { AWS_USE_FIPS_ENDPOINT: "false" },
    profile: ["use_fips_endpoint = true"],
    ofProfile: { endpoint: "https://kms-fips.eu-west-3.amazonaws.com", useFipsEndpoint: true },
  },
  "useFipsEndpoint off": {
    option: { useFipsEndpoint: false },
    variables: { AWS_USE_FIPS_ENDPOINT: "true" },
    profile: ["use_fips_endpoint = false"],
    ofProfile: { endpoint: "https://kms.eu-west-3.amazonaws.com", useFipsEndpoint: false },
  },
  useDualstackEndpoint: {
    option: { useDualstackEndpoint: true },
    variables: { AWS_USE_DUALSTACK_ENDPOINT: "false" },
    profile: ["use_dualstack_endpoint = true"],
    ofProfile: { endpoint: "https://kms.eu-west-3.api.aws", useDualstackEndpoint: true },
  },
  maxAttempts: {
    option: { maxAttempts: 5 },
    variables: { AWS_MAX_ATTEMPTS: "6" },
    profile: ["max_attempts = 7"],
    ofProfile: { maxAttempts: "7" },
  },
  retryMode: {
    option: { retryMode: "standard" },
    variables: { AWS_RETRY_MODE: "adaptive" },
    profile: ["retry_mode = legacy"],
    ofProfile: { retryMode: "legacy" },
  },
  userAgentAppId: {
    option: { userAgentAppId: "option" },
    variables: { AWS_SDK_UA_APP_ID: "variable" },
    profile: ["sdk_ua_app_id = profile"],
    ofProfile: { appId: "profile" },
  },
  "the older name of the application": {
    option: {},
    variables: {},
    profile: ["sdk-ua-app-id = older"],
    ofProfile: { appId: "older" },
  },
  defaultsMode: {
    option: { defaultsMode: "mobile" },
    variables: { AWS_DEFAULTS_MODE: "in-region" },
    profile: ["defaults_mode = cross-region"],
    ofProfile: { defaultsMode: "cross-region" },
  },
  region: {
    option: { region: "ca-central-1" },
    variables: { AWS_REGION: "sa-east-1" },
    profile: ["region = af-south-1"],
    ofProfile: { region: "af-south-1", endpoint: "https://kms.af-south-1.amazonaws.com" },
  },
  "a FIPS pseudo-Region": {
    option: { region: "fips-us-east-1" },
    variables: { AWS_REGION: "us-west-1-fips" },
    profile: ["region = us-west-2-fips"],
    ofProfile: { region: "us-west-2", endpoint: "https://kms-fips.us-west-2.amazonaws.com" },
  },
  endpoint: {
    option: { endpoint: "http://option.local:1" },
    variables: { AWS_ENDPOINT_URL: "http://all.local:1" },
    profile: ["endpoint_url = http://profile.local:1"],
    ofProfile: { endpoint: "http://profile.local:1" },
  },
  "the endpoint of the service": {
    option: { endpoint: "http://option.local:1" },
    variables: { AWS_ENDPOINT_URL_KMS: "http://kms.local:1", AWS_ENDPOINT_URL: "http://all.local:1" },
    profile: ["services = local", "endpoint_url = http://profile.local:1"],
    ofProfile: { endpoint: "http://services.local:2" },
  },
  "ignoring the endpoint of the environment": {
    option: { ignoreConfiguredEndpointUrls: true },
    variables: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false", AWS_ENDPOINT_URL: "http://all.local:1" },
    profile: ["ignore_configured_endpoint_urls = true", "endpoint_url = http://profile.local:1"],
    ofProfile: { endpoint: "https://kms.eu-west-3.amazonaws.com" },
  },
};

const subsets = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [bits & 1, bits & 2, bits & 4].map(Boolean));

describe.each(Object.entries(rows))("%s", (_, { option, variables, profile, ofProfile }) => {
  it.each(subsets)("is that of SDK v3 with an option: %j, a variable: %j, a profile: %j", async (...set) => {
    const [hasOption, hasVariable, hasProfile] = set;
    await useProfile(hasProfile ? profile : []);
    setVariables(hasVariable ? variables : {});
    const options = hasOption ? option : {};
    const [ours, sdk] = [await ofOurs(options), await ofSdk(options)];
    expect(ours).toEqual(sdk);
  });

  it("comes from the profile when neither an option nor a variable is set", async () => {
    await useProfile(profile);
    expect(await ofOurs({})).toMatchObject(ofProfile);
  });
});

describe("a setting in both files", () => {
  it("comes from the config file, except for the Region, as in SDK v3", async () => {
    await useProfile(["max_attempts = 4", "sdk_ua_app_id = config"]);
    await useFile(
      "AWS_SHARED_CREDENTIALS_FILE",
      "[work]\nregion = us-west-1\nmax_attempts = 9\nretry_mode = adaptive\n",
    );
    const ours = await ofOurs({});
    expect(ours).toMatchObject({ region: "us-west-1", maxAttempts: "4", retryMode: "adaptive" });
    expect(ours).toEqual(await ofSdk({}));
  });
});

describe("a FIPS pseudo-Region of any Region", () => {
  const regions = [
    "us-east-1",
    "us-gov-west-1",
    "cn-north-1",
    "ap-southeast-7",
    "us-iso-east-1",
    "xx-north-9",
  ];
  const forms = ["fips-R", "R-fips", "fips-dkr-R", "fips-prod-R"];
  const names = regions.flatMap((region) => forms.map((form) => form.replace("R", region)));

  it.each([...names, "fips-aws-global", "aws-fips"])("%s is that of SDK v3", async (region) => {
    expect(await ofOurs({ region })).toEqual(await ofSdk({ region }));
  });
});
