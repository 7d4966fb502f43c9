import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from "../commands/CancelKeyDeletionCommand.js";
import type { CreateAliasRequest } from "../commands/CreateAliasCommand.js";
import type { CreateKeyRequest } from "../commands/CreateKeyCommand.js";
import type { DisableKeyRequest } from "../commands/DisableKeyCommand.js";
import type { EnableKeyRequest } from "../commands/EnableKeyCommand.js";
import type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "../commands/ScheduleKeyDeletionCommand.js";
import type { KeyMetadata } from "../models/KeyMetadata.js";
import type { LocalKmsCredentials } from "./credentials.js";
import type { Faults } from "./faults/Faults.js";
import { answer, refuse } from "./http/answer.js";
import { Service } from "./http/Service.js";
import { type HttpServer, listen } from "./http/server.js";
import { warnIfExposed } from "./http/warn-if-exposed.js";
import { cancelKeyDeletion } from "./operations/CancelKeyDeletion.js";
import { createAlias } from "./operations/CreateAlias.js";
import { createKey } from "./operations/CreateKey.js";
import { disableKey } from "./operations/DisableKey.js";
import { enableKey } from "./operations/EnableKey.js";
import { perform } from "./operations/handler.js";
import { scheduleKeyDeletion } from "./operations/ScheduleKeyDeletion.js";
import { type LocalKmsOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { type KnownPrincipal, resolvePrincipals } from "./principals.js";
import type { RequestLog } from "./requests.js";
import { loadSeed } from "./seed/load-seed.js";

/**
 * A real KMS inside the process, for tests, demos and offline work. It holds keys, checks signatures, encrypts with
 * AES-256-GCM and RSA-OAEP, and refuses what AWS refuses. Any AWS client can use it over HTTP. It does not sign or
 * verify, makes no message authentication codes, and has no key stores, imports or replicas.
 *
 * Nothing is shared between two of them: keys, credentials and port are each one's own, and gone when it is closed.
 * It keeps the process alive until it is closed, as any server does.
 *
 * @example
 * ```ts
 * await using kms = await LocalKms.start();
 * const { KeyId } = await kms.createKey();
 * const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
 * ```
 */
export class LocalKms implements AsyncDisposable {
  /** Where it listens, such as `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  /** The Region that it is in, and that requests have to be signed for. */
  readonly region: string;
  /** The account that owns its keys, 12 digits. */
  readonly accountId: string;
  /** What is made to go wrong; at first nothing. */
  readonly faults: Faults;
  /** What came in over HTTP. */
  readonly requests: RequestLog;

  readonly #principals: readonly [KnownPrincipal, ...KnownPrincipal[]];
  readonly #service: Service;
  readonly #server: HttpServer;

  private constructor(
    { host, region, accountId }: ResolvedOptions,
    principals: readonly [KnownPrincipal, ...KnownPrincipal[]],
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
   * Starts a KMS with the keys of its seed, or with none.
   *
   * @throws `TypeError` when an option is not valid.
   * @throws `Error` when it cannot listen, for example because the port is in use.
   */
  static async start(options: LocalKmsOptions = {}): Promise<LocalKms> {
    const resolved = resolveOptions(options);
    const { clock, verifySignatures } = resolved;
    const principals = resolvePrincipals(options.principals, resolved);
    const seed = await loadSeed(options.seed ?? {}, clock.now());
    const service = new Service(resolved, principals, seed);
    await service.reset();
    const server = await listen(resolved, {
      answer: (request) => answer(service, request),
      refuse: (head, reason) => refuse(service, head, reason),
    });
    warnIfExposed(server.address, verifySignatures);
    // Not by its name: a bundler renames a class that mentions itself.
    return new this(resolved, principals, service, server);
  }

  /**
   * The credentials of the first principal. Give them to a client; a log of the instance does not show them.
   * They are random unless the options say something else.
   */
  get credentials(): LocalKmsCredentials {
    return { ...this.#principals[0].credentials };
  }

  /**
   * The credentials of a principal, for the client of a test that is about permissions.
   *
   * @param arn - The ARN of a principal of the options.
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
   * Goes back to the state after the start: the keys and aliases of the seed, no faults, no logged requests, quotas
   * not used. Endpoint, credentials and clock stay. Takes well under a millisecond, so that each test can begin with it.
   * Calls that are still being answered see the keys that they began with.
   */
  reset(): Promise<void> {
    return this.#service.reset();
  }

  /**
   * Makes a key with fresh material. With `Origin: "EXTERNAL"` it has none, and is `PendingImport`.
   *
   * @throws `ValidationException` when `KeyUsage` is missing or does not go with `KeySpec`.
   */
  async createKey(input: CreateKeyRequest = {}): Promise<KeyMetadata> {
    const { KeyMetadata } = await perform(createKey, this.#service.keys, input);
    return KeyMetadata;
  }

  /**
   * Gives a key a name that can be used in place of its id.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `ValidationException` when the name is not valid.
   * @throws `KMSServiceException` of name `AlreadyExistsException` when the name is taken.
   * @throws `KMSInvalidStateException` when the key is pending deletion.
   */
  createAlias(input: CreateAliasRequest): Promise<void> {
    return perform(createAlias, this.#service.keys, input);
  }

  /**
   * Lets a disabled key be used again.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion or import.
   */
  enableKey(input: EnableKeyRequest): Promise<void> {
    return perform(enableKey, this.#service.keys, input);
  }

  /**
   * Keeps a key from being used, until it is enabled.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion or import.
   */
  disableKey(input: DisableKeyRequest): Promise<void> {
    return perform(disableKey, this.#service.keys, input);
  }

  /**
   * Has a key deleted after a number of days, and keeps it from being used until then.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion already.
   */
  scheduleKeyDeletion(input: ScheduleKeyDeletionRequest): Promise<ScheduleKeyDeletionResponse> {
    return perform(scheduleKeyDeletion, this.#service.keys, input);
  }

  /**
   * Takes back the deletion of a key. The key is disabled then, or pending import if it has no material.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is not pending deletion.
   */
  cancelKeyDeletion(input: CancelKeyDeletionRequest): Promise<CancelKeyDeletionResponse> {
    return perform(cancelKeyDeletion, this.#service.keys, input);
  }

  /**
   * Stops listening, lets the calls that are being answered finish, and ends all connections at once after that. Who
   * does not take an answer within a second goes without it. Closing it again does nothing.
   */
  close(): Promise<void> {
    return this.#server.close();
  }

  /** Closes it at the end of the block that holds it with `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The host of a URL that reaches what listens on an address. */
function urlHost(host: string): string {
  const address = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return address.includes(":") ? `[${address}]` : address;
}
