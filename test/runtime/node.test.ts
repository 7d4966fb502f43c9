/** Each test runs a client in a process of its own: the environment names the AWS configuration files. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "profiles-"));
  await writeFile(
    join(folder, "config"),
    `[default]
region = eu-west-1
[profile work]
region = us-west-2
services = local
endpoint_url = http://profile.local:1
[services local]
kms =
  endpoint_url = http://services.local:2
[profile plain]
region = us-west-1
endpoint_url = http://profile.local:1
`,
  );
  await writeFile(
    join(folder, "credentials"),
    "[work]\naws_access_key_id = AKIDWORK\naws_secret_access_key = work-secret\n",
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** What a client resolves from its options, the environment and the files. */
async function resolved(options: object, environment: Record<string, string> = {}) {
  const script = `
    import { KMSClient } from "./src/index.ts";
    const { config } = new KMSClient(${JSON.stringify(options)});
    const settle = async (provider) => {
      try { return await provider(); } catch (error) { return \`\${error.name}: \${error.message}\`; }
    };
    const { accessKeyId, ...rest } = Object(await settle(config.credentials));
    console.log(JSON.stringify({
      region: await settle(config.region),
      endpoint: await settle(async () => { const { protocol, hostname, port } = await config.endpoint(); return [protocol, hostname, port]; }),
      credentials: accessKeyId ?? Object.values(rest).join(""),
    }));`;
  return JSON.parse((await run(script, environment)).stdout);
}

/** Runs a script with these environment variables and the files above. */
const run = (script: string, environment: Record<string, string>) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      AWS_CONFIG_FILE: join(folder, "config"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
      AWS_EC2_METADATA_DISABLED: "true",
      ...environment,
    },
  });

describe("in Node.js", { timeout: 30_000 }, () => {
  it("Region, credentials and the endpoint of KMS come from a named profile", async () => {
    const expected = {
      region: "us-west-2",
      endpoint: ["http:", "services.local", 2],
      credentials: "AKIDWORK",
    };
    expect(await resolved({ profile: "work" })).toEqual(expected);
    expect(await resolved({}, { AWS_PROFILE: "work" })).toEqual(expected);
  });

  it("the endpoint of the profile is used when its services name none", async () => {
    expect(await resolved({ profile: "plain" })).toMatchObject({
      region: "us-west-1",
      endpoint: ["http:", "profile.local", 1],
    });
  });

  it("the default profile is used when none is named, and the error for credentials says where the chain looked", async () => {
    expect(await resolved({})).toEqual({
      region: "eu-west-1",
      endpoint: ["https:", "kms.eu-west-1.amazonaws.com", null],
      credentials: expect.stringMatching(
        /^ConfigurationError: No credentials were found in the option `credentials` or in AWS_ACCESS_KEY_ID .*profiles, SSO/,
      ),
    });
  });

  it("warnings of the credential chain go to the logger of the client, which may lack methods", async () => {
    const script = `
      import { KMSClient } from "./src/index.ts";
      const logger = { warn: (text) => console.log("logger:", text) };
      const { config } = new KMSClient({ region: "us-east-2", logger });
      console.log((await config.credentials()).accessKeyId);`;
    const variables = {
      AWS_PROFILE: "work",
      AWS_ACCESS_KEY_ID: "AKIDOTHER",
      AWS_SECRET_ACCESS_KEY: "other-secret",
    };
    const { stdout, stderr } = await run(script, variables);
    expect(stdout).toMatch(/^logger: .*\n\s+Multiple credential sources detected[\s\S]*\nAKIDWORK\n$/);
    expect(stderr).not.toContain("Multiple credential sources");
  });

  it.each(["nowhere", "constructor", "__proto__"])("the profile %s does not exist", async (profile) => {
    const region = expect.stringContaining(`ConfigurationError: There is no profile "${profile}"`);
    expect(await resolved({ profile })).toMatchObject({ region });
    expect(await resolved({}, { AWS_PROFILE: profile })).toMatchObject({ region });
  });
});
