import * as crypto from "node:crypto";
import type { Checksum, SourceData } from "@smithy/types";

/** The SHA-256 of `node:crypto`, or with a secret the HMAC. */
export class NodeSha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #hash: crypto.Hash | crypto.Hmac;

  /** The hexadecimal digest of the data, or with a secret that of the HMAC. */
  static hexDigest(data: string | Uint8Array, secret?: Uint8Array): string {
    // One call takes a third of the time; Node.js before 20.12 lacks it.
    return secret === undefined && crypto.hash !== undefined
      ? crypto.hash("sha256", data)
      : start(secret).update(data).digest("hex");
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

const start = (secret: SourceData | undefined): crypto.Hash | crypto.Hmac =>
  secret === undefined ? crypto.createHash("sha256") : crypto.createHmac("sha256", keyOf(secret));

const keyOf = (secret: SourceData): string | Uint8Array =>
  typeof secret === "string"
    ? secret
    : ArrayBuffer.isView(secret)
      ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
      : new Uint8Array(secret);
