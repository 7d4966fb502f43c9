import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  Endpoint,
  EndpointV2,
  HashConstructor,
  Logger,
  Provider,
  RequestSigner,
  RetryStrategyV2,
  UserAgent,
} from "@smithy/types";
import type { HttpHandler, HttpHandlerConfig } from "../../runtime/Runtime.js";

/** The credentials of a client, or a function that returns them. */
export type CredentialsOption = AwsCredentialIdentity | AwsCredentialIdentityProvider;

/** An endpoint in any form that the option accepts. */
export type EndpointOption = string | URL | Endpoint | EndpointV2;

/**
 * How a {@link KMSClient} is configured. Every member is optional. Names and meanings are those of
 * `@aws-sdk/client-kms`, which has further ones.
 *
 * Options take precedence over environment variables, and those over the profile. An option that is `undefined` or `null`
 * counts as not set, and so does an empty variable. The first call rejects options that are not listed here.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export interface KMSClientConfig {
  /**
   * The Region, such as `us-east-2`, or a function that returns it. A pseudo-Region such as `fips-us-east-2` stands for
   * the Region with its FIPS endpoint. Default: `AWS_REGION`, else `AWS_DEFAULT_REGION`, else `region` of the profile.
   */
  region?: string | Provider<string> | undefined;
  /**
   * The profile of the AWS configuration files. It supplies the credentials, and defaults of other options. The client
   * reads the files when this option or `AWS_PROFILE` names a profile, or when the options and the environment lack the
   * Region or the credentials. Otherwise it reads no file, and the default profile has no effect.
   * Default: `AWS_PROFILE`, else `default`.
   */
  profile?: string | undefined;
  /**
   * The credentials, or a function that returns them. The client calls it once for concurrent calls, and again 5 minutes
   * before the credentials expire. Default: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, unless
   * a profile is named; else the credential chain of AWS (profiles, SSO, web identity, containers, instances).
   */
  credentials?: CredentialsOption | undefined;
  /**
   * The URL to send requests to instead of the endpoint of the Region, or a function that returns it.
   * Default: `AWS_ENDPOINT_URL_KMS`, else `AWS_ENDPOINT_URL`, else `endpoint_url` of `kms` in the `services` of the
   * profile, else `endpoint_url` of the profile, else the endpoint of KMS in the Region.
   */
  endpoint?: EndpointOption | Provider<EndpointOption> | undefined;
  /**
   * Whether to ignore endpoints of the environment and the profile. Default: `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, else
   * `ignore_configured_endpoint_urls` of the profile, else `false`.
   */
  ignoreConfiguredEndpointUrls?: boolean | undefined;
  /**
   * Whether to use TLS. `false` needs an `endpoint`, whose protocol counts, because KMS requires TLS; it also silences the
   * process warning about an http endpoint on another machine. Default: `true`.
   */
  tls?: boolean | undefined;
  /**
   * Whether to use the FIPS endpoint of the Region. Default: `AWS_USE_FIPS_ENDPOINT`, else `use_fips_endpoint` of the
   * profile, else `false`.
   */
  useFipsEndpoint?: boolean | Provider<boolean> | undefined;
  /**
   * Whether to use the dual-stack endpoint of the Region. Default: `AWS_USE_DUALSTACK_ENDPOINT`, else
   * `use_dualstack_endpoint` of the profile, else `false`.
   */
  useDualstackEndpoint?: boolean | Provider<boolean> | undefined;
  /**
   * The maximum number of attempts of a call, the first one included; 1 or more. An idempotent call over an idle connection
   * that the server had already closed is sent again at once and does not count. A call that is not idempotent takes more
   * than one only if the service has certainly not carried it out. Default: `AWS_MAX_ATTEMPTS`, else `max_attempts` of the
   * profile, else 3.
   */
  maxAttempts?: number | Provider<number> | undefined;
  /**
   * How retries are spaced: `standard` or `adaptive`. The mode `legacy` of other SDKs is the same as `standard`.
   * Default: `AWS_RETRY_MODE`, else `retry_mode` of the profile, else `standard`.
   */
  retryMode?: string | Provider<string> | undefined;
  /**
   * What decides about retries instead of `maxAttempts` and `retryMode`, or a function that returns it, which is called
   * once. Default: none.
   */
  retryStrategy?: RetryStrategyV2 | Provider<RetryStrategyV2> | undefined;
  /**
   * The connection timeout where `requestHandler` sets none, or a function that returns the mode: 1100 ms for
   * `in-region`, 3100 ms for `cross-region` and `standard`, 30000 ms for `mobile`; `legacy` changes nothing. `auto` is
   * `in-region` or `cross-region` where `AWS_EXECUTION_ENV` is set, as in Lambda functions, else `standard`.
   * Default: `AWS_DEFAULTS_MODE`, else `defaults_mode` of the profile, else `legacy`.
   */
  defaultsMode?: DefaultsMode | Provider<DefaultsMode> | undefined;
  /**
   * What sends the requests, or the options of the default handler: agents for proxies and certificates, and timeouts in
   * milliseconds, 0 for none. Default: up to 50 keep-alive connections; 3000 ms to connect (`connectionTimeout`),
   * 10000 ms per attempt, including the full response (`requestTimeout`), and 60000 ms for operations that are not
   * idempotent; no limit to wait for a free connection (`socketAcquisitionTimeout`). The default agent for https trusts the certificate authorities in the PEM file that
   * `AWS_CA_BUNDLE`, else `ca_bundle` of the profile, names, unless its options have a `ca`. Outside Node.js, `fetch`
   * sends, and only `requestTimeout` applies.
   */
  requestHandler?: HttpHandler | HttpHandlerConfig | undefined;
  /** The SHA-256 for signatures. Default: that of `node:crypto`; elsewhere Web Crypto, or `@aws-crypto/sha256-js`. */
  sha256?: ChecksumConstructor | HashConstructor | undefined;
  /** Signs the requests instead of Signature Version 4 with `sha256` and `signingRegion`, or a provider of it. Default: none. */
  signer?: RequestSigner | Provider<RequestSigner> | undefined;
  /** The Region to sign for, where it differs from `region`. Default: `region`. */
  signingRegion?: string | undefined;
  /** How far the clock of this machine is known to be behind that of the service, in milliseconds. Default: 0. */
  systemClockOffset?: number | undefined;
  /** Whether to leave a wrong clock uncorrected when the service rejects a signature because of it. Default: `false`. */
  disableClockSkewCorrection?: boolean | Provider<boolean> | undefined;
  /** Receives a message for every call, without its secrets. Default: none. */
  logger?: Logger | undefined;
  /** What to add to the user agent: text such as `my-library/1.0`, or pairs of name and version. Default: nothing. */
  customUserAgent?: string | UserAgent | undefined;
  /**
   * The name of your application for AWS, at most 50 characters. Default: `AWS_SDK_UA_APP_ID`, else `sdk_ua_app_id` of the
   * profile, else none.
   */
  userAgentAppId?: string | Provider<string | undefined> | undefined;
  /**
   * Whether to resolve the middleware stack only once for each command class. Later changes to the stack then have no
   * effect. Default: `false`.
   */
  cacheMiddleware?: boolean | undefined;
  /** Accepted because SDK v3 has it. The API of KMS has one version. */
  apiVersion?: string | undefined;
  /** Accepted because SDK v3 has it. KMS has one authentication scheme. */
  authSchemePreference?: string[] | Provider<string[]> | undefined;
  /** Accepted because SDK v3 has it. No operation of KMS has a host prefix. */
  disableHostPrefix?: boolean | undefined;
  /** Accepted because SDK v3 has it. The client detects the runtime. */
  runtime?: string | undefined;
  /** Accepted because SDK v3 has it. The service is KMS. */
  serviceId?: string | undefined;
}

/** How a client is configured, under its other name in `@aws-sdk/client-kms`. */
export type KMSClientConfigType = KMSClientConfig;

/** The modes that SDK v3 takes its defaults from. */
export type DefaultsMode = "auto" | "cross-region" | "in-region" | "legacy" | "mobile" | "standard";

/** The resolved configuration of a client: every member is present, and settings that may change are functions. */
export interface KMSClientResolvedConfig {
  /** The version of the API of KMS. */
  readonly apiVersion: string;
  /** The ID of the service in AWS. */
  readonly serviceId: string;
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** Returns the Region. */
  readonly region: Provider<string>;
  /** Returns the credentials. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** Returns the endpoint. */
  readonly endpoint: Provider<Endpoint>;
  /** Returns whether to use FIPS endpoints. */
  readonly useFipsEndpoint: Provider<boolean>;
  /** Returns whether to use dual-stack endpoints. */
  readonly useDualstackEndpoint: Provider<boolean>;
  /** Returns the maximum number of attempts of a call. */
  readonly maxAttempts: Provider<number>;
  /** Returns how retries are spaced. */
  readonly retryMode: Provider<string>;
  /** Returns the mode that the defaults come from. */
  readonly defaultsMode: Provider<Exclude<DefaultsMode, "auto">>;
  /** Returns what decides about retries. */
  readonly retryStrategy: Provider<RetryStrategyV2>;
  /** Sends the requests. */
  readonly requestHandler: HttpHandler;
  /** The SHA-256 for signatures. */
  readonly sha256: ChecksumConstructor | HashConstructor;
  /** Signs the requests. */
  readonly signer: RequestSigner;
  /** How far the clock of this machine is behind that of the service, in milliseconds; corrected when a call shows it. */
  systemClockOffset: number;
  /** Returns whether to leave a wrong clock uncorrected. */
  readonly disableClockSkewCorrection: Provider<boolean>;
  /** Receives a message for every call. */
  readonly logger: Logger;
  /** Returns the name of the application. */
  readonly userAgentAppId: Provider<string | undefined>;
  /** What is added to the user agent. */
  readonly customUserAgent: UserAgent;
  /** Whether the middleware stack is resolved only once for each command class. */
  readonly cacheMiddleware: boolean;
}

/** The resolved configuration of a client, under its other name in `@aws-sdk/client-kms`. */
export type KMSClientResolvedConfigType = KMSClientResolvedConfig;
