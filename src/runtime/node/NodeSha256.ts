import type { Hash, Hmac } from "node:crypto";
import type { Checksum, SourceData } from "@smithy/types";
import { isString } from "../typeGuards.js";
import { nodeCrypto } from "./builtins.js";

/** The SHA-256 of `node:crypto`, or with a secret the HMAC. */
export class NodeSha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #hash: Hash | Hmac;

  /** The hexadecimal digest of the data, or with a secret that of the HMAC. */
  static hexDigest(data: string | Uint8Array, secret?: Uint8Array): string {
    // One call takes a third of the time. Some runtimes lack it.
    const { hash } = nodeCrypto();
    return secret === undefined && hash ? hash("sha256", data) : start(secret).update(data).digest("hex");
  }

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.#hash = start(secret);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = start(this.#secret);
  }
}

const start = (secret: SourceData | undefined): Hash | Hmac =>
  secret === undefined ? nodeCrypto().createHash("sha256") : nodeCrypto().createHmac("sha256", keyOf(secret));

const keyOf = (secret: SourceData): string | Uint8Array =>
  isString(secret)
    ? secret
    : ArrayBuffer.isView(secret)
      ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
      : new Uint8Array(secret);
