/** The options of clients, in variables of their usual types. */
import { Agent } from "node:https";
import { KMS, KMSClient, type KMSClientConfig } from "@aws-sdk/client-kms";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { ConfiguredRetryStrategy, StandardRetryStrategy } from "@smithy/core/retry";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger, Provider } from "@smithy/types";

declare const credentials: AwsCredentialIdentity;
declare const provider: AwsCredentialIdentityProvider;
declare const region: Provider<string>;
declare const logger: Logger;

export const configs: KMSClientConfig[] = [
  {},
  { region: "us-east-2", credentials, maxAttempts: 5, retryMode: "adaptive", logger: console },
  { region, credentials: provider, endpoint: "http://localhost:4566", logger },
  { credentials: defaultProvider({ profile: "work" }), profile: "work" },
  { credentials: async () => ({ accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" }) },
  { endpoint: { protocol: "https:", hostname: "kms.example.com", port: 8443, path: "/" } },
  { endpoint: async () => ({ url: new URL("https://kms.example.com") }) },
  {
    requestHandler: new NodeHttpHandler({ connectionTimeout: 300, httpsAgent: new Agent({ maxSockets: 5 }) }),
  },
  { requestHandler: { requestTimeout: 3_000, httpsAgent: { maxSockets: 25, keepAlive: true } } },
  { requestHandler: { socketAcquisitionWarningTimeout: 5_000, throwOnRequestTimeout: true } },
  { requestHandler: new FetchHttpHandler({ requestTimeout: 300 }) },
  { signer: { sign: async (request) => request } },
  { signer: async () => ({ sign: async (request) => request }) },
  { retryStrategy: new ConfiguredRetryStrategy(4, (attempt: number) => 100 + attempt * 1_000) },
  { retryStrategy: new StandardRetryStrategy(async () => 2), maxAttempts: async () => 2 },
  { useFipsEndpoint: true, useDualstackEndpoint: async () => false, cacheMiddleware: true },
  { customUserAgent: "my-app/1.0", userAgentAppId: "my-app" },
  { customUserAgent: [["my-app", "1.0"], ["my-lib"]], defaultsMode: "in-region", tls: true },
  { ignoreConfiguredEndpointUrls: true, systemClockOffset: 0, signingRegion: "us-east-2" },
  { disableClockSkewCorrection: true, disableHostPrefix: true, apiVersion: "2014-11-01" },
];

/** Options as factories and dependency injection pass them. */
export interface VaultOptions extends KMSClientConfig {
  readonly keyId: string;
}
export function make({ keyId, ...config }: VaultOptions): { keyId: string; client: KMSClient } {
  return { keyId, client: new KMSClient({ maxAttempts: 2, ...config }) };
}
export const regional = (overrides: Partial<KMSClientConfig>, names: readonly string[]): Map<string, KMS> =>
  new Map(names.map((region) => [region, new KMS({ ...overrides, region })]));

export class AuditedClient extends KMSClient {
  constructor(...[config]: ConstructorParameters<typeof KMSClient>) {
    super({ ...config, logger });
  }
}

export async function inspect(client: KMSClient): Promise<string> {
  const resolved = await client.config.region();
  const { accessKeyId, expiration } = await client.config.credentials();
  const endpoint = await client.config.endpoint?.();
  const attempts: number = await client.config.maxAttempts();
  client.config.logger?.info?.(client.config.serviceId);
  client.config.requestHandler.destroy?.();
  return [resolved, accessKeyId, expiration?.toISOString(), endpoint?.hostname, attempts].join();
}
