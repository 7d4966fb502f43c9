import type {
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  FetchHttpHandlerOptions,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  Logger,
  NodeHttpHandlerOptions,
  Provider,
  RequestHandlerMetadata,
} from "@smithy/types";

/** Returns the environment variables; none where there is no environment. */
export type Environment = () => Readonly<Record<string, string | undefined>>;

/** Sends a request and returns the response. The request handlers of the smithy packages and of SDK v3 fit. */
export interface HttpHandler {
  /** Sends a request; rejects when it cannot be sent or no response arrives. */
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  /** Closes its connections. */
  destroy?(): void;
  /** Which protocol it speaks. */
  metadata?: RequestHandlerMetadata;
}

/** The options of the default request handler. Times are in milliseconds; 0 means no limit. */
export interface HttpHandlerConfig
  extends Omit<NodeHttpHandlerOptions, "throwOnRequestTimeout">,
    Omit<FetchHttpHandlerOptions, "requestTimeout" | "customFetch"> {
  /** How long it may take to connect. Default: 3000. Node.js only. */
  connectionTimeout?: number;
  /**
   * How long an attempt may take, from connecting to the last byte of the response. Default: 10000, and 60000 for
   * operations that are not idempotent, such as CreateKey.
   */
  requestTimeout?: number;
  /**
   * How long a call may wait for a free connection. A call that waited in vain is not retried. Default: 0. Node.js only.
   */
  socketAcquisitionTimeout?: number;
  /** How long no data may arrive during a call. Default: 0. Node.js only. */
  socketTimeout?: number;
  /** An agent for http endpoints, or its options. Default: keep-alive, up to 50 connections. Node.js only. */
  httpAgent?: NonNullable<NodeHttpHandlerOptions["httpAgent"]>;
  /**
   * An agent for https endpoints, or its options: certificates, proxies, `maxSockets`. Default: keep-alive, up to 50
   * connections, and the certificate authorities of `AWS_CA_BUNDLE`, else of `ca_bundle` in the profile. Node.js only.
   */
  httpsAgent?: NonNullable<NodeHttpHandlerOptions["httpsAgent"]>;
  /** Accepted because SDK v3 has it. Here a timeout that passes is always an error. */
  throwOnRequestTimeout?: boolean;
  /** Accepted because SDK v3 has it. Here the `logger` is warned once, when many calls wait for a connection. */
  socketAcquisitionWarningTimeout?: number;
}

/** Settings of the AWS configuration files, as text under their names there. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** A profile of the AWS configuration files. */
export interface SharedProfile {
  /** Its settings. */
  readonly settings: ProfileSettings;
  /** The `services` section that it names; `undefined` when it names none, or one that does not exist. */
  readonly services?: ProfileSettings | undefined;
  /** Why the files of this machine cannot be read, in a bundle for example. Then there are no settings. */
  readonly unreadable?: string;
}

/** A setting that comes from the environment or a profile. */
export interface Setting {
  /** Its text. */
  readonly value: string;
  /** Where it was found, for messages: `AWS_CA_BUNDLE`, or `ca_bundle in the profile`. */
  readonly source: string;
}

/** The settings of the default request handler that may come from a profile. It reads them before its first request. */
export interface HandlerSettings {
  /** Returns the connection timeout that applies where the options of the request handler set none. */
  readonly connectionTimeout: Provider<number | undefined>;
  /** Returns the path of a PEM file with the certificate authorities to trust. */
  readonly caBundle: Provider<Setting | undefined>;
  /** The environment variables, which may name proxies. */
  readonly environment: Environment;
  /** Receives the warnings of the request handler. */
  readonly logger?: Logger;
}

/** What differs between Node.js and the other runtimes. */
export interface Runtime {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly name: string;
  /** The environment variables. */
  readonly environment: Environment;
  /** Makes a unique ID. */
  readonly randomUUID: () => string;
  /** The SHA-256 for signatures. */
  readonly sha256: ChecksumConstructor | HashConstructor;
  /** Makes the default request handler. */
  readonly requestHandler: (
    options: HttpHandlerConfig | undefined,
    settings?: HandlerSettings,
  ) => HttpHandler;
  /** The credential chain, for when neither an option nor the environment has credentials. */
  readonly credentialChain: (
    profile: string | undefined,
    logger: Logger | undefined,
  ) => AwsCredentialIdentityProvider;
  /** Loads a profile of the AWS configuration files; `undefined` when it does not exist, or there are no files. */
  readonly loadProfile: (name: string | undefined) => Promise<SharedProfile | undefined>;
}
