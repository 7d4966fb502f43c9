import type {
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  Endpoint,
  HashConstructor,
  Logger,
  Provider,
  RequestSigner,
  RetryStrategyV2,
  UserAgent,
} from "@smithy/types";
import type { CredentialsOption } from "./credentials.js";
import type { EndpointOption } from "./endpoint.js";
import type { HttpHandler, HttpHandlerConfig } from "./platform/Platform.js";

/**
 * How a {@link KMSClient} is configured. Every member is optional; names and meaning are those of
 * `@aws-sdk/client-kms`, which has further ones. An option that is not here is refused by the first call, unless it is
 * `undefined`.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export interface KMSClientConfig {
  /** The Region, such as `us-east-2`, or a function that gives it. Default: `AWS_REGION`, else `AWS_DEFAULT_REGION`, else that of the profile. */
  region?: string | Provider<string> | undefined;
  /**
   * The profile of the AWS configuration files to take the Region, the endpoint and the credentials from. They are
   * read when this option names one, or when options and environment do not give both Region and credentials.
   * Default: `AWS_PROFILE`, else `default`.
   */
  profile?: string | undefined;
  /**
   * The credentials, or a function that gives them; it is called once for concurrent calls, and again 5 minutes
   * before they expire. Default: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, unless
   * a profile is named; else the credential chain of AWS (profiles, SSO, web identity, containers, instances).
   */
  credentials?: CredentialsOption | undefined;
  /**
   * Where to send requests, instead of the endpoint of the Region: a URL, or a function that gives it.
   * Default: `AWS_ENDPOINT_URL_KMS`, else `AWS_ENDPOINT_URL`, else `endpoint_url` of the profile, else the endpoint of
   * KMS in the Region.
   */
  endpoint?: EndpointOption | Provider<EndpointOption> | undefined;
  /** Whether to leave endpoints that the environment or the profile name out of account. Default: `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, else `false`. */
  ignoreConfiguredEndpointUrls?: boolean | undefined;
  /** Whether to use TLS. KMS is not there without it: `false` needs an `endpoint`, whose protocol counts. Default: `true`. */
  tls?: boolean | undefined;
  /** Whether to use the FIPS endpoint of the Region. Default: `AWS_USE_FIPS_ENDPOINT`, else `false`. */
  useFipsEndpoint?: boolean | Provider<boolean> | undefined;
  /** Whether to use the dual-stack endpoint of the Region. Default: `AWS_USE_DUALSTACK_ENDPOINT`, else `false`. */
  useDualstackEndpoint?: boolean | Provider<boolean> | undefined;
  /**
   * How many attempts a call has at most, the first one included; 1 or more. A request that met a kept connection which
   * the server had closed in the meantime is sent again at once, and not counted. Default: `AWS_MAX_ATTEMPTS`, else 3.
   */
  maxAttempts?: number | Provider<number> | undefined;
  /** How failed attempts are spaced: `standard` or `adaptive`. Default: `AWS_RETRY_MODE`, else `standard`. */
  retryMode?: string | Provider<string> | undefined;
  /**
   * Decides over further attempts in place of `maxAttempts` and `retryMode`, or a function that gives what does; it is
   * called once. Default: none.
   */
  retryStrategy?: RetryStrategyV2 | Provider<RetryStrategyV2> | undefined;
  /**
   * How long it may take to connect where `requestHandler` does not say so: 1100 ms for `in-region`, 3100 for
   * `cross-region` and `standard`, 30000 for `mobile`; `auto` and `legacy` change nothing. Default: `legacy`.
   */
  defaultsMode?: DefaultsMode | undefined;
  /**
   * What sends the requests, or the options of the default handler: agents for proxies and certificates, and
   * time-outs in milliseconds, 0 for none. Default: up to 50 keep-alive connections; 3000 ms to connect
   * (`connectionTimeout`), 10000 ms for an attempt with its answer (`requestTimeout`), 30000 ms to wait for a free
   * connection (`socketAcquisitionTimeout`). Outside Node.js `fetch` sends, and only `requestTimeout` applies.
   */
  requestHandler?: HttpHandler | HttpHandlerConfig | undefined;
  /** The SHA-256 that signatures are made with. Default: that of `node:crypto`; elsewhere `@aws-crypto/sha256-js`. */
  sha256?: ChecksumConstructor | HashConstructor | undefined;
  /** Signs the requests, in place of Signature Version 4 by `sha256` and `signingRegion`. Default: none. */
  signer?: RequestSigner | undefined;
  /** The Region to sign for, where that is not `region`. Default: `region`. */
  signingRegion?: string | undefined;
  /** How far the clock of this machine is known to be behind that of the service, in milliseconds. Default: 0. */
  systemClockOffset?: number | undefined;
  /** Whether to leave a clock that is off uncorrected when the service refuses a signature for it. Default: `false`. */
  disableClockSkewCorrection?: boolean | Provider<boolean> | undefined;
  /** Is told of every call, without its secrets. Default: nobody is. */
  logger?: Logger | undefined;
  /** What to add to the user agent: text such as `my-library/1.0`, or pairs of a name and a version. Default: nothing. */
  customUserAgent?: string | UserAgent | undefined;
  /** Names your application to AWS, at most 50 characters. Default: `AWS_SDK_UA_APP_ID`, else none. */
  userAgentAppId?: string | Provider<string | undefined> | undefined;
  /**
   * Whether the middleware stack is put together only once for each command, which saves time on every call;
   * later changes to the stack then have no effect. Default: `false`.
   */
  cacheMiddleware?: boolean | undefined;
  /** Accepted because SDK v3 has it. There is one version of the API of KMS. */
  apiVersion?: string | undefined;
  /** Accepted because SDK v3 has it. KMS knows one way of signing. */
  authSchemePreference?: string[] | Provider<string[]> | undefined;
  /** Accepted because SDK v3 has it. No operation of KMS puts anything before the host. */
  disableHostPrefix?: boolean | undefined;
  /** Accepted because SDK v3 has it. The runtime is found out. */
  runtime?: string | undefined;
  /** Accepted because SDK v3 has it. The service is KMS. */
  serviceId?: string | undefined;
}

/** How a client is configured, under its other name in `@aws-sdk/client-kms`. */
export type KMSClientConfigType = KMSClientConfig;

/** The modes that SDK v3 takes its defaults from. */
export type DefaultsMode = "auto" | "cross-region" | "in-region" | "legacy" | "mobile" | "standard";

/** The configuration of a client as it works with it: every member is there, those that may change as functions. */
export interface KMSClientResolvedConfig {
  /** The version of the API of KMS. */
  readonly apiVersion: string;
  /** The service, by its id in AWS. */
  readonly serviceId: string;
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** Gives the Region. */
  readonly region: Provider<string>;
  /** Gives the credentials. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** Gives the endpoint. */
  readonly endpoint: Provider<Endpoint>;
  /** Gives whether FIPS endpoints are used. */
  readonly useFipsEndpoint: Provider<boolean>;
  /** Gives whether dual-stack endpoints are used. */
  readonly useDualstackEndpoint: Provider<boolean>;
  /** Gives the number of attempts that a call has at most. */
  readonly maxAttempts: Provider<number>;
  /** Gives how failed attempts are spaced. */
  readonly retryMode: Provider<string>;
  /** Gives what decides over further attempts. */
  readonly retryStrategy: Provider<RetryStrategyV2>;
  /** Sends the requests. */
  readonly requestHandler: HttpHandler;
  /** The SHA-256 that signatures are made with. */
  readonly sha256: ChecksumConstructor | HashConstructor;
  /** Signs the requests. */
  readonly signer: RequestSigner;
  /** How far the clock of this machine is behind that of the service, in milliseconds; corrected when it shows. */
  systemClockOffset: number;
  /** Gives whether a clock that is off stays uncorrected. */
  readonly disableClockSkewCorrection: Provider<boolean>;
  /** Is told of every call. */
  readonly logger: Logger;
  /** Gives the name of the application. */
  readonly userAgentAppId: Provider<string | undefined>;
  /** What is added to the user agent. */
  readonly customUserAgent: UserAgent;
  /** Whether the middleware stack is put together only once for each command. */
  readonly cacheMiddleware: boolean;
}

/** The configuration of a client, under its other name in `@aws-sdk/client-kms`. */
export type KMSClientResolvedConfigType = KMSClientResolvedConfig;
