import { type LocalKmsCredentials, randomCredentials } from "./credentials.js";
import { answer } from "./http/answer.js";
import { type HttpServer, listen } from "./http/server.js";
import { KeyStore } from "./keys/KeyStore.js";
import type { KeyMetadata } from "./keys/KmsKey.js";
import {
  type CancelKeyDeletionRequest,
  type CancelKeyDeletionResponse,
  cancelKeyDeletion,
} from "./operations/CancelKeyDeletion.js";
import { type CreateAliasRequest, createAlias } from "./operations/CreateAlias.js";
import { type CreateKeyRequest, createKey } from "./operations/CreateKey.js";
import { type DisableKeyRequest, disableKey } from "./operations/DisableKey.js";
import { type EnableKeyRequest, enableKey } from "./operations/EnableKey.js";
import { perform } from "./operations/handler.js";
import {
  type ScheduleKeyDeletionRequest,
  type ScheduleKeyDeletionResponse,
  scheduleKeyDeletion,
} from "./operations/ScheduleKeyDeletion.js";
import { type LocalKmsOptions, type ResolvedOptions, resolveOptions } from "./options.js";

/**
 * A real KMS inside the process, for tests, demos and offline work. It holds keys, checks signatures, encrypts with
 * AES-256-GCM and RSA-OAEP, and refuses what AWS refuses. Any AWS client can use it over HTTP.
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

  readonly #credentials: LocalKmsCredentials;
  readonly #keys: KeyStore;
  readonly #server: HttpServer;

  private constructor(
    { host, region, accountId }: ResolvedOptions,
    credentials: LocalKmsCredentials,
    keys: KeyStore,
    server: HttpServer,
  ) {
    this.endpoint = `http://${urlHost(host)}:${server.port}`;
    this.region = region;
    this.accountId = accountId;
    this.#credentials = credentials;
    this.#keys = keys;
    this.#server = server;
  }

  /**
   * Starts a KMS without keys.
   *
   * @throws `TypeError` when an option is not valid.
   * @throws `Error` when it cannot listen, for example because the port is in use.
   */
  static async start(options: LocalKmsOptions = {}): Promise<LocalKms> {
    const resolved = resolveOptions(options);
    const { region } = resolved;
    const now = () => new Date();
    const credentials = randomCredentials();
    const keys = new KeyStore(resolved, now);
    const credentialsOf = (id: string) => (id === credentials.accessKeyId ? credentials : undefined);
    const service = { keys, verifier: { region, service: "kms", now, credentialsOf } };
    const server = await listen(resolved, (request) => answer(service, request));
    return new LocalKms(resolved, credentials, keys, server);
  }

  /**
   * The credentials that requests have to be signed with, random for each instance. Give them to a client; a log of
   * the instance does not show them.
   */
  get credentials(): LocalKmsCredentials {
    return { ...this.#credentials };
  }

  /**
   * Makes a key with fresh material.
   *
   * @throws `ValidationException` when `KeyUsage` is missing or does not go with `KeySpec`.
   */
  async createKey(input: CreateKeyRequest = {}): Promise<KeyMetadata> {
    const { KeyMetadata } = await perform(createKey, this.#keys, input);
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
    return perform(createAlias, this.#keys, input);
  }

  /**
   * Lets a disabled key be used again.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion.
   */
  enableKey(input: EnableKeyRequest): Promise<void> {
    return perform(enableKey, this.#keys, input);
  }

  /**
   * Keeps a key from being used, until it is enabled.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion.
   */
  disableKey(input: DisableKeyRequest): Promise<void> {
    return perform(disableKey, this.#keys, input);
  }

  /**
   * Has a key deleted after a number of days, and keeps it from being used until then.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is pending deletion already.
   */
  scheduleKeyDeletion(input: ScheduleKeyDeletionRequest): Promise<ScheduleKeyDeletionResponse> {
    return perform(scheduleKeyDeletion, this.#keys, input);
  }

  /**
   * Takes back the deletion of a key. The key is disabled then.
   *
   * @throws `NotFoundException` when there is no such key.
   * @throws `KMSInvalidStateException` when the key is not pending deletion.
   */
  cancelKeyDeletion(input: CancelKeyDeletionRequest): Promise<CancelKeyDeletionResponse> {
    return perform(cancelKeyDeletion, this.#keys, input);
  }

  /**
   * Stops listening, lets the calls that are being answered finish, and ends all connections at once after that.
   * Closing it again does nothing.
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
