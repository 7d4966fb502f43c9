import type {
  AwsCredentialIdentityProvider,
  ChecksumConstructor,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  RequestHandlerMetadata,
  RequestHandlerParams,
} from "@smithy/types";

/** The environment variables; empty where there are none. */
export type Environment = () => Readonly<Record<string, string | undefined>>;

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

/** The options of the default handler: those of SDK v3, and the time to wait for a connection. */
export type HttpHandlerConfig = RequestHandlerParams & {
  /** How long a call may wait for a free connection, in milliseconds; 0 for ever. Default: 30000. Node.js only. */
  socketAcquisitionTimeout?: number;
};

/** What differs between runtimes: the one seam between Node.js and everything else. */
export interface Platform {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string;
  /** The environment variables. */
  readonly environment: Environment;
  /** The SHA-256 that signatures are made with. */
  readonly sha256: ChecksumConstructor | HashConstructor;
  /** Makes the request handler, from its options or from an instance, which is returned as it is. */
  readonly requestHandler: (optionsOrInstance: HttpHandlerConfig | HttpHandler | undefined) => HttpHandler;
  /** The credentials of the runtime, where neither an option nor the environment gives any. */
  readonly credentialChain: AwsCredentialIdentityProvider;
}
