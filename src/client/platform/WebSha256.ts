import { RawSha256 } from "@aws-crypto/sha256-js/build/module/RawSha256.js";
import type { Checksum, SourceData } from "@smithy/types";

/** What an HMAC of SHA-256 takes a secret to, in bytes. */
const BLOCK = 64;

/**
 * The SHA-256 of `@aws-crypto/sha256-js`, or with a secret the HMAC. Without its own `Sha256`, which brings 2 KB that
 * turn a function without waiting into one that waits.
 */
export class WebSha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #inner = new RawSha256();

  /** The digest of one piece of data, or with a secret its HMAC. */
  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.reset();
  }

  update(data: Uint8Array): void {
    this.#inner.update(data);
  }

  async digest(): Promise<Uint8Array> {
    const digest = this.#inner.digest();
    return this.#secret === undefined ? digest : hash(padded(this.#secret, 0x5c), digest);
  }

  reset(): void {
    this.#inner = new RawSha256();
    if (this.#secret !== undefined) {
      this.#inner.update(padded(this.#secret, 0x36));
    }
  }
}

function hash(...pieces: readonly Uint8Array[]): Uint8Array {
  const sha256 = new RawSha256();
  for (const piece of pieces) {
    sha256.update(piece);
  }
  return sha256.digest();
}

/** A secret as long as a block, each byte of it changed. */
function padded(secret: SourceData, change: number): Uint8Array {
  const bytes = bytesOf(secret);
  const block = new Uint8Array(BLOCK);
  block.set(bytes.length > BLOCK ? hash(bytes) : bytes);
  return block.map((byte) => byte ^ change);
}

const bytesOf = (data: SourceData): Uint8Array =>
  typeof data === "string"
    ? new TextEncoder().encode(data)
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
