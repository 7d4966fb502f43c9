import { KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { UndiciHttpHandler } from "kms-reencrypt/undici";
import { describe, expect, it } from "vitest";
import { describeError } from "../../src/cli/describeError.js";
import { FAULTS } from "../support/faults.js";
import { reEncrypt, testCredentials } from "../support/kms-responses.js";
import { deadEndpoint, scriptedServer } from "../support/scripted-server.js";

/**
 * What the program prints of a call, without the address of the server and what the parser of HTTP says; `undefined` if the
 * call succeeds.
 */
async function printed(endpoint: string, config: KMSClientConfig): Promise<string | undefined> {
  const credentials = testCredentials;
  const client = new KMSClient({ region: "us-east-2", credentials, maxAttempts: 1, endpoint, ...config });
  try {
    await client.send(reEncrypt());
    return undefined;
  } catch (error) {
    const described = describeError(error, { operation: "ReEncrypt", endpoint, env: {} });
    return String(described)
      .replaceAll(new URL(endpoint).host, "HOST")
      .replace(/failed: .* \((HPE_\w+)\)/, "failed: … ($1)");
  } finally {
    client.destroy();
  }
}

const TIMEOUT = { requestTimeout: 100 };

/** undici rejects these responses at once, or for another reason. */
const DIFFERENT_OVER_UNDICI = ["an interim response without a final one", "two different content-lengths"];

describe("the program prints the same, whether requests are sent with node:http or undici, after", () => {
  const faults = Object.entries(FAULTS).filter(([name]) => !DIFFERENT_OVER_UNDICI.includes(name));
  // Credentials that are expired only once would not be so for the second client.
  const ofServer = faults.filter(([, { config }]) => config?.credentials === undefined);

  it.each(ofServer)("%s", async (_, { steps, config }) => {
    await using first = await scriptedServer(...steps);
    await using second = await scriptedServer(...steps);
    const expected = await printed(first.endpoint, { ...config, requestHandler: TIMEOUT });
    const requestHandler = new UndiciHttpHandler(TIMEOUT);
    expect(await printed(second.endpoint, { ...config, requestHandler })).toBe(expected);
  });

  it("a refused connection", async () => {
    const endpoint = await deadEndpoint();
    const expected = await printed(endpoint, { requestHandler: TIMEOUT });
    expect(expected).toContain('Could not connect to the endpoint URL: "http://HOST"');
    expect(await printed(endpoint, { requestHandler: new UndiciHttpHandler(TIMEOUT) })).toBe(expected);
  });
});
