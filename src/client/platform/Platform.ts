import type {
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  FetchHttpHandlerOptions,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  NodeHttpHandlerOptions,
  RequestHandlerMetadata,
} from "@smithy/types";
import type { Environment } from "../../middleware/recursion-detection.js";

export type { Environment };

/**
 * What sends a request and returns the answer. Any request handler of the smithy packages is one, and any of SDK v3.
 */
export interface HttpHandler {
  /** Sends a request; rejects when it cannot be sent or its answer does not come. */
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  /** Gives up its connections. */
  destroy?(): void;
  /** Which protocol it speaks, for those who log it. */
  metadata?: RequestHandlerMetadata;
}

/** The options of the default request handler. Times are in milliseconds, and 0 is for ever. */
export interface HttpHandlerConfig
  extends Omit<NodeHttpHandlerOptions, "throwOnRequestTimeout" | "socketAcquisitionWarningTimeout">,
    Omit<FetchHttpHandlerOptions, "requestTimeout"> {
  /** How long it may take to connect. Default: 3000. Node.js only. */
  connectionTimeout?: number;
  /** How long an attempt may take, from the connection to the last byte of the answer. Default: 10000. */
  requestTimeout?: number;
  /** How long a call may wait for a free connection. Default: 30000. Node.js only. */
  socketAcquisitionTimeout?: number;
  /** How long a connection may be silent during a call. Default: 0. Node.js only. */
  socketTimeout?: number;
  /** An agent for http endpoints, or its options. Default: keep-alive, up to 50 connections. Node.js only. */
  httpAgent?: NonNullable<NodeHttpHandlerOptions["httpAgent"]>;
  /**
   * An agent for https endpoints, or its options: certificates, proxies, `maxSockets`. Default: keep-alive, up to 50
   * connections. Node.js only.
   */
  httpsAgent?: NonNullable<NodeHttpHandlerOptions["httpsAgent"]>;
  /** Accepted because SDK v3 has it. Here a time-out that passes is always an error. */
  throwOnRequestTimeout?: boolean;
}

/** What a profile of the AWS configuration files says of a client. */
export interface ProfileSettings {
  /** The Region. */
  readonly region?: string | undefined;
  /** Where to send requests: the `endpoint_url` of KMS in its services, else that of the profile. */
  readonly endpointUrl?: string | undefined;
}

/** What differs between runtimes: the one seam between Node.js and everything else. */
export interface Platform {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** The environment variables. */
  readonly environment: Environment;
  /** Makes an id that no other call has. */
  readonly randomUUID: () => string;
  /** The SHA-256 that signatures are made with. */
  readonly sha256: ChecksumConstructor | HashConstructor;
  /** Makes the request handler, from its options or from an instance, which is returned as it is. */
  readonly requestHandler: (optionsOrInstance: HttpHandlerConfig | HttpHandler | undefined) => HttpHandler;
  /** The credentials of the runtime, for when neither an option nor the environment gives any. */
  readonly credentialChain: (profile: string | undefined) => AwsCredentialIdentityProvider;
  /** What a profile of the AWS configuration files says; `undefined` when there is none, or there are no files. */
  readonly loadProfile: (name: string | undefined) => Promise<ProfileSettings | undefined>;
}
