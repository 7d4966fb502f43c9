import * as crypto from "node:crypto";
import type { Checksum, SourceData } from "@smithy/types";

/** The SHA-256 of `node:crypto`, or with a secret the HMAC. */
export class Sha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #data: Uint8Array[] = [];

  constructor(secret?: SourceData) {
    this.#secret = secret;
  }

  update(data: Uint8Array): void {
    this.#data.push(data);
  }

  async digest(): Promise<Uint8Array> {
    const [first = new Uint8Array(), ...more] = this.#data;
    const data = more.length === 0 ? first : Buffer.concat(this.#data);
    return this.#secret === undefined ? hash(data) : hmac(this.#secret, data);
  }

  reset(): void {
    this.#data = [];
  }
}

/** In one go it takes a third of the time that an object takes; other runtimes do not have it. */
const hash = (data: Uint8Array): Uint8Array =>
  crypto.hash === undefined
    ? crypto.createHash("sha256").update(data).digest()
    : crypto.hash("sha256", data, "buffer");

const hmac = (secret: SourceData, data: Uint8Array): Uint8Array =>
  crypto
    .createHmac("sha256", typeof secret === "string" ? secret : bytesOf(secret))
    .update(data)
    .digest();

const bytesOf = (secret: Exclude<SourceData, string>): Uint8Array =>
  ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
