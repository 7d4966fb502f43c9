import { KMSClient as SdkKMSClient, ListKeysCommand as SdkListKeysCommand } from "@aws-sdk/client-kms";
import { KMSClient, type KMSClientConfig, ListKeysCommand } from "kms-reencrypt";
import { HttpRequest, HttpResponse } from "../../../src/smithy.js";
import { testCredentials } from "../../support/kms-responses.js";

/** What a client of either package resolves, and what it sends. */
export interface Outcome {
  readonly endpoint: string;
  readonly region: string | undefined;
  readonly appId: string | undefined;
  readonly maxAttempts: string | undefined;
  readonly retryMode: unknown;
  readonly defaultsMode: unknown;
  readonly useFipsEndpoint: unknown;
  readonly useDualstackEndpoint: unknown;
}

const settled = async (setting: unknown): Promise<unknown> =>
  typeof setting === "function" ? setting() : setting;

/** A request handler that keeps the request and returns an empty list of keys. */
function recorder() {
  const requests: HttpRequest[] = [];
  const handle = async (request: HttpRequest) => {
    requests.push(HttpRequest.clone(request));
    const body = Buffer.from('{"Keys":[],"Truncated":false}');
    return { response: new HttpResponse({ statusCode: 200, headers: {}, body }) };
  };
  return { requests, requestHandler: { handle } };
}

async function outcomeOf(
  config: Pick<
    KMSClient["config"] | SdkKMSClient["config"],
    "defaultsMode" | "retryMode" | "useDualstackEndpoint" | "useFipsEndpoint"
  >,
  [request]: readonly HttpRequest[],
): Promise<Outcome> {
  const { protocol, hostname, port, headers = {} } = request ?? {};
  const { authorization = "", "user-agent": userAgent = "", "amz-sdk-request": attempts = "" } = headers;
  return {
    endpoint: `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`,
    region: authorization.split("/")[2],
    appId: / app\/(\S+)/.exec(userAgent)?.[1],
    maxAttempts: /max=(\d+)/.exec(attempts)?.[1],
    retryMode: await settled(config.retryMode),
    defaultsMode: await settled(config.defaultsMode),
    useFipsEndpoint: await settled(config.useFipsEndpoint),
    useDualstackEndpoint: await settled(config.useDualstackEndpoint),
  };
}

/** Options that both packages have. */
export type Options = Pick<
  KMSClientConfig,
  "ignoreConfiguredEndpointUrls" | "maxAttempts" | "userAgentAppId"
> & {
  readonly endpoint?: string;
  readonly region?: string;
  readonly retryMode?: string;
  readonly defaultsMode?: "mobile";
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
};

/** The outcome of a call with the client of SDK v3. */
export async function ofSdk(options: Options): Promise<Outcome> {
  const { requests, requestHandler } = recorder();
  const { userAgentAppId, maxAttempts, ignoreConfiguredEndpointUrls, ...others } = options;
  const client = new SdkKMSClient({
    ...others,
    ...(userAgentAppId !== undefined && { userAgentAppId }),
    ...(maxAttempts !== undefined && { maxAttempts }),
    ...(ignoreConfiguredEndpointUrls !== undefined && { ignoreConfiguredEndpointUrls }),
    credentials: testCredentials,
    requestHandler,
  });
  await client.send(new SdkListKeysCommand({}));
  return outcomeOf(client.config, requests);
}

/** The outcome of a call with the client of this package. */
export async function ofOurs(options: KMSClientConfig): Promise<Outcome> {
  const { requests, requestHandler } = recorder();
  const client = new KMSClient({ ...options, credentials: testCredentials, requestHandler });
  await client.send(new ListKeysCommand({}));
  return outcomeOf(client.config, requests);
}
