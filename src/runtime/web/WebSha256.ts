import { RawSha256 } from "@aws-crypto/sha256-js/build/module/RawSha256.js";
import type { Checksum, SourceData } from "@smithy/types";
import { concatBytes } from "../concatBytes.js";
import { toUtf8 } from "../utf8.js";

type SubtleCrypto = typeof globalThis.crypto.subtle;

/**
 * SHA-256, or with a secret its HMAC: with Web Crypto where it exists, else with `@aws-crypto/sha256-js`. Pages that were
 * not loaded over https have no Web Crypto.
 */
export class WebSha256 implements Checksum {
  readonly #secret: Uint8Array<ArrayBuffer> | undefined;
  #chunks: Uint8Array[] = [];

  /** Makes a hash, or with a secret an HMAC. */
  constructor(secret?: SourceData) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(data: Uint8Array): void {
    this.#chunks.push(data);
  }

  async digest(): Promise<Uint8Array> {
    const data = concatBytes(this.#chunks);
    const subtle = globalThis.crypto?.subtle;
    // Web Crypto rejects an empty key.
    return subtle === undefined || this.#secret?.length === 0
      ? digestInJavaScript(data, this.#secret)
      : digestWith(subtle, data, this.#secret);
  }

  reset(): void {
    this.#chunks = [];
  }
}

async function digestWith(
  subtle: SubtleCrypto,
  data: Uint8Array<ArrayBuffer>,
  secret: Uint8Array<ArrayBuffer> | undefined,
): Promise<Uint8Array> {
  if (secret === undefined) {
    return new Uint8Array(await subtle.digest("SHA-256", data));
  }
  const key = await subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", key, data));
}

/** The block size of SHA-256 in bytes, to which an HMAC pads its secret. */
const BLOCK_SIZE = 64;

function digestInJavaScript(data: Uint8Array, secret: Uint8Array | undefined): Uint8Array {
  if (secret === undefined) {
    return hash(data);
  }
  const inner = hash(padded(secret, 0x36), data);
  return hash(padded(secret, 0x5c), inner);
}

function hash(...chunks: readonly Uint8Array[]): Uint8Array {
  const sha256 = new RawSha256();
  for (const chunk of chunks) {
    sha256.update(chunk);
  }
  return sha256.digest();
}

/** Pads the secret to one block and XORs each byte, as HMAC requires. */
function padded(secret: Uint8Array, change: number): Uint8Array {
  const block = new Uint8Array(BLOCK_SIZE);
  block.set(secret.length > BLOCK_SIZE ? hash(secret) : secret);
  return block.map((byte) => byte ^ change);
}

const bytesOf = (data: SourceData): Uint8Array<ArrayBuffer> =>
  typeof data === "string"
    ? toUtf8(data)
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
      : new Uint8Array(data).slice();
