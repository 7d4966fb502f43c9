/** Where Region, endpoint, credentials and output come from. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, type Surroundings, startCliWorld } from "../../support/cli-world.js";

let world: CliWorld;
beforeAll(async () => {
  world = await startCliWorld();
});
afterAll(() => world.close());

const files = (config: string, credentials = ""): Readonly<Record<string, string>> => ({
  ".aws/config": config,
  ".aws/credentials": credentials,
});

/** What `--what-if` says about the request that a command line would send. */
async function target(argv: readonly string[], surroundings: Surroundings = {}) {
  const { exitCode, stdout, stderr } = await world.run(["list-keys", "--what-if", ...argv], surroundings);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const { Endpoint, Region } = JSON.parse(stdout);
  return { endpoint: Endpoint, region: Region };
}

const noEndpoint = { AWS_ENDPOINT_URL_KMS: undefined };

describe("the Region", () => {
  it.each([
    {
      name: "--region first",
      argv: ["--region", "eu-west-1"],
      env: { AWS_DEFAULT_REGION: "eu-west-2" },
      region: "eu-west-1",
    },
    {
      name: "then AWS_REGION",
      argv: [],
      env: { AWS_REGION: "eu-west-3", AWS_DEFAULT_REGION: "eu-west-2" },
      region: "eu-west-3",
    },
    {
      name: "then AWS_DEFAULT_REGION",
      argv: [],
      env: { AWS_REGION: undefined, AWS_DEFAULT_REGION: "eu-west-2" },
      region: "eu-west-2",
    },
    { name: "then the profile", argv: [], env: { AWS_REGION: undefined }, region: "eu-central-1" },
  ])("is that of $name", async ({ argv, env, region }) => {
    const surroundings = {
      env: { ...noEndpoint, ...env },
      files: files("[default]\nregion = eu-central-1\n"),
    };
    expect(await target(argv, surroundings)).toEqual({
      region,
      endpoint: `https://kms.${region}.amazonaws.com/`,
    });
  });
});

describe("the endpoint", () => {
  const config =
    "[default]\nendpoint_url = http://profile\nservices = mine\n[services mine]\nkms =\n  endpoint_url = http://services\n";

  it.each([
    {
      name: "--endpoint-url first",
      argv: ["--endpoint-url", "http://option"],
      env: { AWS_ENDPOINT_URL: "http://all" },
      endpoint: "http://option/",
    },
    {
      name: "AWS_ENDPOINT_URL_KMS",
      argv: [],
      env: { AWS_ENDPOINT_URL_KMS: "http://kms", AWS_ENDPOINT_URL: "http://all" },
      endpoint: "http://kms/",
    },
    { name: "AWS_ENDPOINT_URL", argv: [], env: { AWS_ENDPOINT_URL: "http://all" }, endpoint: "http://all/" },
    { name: "the services of the profile", argv: [], env: {}, endpoint: "http://services/" },
    {
      name: "the Region, if configured ones are ignored",
      argv: [],
      env: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "TRUE", AWS_ENDPOINT_URL: "http://all" },
      endpoint: "https://kms.us-east-2.amazonaws.com/",
    },
    {
      name: "the option, in spite of FIPS and dual-stack",
      argv: ["--endpoint-url", "http://option"],
      env: { AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" },
      endpoint: "http://option/",
    },
    {
      name: "FIPS",
      argv: [],
      env: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true", AWS_USE_FIPS_ENDPOINT: "true" },
      endpoint: "https://kms-fips.us-east-2.amazonaws.com/",
    },
  ])("is that of $name", async ({ argv, env, endpoint }) => {
    const found = await target(argv, { env: { ...noEndpoint, ...env }, files: files(config) });
    expect(found.endpoint).toBe(endpoint);
  });
});

describe("the credentials", () => {
  /** The access key ID of a request, or what the program says instead. */
  async function signer(argv: readonly string[], surroundings: Surroundings) {
    const { requests, stderr } = await world.run(["list-keys", ...argv], surroundings);
    const { authorization } = requests[0]?.headers ?? {};
    return /Credential=(\w+)/.exec(String(authorization))?.[1] ?? stderr.trim();
  }
  const profiles =
    "[default]\naws_access_key_id=AKDEFAULT\naws_secret_access_key=x\n[work]\naws_access_key_id=AKWORK\naws_secret_access_key=x\n";
  const keys = { AWS_ACCESS_KEY_ID: "AKENV", AWS_SECRET_ACCESS_KEY: "x" };
  const noKeys = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

  it.each([
    { name: "the environment", argv: [], env: keys, by: "AKENV" },
    {
      name: "the environment, in spite of AWS_PROFILE",
      argv: [],
      env: { ...keys, AWS_PROFILE: "work" },
      by: "AKENV",
    },
    { name: "--profile, in spite of the environment", argv: ["--profile", "work"], env: keys, by: "AKWORK" },
    { name: "AWS_PROFILE", argv: [], env: { ...noKeys, AWS_PROFILE: "work" }, by: "AKWORK" },
    { name: "AWS_DEFAULT_PROFILE", argv: [], env: { ...noKeys, AWS_DEFAULT_PROFILE: "work" }, by: "AKWORK" },
    {
      name: "AWS_PROFILE, in spite of AWS_DEFAULT_PROFILE",
      argv: [],
      env: { ...noKeys, AWS_PROFILE: "work", AWS_DEFAULT_PROFILE: "default" },
      by: "AKWORK",
    },
    { name: "the default profile", argv: [], env: noKeys, by: "AKDEFAULT" },
  ])("are those of $name", async ({ argv, env, by }) => {
    expect(await signer(argv, { env, files: files("[profile work]\n", profiles) })).toBe(by);
  });

  it.each([
    { name: "AWS_PROFILE", argv: [], env: { AWS_PROFILE: "" } },
    { name: "--profile", argv: ["--profile", ""], env: {} },
  ])("are not those of the default profile when $name is empty", async ({ argv, env }) => {
    const ran = await world.run(["list-keys", ...argv], {
      env: { ...keys, ...env },
      files: files("", profiles),
    });
    expect(ran).toMatchObject({ exitCode: 255, requests: [] });
    expect(ran.stderr).toContain("The config profile () could not be found");
  });

  it("are found when the config file is a folder", async () => {
    const surroundings = { env: keys, files: { ".aws/config/x": "" } };
    expect(await signer([], surroundings)).toBe("AKENV");
  });

  it("are those of the config file, in a section with quotes", async () => {
    const config = '[profile "my work"]\naws_access_key_id=AKQUOTED\naws_secret_access_key=x\n';
    expect(await signer(["--profile", "my work"], { files: files(config) })).toBe("AKQUOTED");
  });

  it("are not needed with --no-sign-request", async () => {
    const { requests } = await world.run(["list-keys", "--no-sign-request"], { env: noKeys });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it("contain the session token", async () => {
    const { requests } = await world.run(["list-keys"], { env: { AWS_SESSION_TOKEN: "token" } });
    expect(requests[0]?.headers["x-amz-security-token"]).toBe("token");
  });

  it("come from the output of a process, by the credential chain of the AWS SDK", async () => {
    const output = JSON.stringify({ Version: 1, AccessKeyId: "AKPROCESS", SecretAccessKey: "x" });
    const profile = `[work]\ncredential_process = echo '${output}'\n`;
    const argv = ["--profile", "work", "--profile-location", "{dir}/profiles"];
    expect(await signer(argv, { files: { profiles: profile } })).toBe("AKPROCESS");
  });

  it("are missing, if a process fails: the error says so", async () => {
    const argv = ["--profile", "work", "--profile-location", "{dir}/profiles"];
    const { exitCode, stderr } = await world.run(["list-keys", ...argv], {
      files: { profiles: "[work]\ncredential_process = false\n" },
    });
    expect(exitCode).toBe(255);
    expect(stderr).toContain("The credentials of the profile work (credential_process) could not be fetched");
  });

  it("are incomplete in a profile", async () => {
    const broken = "[default]\naws_access_key_id=AKHALF\n";
    const { exitCode, stderr, requests } = await world.run(["list-keys"], {
      env: noKeys,
      files: files("", broken),
    });
    expect({ exitCode, requests }).toEqual({ exitCode: 255, requests: [] });
    expect(stderr).toContain("Partial credentials found in profile default, missing: aws_secret_access_key");
  });
});

describe("the output", () => {
  it.each([
    { name: "the profile", env: {}, stdout: /^- / },
    { name: "AWS_DEFAULT_OUTPUT", env: { AWS_DEFAULT_OUTPUT: "json" }, stdout: /^\[/ },
  ])("has the format of $name", async ({ env, stdout }) => {
    const ran = await world.run(["list-keys", "--query", "Keys[].KeyId"], {
      env,
      files: files("[default]\noutput = yaml\n"),
    });
    expect(ran.stdout).toMatch(stdout);
  });

  it("has times in seconds with cli_timestamp_format = wire", async () => {
    const argv = ["describe-key", "--key-id", "alias/old", "--query", "KeyMetadata.CreationDate"];
    const { stdout } = await world.run(argv, { files: files("[default]\ncli_timestamp_format = wire\n") });
    expect(stdout).toMatch(/^\d{10}(\.\d+)?\n$/);
  });
});

describe("a cli_timestamp_format that does not exist", () => {
  it("is rejected before anything is sent", async () => {
    const ran = await world.run(["list-keys"], { files: files("[default]\ncli_timestamp_format = unix\n") });
    expect(ran).toMatchObject({ exitCode: 253, requests: [] });
    expect(ran.stderr).toContain("Unknown cli_timestamp_format value: unix");
  });
});

describe("lists", () => {
  const list = async (...argv: string[]) => {
    const { exitCode, stdout, requests } = await world.run(["list-keys", ...argv]);
    return { exitCode, value: JSON.parse(stdout || "null"), bodies: requests.map(({ body }) => body) };
  };

  it("are fetched whole, in pages of --page-size", async () => {
    const { value, bodies } = await list("--page-size", "2");
    expect(value.Keys).toHaveLength(3);
    expect(bodies).toEqual([{ Limit: 2 }, { Limit: 2, Marker: expect.any(String) }]);
  });

  it("continue with --starting-token where --max-items stopped", async () => {
    const first = await list("--max-items", "2");
    expect(first.value.Keys).toHaveLength(2);
    const second = await list("--starting-token", first.value.NextToken);
    expect(second.value.Keys).toHaveLength(1);
    expect(second.value.NextToken).toBeUndefined();
  });

  it("continue at a marker of KMS, too", async () => {
    const { value } = await list("--limit", "1");
    const { bodies } = await list("--starting-token", value.NextMarker);
    expect(bodies).toEqual([{ Marker: value.NextMarker }]);
  });

  it("do not continue at a token of something else", async () => {
    const token = Buffer.from('{"Other":1}').toString("base64");
    expect(await list("--starting-token", token)).toMatchObject({ exitCode: 255, bodies: [] });
  });

  it.each(["--max-items", "--page-size"])("need a whole number for %s", async (option) => {
    expect(await list(option, "x")).toMatchObject({ exitCode: 252, bodies: [] });
  });

  it("are single pages with --no-paginate and --limit", async () => {
    expect(await list("--no-paginate")).toMatchObject({ value: { Truncated: false }, bodies: [{}] });
    expect(await list("--limit", "1")).toMatchObject({ value: { Truncated: true }, bodies: [{ Limit: 1 }] });
  });

  it("cannot be both", async () => {
    expect(await list("--no-paginate", "--max-items", "1")).toMatchObject({ exitCode: 252, bodies: [] });
  });
});
