import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from "../kms/operations/CancelKeyDeletion.js";
import type { CreateAliasRequest } from "../kms/operations/CreateAlias.js";
import type { CreateKeyRequest } from "../kms/operations/CreateKey.js";
import type { DisableKeyRequest } from "../kms/operations/DisableKey.js";
import type { EnableKeyRequest } from "../kms/operations/EnableKey.js";
import type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "../kms/operations/ScheduleKeyDeletion.js";
import type { LocalKmsCredentials } from "./config/LocalKmsCredentials.js";
import type { LocalKmsOptions } from "./config/LocalKmsOptions.js";
import type { RegionOption } from "./config/RegionOption.js";
import { type ResolvedOptions, resolveOptions } from "./config/resolveOptions.js";
import { type KnownPrincipals, resolvePrincipals } from "./config/resolvePrincipals.js";
import type { Faults } from "./faults/Faults.js";
import { handleRequest, rejectIncomplete } from "./http/handleRequest.js";
import { type HttpServer, startServer } from "./http/startServer.js";
import { warnIfExposed } from "./http/warnIfExposed.js";
import type { LocalKmsKey } from "./keys/LocalKmsKey.js";
import { perform } from "./perform.js";
import type { RequestLog } from "./requests/RequestLog.js";
import { Service } from "./Service.js";
import { loadSeed } from "./seed/loadSeed.js";

/**
 * An in-process KMS for tests, demos and offline work. It stores keys, verifies signatures, encrypts with AES-256-GCM
 * and RSA-OAEP, signs, and rejects what AWS rejects. It performs all operations. Every AWS client can call it over HTTP.
 *
 * What it cannot know, it does not simulate: attestation documents of enclaves, and grants for AWS services. It responds to
 * such calls with `NotImplementedException`. SM2 keys, and ML-DSA and ML-KEM keys before Node.js 24.8, are an
 * `UnsupportedOperationException`.
 *
 * Several instances can run side by side; they share no state. {@link LocalKms.close} discards keys and credentials.
 * Like every server, an instance keeps the process alive until it is closed.
 *
 * @example
 * ```ts
 * await using kms = await LocalKms.start();
 * const { KeyId } = await kms.createKey();
 * const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
 * ```
 */
export class LocalKms implements AsyncDisposable {
  /** The URL for the `endpoint` of a client, such as `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  /** The default Region of the seed and of the methods. Requests must be signed for it, or for another one of `regions`. */
  readonly region: string;
  /** The ID of the account that owns the keys, 12 digits. */
  readonly accountId: string;
  /** Injects faults into calls. Initially there are none. */
  readonly faults: Faults;
  /** The log of the requests that arrived over HTTP. */
  readonly requests: RequestLog;

  readonly #principals: KnownPrincipals;
  readonly #service: Service;
  readonly #server: HttpServer;

  private constructor(
    { host, region, accountId }: ResolvedOptions,
    principals: KnownPrincipals,
    service: Service,
    server: HttpServer,
  ) {
    this.endpoint = `http://${urlHost(host)}:${server.port}`;
    this.region = region;
    this.accountId = accountId;
    this.faults = service.faults;
    this.requests = service.requests;
    this.#principals = principals;
    this.#service = service;
    this.#server = server;
  }

  /**
   * Starts a KMS with the keys of its seed, or without keys.
   *
   * @throws `TypeError` when an option is invalid.
   * @throws `Error` when it cannot listen, for example because the port is in use.
   */
  static async start(options: LocalKmsOptions = {}): Promise<LocalKms> {
    const resolved = resolveOptions(options);
    const { clock, verifySignatures } = resolved;
    const principals = resolvePrincipals(options.principals, resolved);
    const seed = await loadSeed(options.seed ?? {}, clock.now(), resolved);
    const service = new Service(resolved, principals, seed);
    service.reset();
    const server = await startServer(resolved, {
      handleRequest: (request) => handleRequest(service, request),
      rejectIncomplete: (head, reason) => rejectIncomplete(service, head, reason),
    });
    warnIfExposed(server.address, verifySignatures);
    // `new this`, because bundlers rename a class that refers to itself by name.
    return new this(resolved, principals, service, server);
  }

  /**
   * The credentials of the first principal, for the `credentials` of a client. They are random unless the options set
   * them. Printing a LocalKms does not show them.
   */
  get credentials(): LocalKmsCredentials {
    return { ...this.#principals[0].credentials };
  }

  /**
   * Returns the credentials of a principal, for the client of a test about permissions.
   *
   * @param arn - The ARN of one of the `principals` of the options.
   * @throws `TypeError` when there is no such principal.
   */
  credentialsOf(arn: string): LocalKmsCredentials {
    const found = this.#principals.find((principal) => principal.arn === arn);
    if (found === undefined) {
      const known = this.#principals.map((principal) => principal.arn).join(", ");
      throw new TypeError(`${arn} is not a principal of this LocalKms; its principals are ${known}`);
    }
    return { ...found.credentials };
  }

  /**
   * Restores the state after the start: the keys and aliases of the seed, no faults, an empty request log, unused quotas.
   * The endpoint, the credentials and the clock stay. It takes less than a millisecond, so call it before each test.
   * Calls in progress still use the keys that they began with.
   */
  async reset(): Promise<void> {
    this.#service.reset();
  }

  /**
   * Creates a key with new key material. With `Origin: "EXTERNAL"` the key has no key material and is `PendingImport`.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `ValidationException` when `KeyUsage` is missing or does not fit `KeySpec`.
   */
  async createKey(input: CreateKeyRequest = {}, options: RegionOption = {}): Promise<LocalKmsKey> {
    const { KeyMetadata } = await perform("createKey", this.#service.keysIn(options.region), input);
    return KeyMetadata;
  }

  /**
   * Creates an alias, a name that callers can use instead of the key ID.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `NotFoundException` when the key does not exist in the Region.
   * @throws `ValidationException` when the alias name is invalid.
   * @throws `AlreadyExistsException` when the alias exists.
   * @throws `KMSInvalidStateException` when the key is pending deletion.
   */
  async createAlias(input: CreateAliasRequest, options: RegionOption = {}): Promise<void> {
    return perform("createAlias", this.#service.keysIn(options.region), input);
  }

  /**
   * Enables a disabled key.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `NotFoundException` when the key does not exist in the Region.
   * @throws `KMSInvalidStateException` when the key is pending deletion or pending import.
   */
  async enableKey(input: EnableKeyRequest, options: RegionOption = {}): Promise<void> {
    return perform("enableKey", this.#service.keysIn(options.region), input);
  }

  /**
   * Disables a key. Calls that use it then throw `DisabledException`.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `NotFoundException` when the key does not exist in the Region.
   * @throws `KMSInvalidStateException` when the key is pending deletion or pending import.
   */
  async disableKey(input: DisableKeyRequest, options: RegionOption = {}): Promise<void> {
    return perform("disableKey", this.#service.keysIn(options.region), input);
  }

  /**
   * Schedules the deletion of a key. Until then, the key is pending deletion and cannot be used.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `NotFoundException` when the key does not exist in the Region.
   * @throws `KMSInvalidStateException` when the key is already pending deletion.
   */
  async scheduleKeyDeletion(
    input: ScheduleKeyDeletionRequest,
    options: RegionOption = {},
  ): Promise<ScheduleKeyDeletionResponse> {
    return perform("scheduleKeyDeletion", this.#service.keysIn(options.region), input);
  }

  /**
   * Cancels the deletion of a key. The key is then disabled, or pending import when it has no key material.
   *
   * @param options - The Region. Default: {@link LocalKms.region}.
   * @throws `NotFoundException` when the key does not exist in the Region.
   * @throws `KMSInvalidStateException` when the key is not pending deletion.
   */
  async cancelKeyDeletion(
    input: CancelKeyDeletionRequest,
    options: RegionOption = {},
  ): Promise<CancelKeyDeletionResponse> {
    return perform("cancelKeyDeletion", this.#service.keysIn(options.region), input);
  }

  /**
   * Stops listening, completes the calls in progress, and closes all connections. Clients have one second to receive
   * their responses. Calling it again has no effect.
   */
  close(): Promise<void> {
    return this.#server.close();
  }

  /** Closes the LocalKms at the end of the block that declares it with `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The host of a URL that reaches a server on a listening address. */
function urlHost(host: string): string {
  const address = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return address.includes(":") ? `[${address}]` : address;
}
