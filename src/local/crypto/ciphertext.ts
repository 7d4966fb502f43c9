/**
 * The ciphertext format of symmetric keys. The ciphertext names its key, so that the caller of Decrypt need not:
 *
 * | bytes | content                          |
 * | ----- | -------------------------------- |
 * | 1     | format version: 1                |
 * | 2     | length of the key ARN            |
 * | n     | key ARN                          |
 * | 32    | key material ID                  |
 * | 4     | checksum of all preceding bytes  |
 * | 12    | initialization vector            |
 * | n     | encrypted data                   |
 * | 16    | authentication tag               |
 *
 * The header is everything before the initialization vector. It is authenticated together with the encryption context.
 * KMS has different responses for a damaged ciphertext and for one of an unknown key; the checksum distinguishes them.
 */

import { createCipheriv, createDecipheriv, hash, type KeyObject, randomBytes } from "node:crypto";
import { InvalidCiphertextException } from "../../kms/errors.js";
import type { Bytes } from "../../shapes/Bytes.js";
import { createException } from "../exceptions.js";
import { encodeEncryptionContext } from "./encodeEncryptionContext.js";

const VERSION = 1;
const ARN_START = 3;
const MATERIAL_ID_BYTES = 32;
const CHECKSUM_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";

/** What the header of a ciphertext names. */
interface KeyNames {
  /** The key ARN. */
  readonly keyArn: string;
  /** The key material ID. */
  readonly materialId: string;
}

/** A parsed ciphertext, not yet decrypted. */
interface SealedCiphertext extends KeyNames {
  /** The header. */
  readonly header: Uint8Array;
  /** The initialization vector. */
  readonly iv: Uint8Array;
  /** The encrypted data. */
  readonly encrypted: Uint8Array;
  /** The authentication tag. */
  readonly tag: Uint8Array;
}

type Context = Readonly<Record<string, string>> | undefined;

/** Encrypts data under key material, and binds it to an encryption context. */
export function seal(
  key: { readonly arn: string; readonly materialId: string; readonly material: KeyObject },
  plaintext: Uint8Array,
  context: Context,
): Bytes {
  const header = headerOf(key.arn, key.materialId);
  const iv = randomIv();
  const cipher = createCipheriv(ALGORITHM, key.material, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(header, context));
  const encrypted = cipher.update(plaintext);
  // Adds nothing: GCM does not pad.
  cipher.final();
  return Buffer.concat([header, iv, encrypted, cipher.getAuthTag()]);
}

/**
 * Decrypts a parsed ciphertext.
 *
 * @throws {@link InvalidCiphertextException} when the data was changed, or the context or key material is another one.
 */
export function open(sealed: SealedCiphertext, material: KeyObject, context: Context): Bytes {
  const decipher = createDecipheriv(ALGORITHM, material, sealed.iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(sealed.header, context));
  decipher.setAuthTag(sealed.tag);
  try {
    const data = decipher.update(sealed.encrypted);
    decipher.final();
    return data;
  } catch {
    throw createException(InvalidCiphertextException);
  }
}

/**
 * Parses a ciphertext.
 *
 * @throws {@link InvalidCiphertextException} when it is not a ciphertext of a symmetric key, or is damaged.
 */
export function parseCiphertext(blob: Uint8Array): SealedCiphertext {
  // A call parses its ciphertext twice: to find the key, and to decrypt.
  if (lastParsed?.blob !== blob) {
    lastParsed = { blob, sealed: parse(blob) };
  }
  return lastParsed.sealed;
}

let lastParsed: { readonly blob: Uint8Array; readonly sealed: SealedCiphertext } | undefined;

function parse(blob: Uint8Array): SealedCiphertext {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const arnEnd = ARN_START + (bytes.length < ARN_START ? 0 : bytes.readUInt16BE(1));
  const headerEnd = arnEnd + MATERIAL_ID_BYTES + CHECKSUM_BYTES;
  const ivEnd = headerEnd + IV_BYTES;
  const tagStart = bytes.length - TAG_BYTES;
  if (bytes[0] !== VERSION || tagStart < ivEnd) {
    throw createException(InvalidCiphertextException);
  }
  const { keyArn, materialId } = parseHeader(bytes, arnEnd);
  return {
    keyArn,
    materialId,
    header: bytes.subarray(0, headerEnd),
    iv: bytes.subarray(headerEnd, ivEnd),
    encrypted: bytes.subarray(ivEnd, tagStart),
    tag: bytes.subarray(tagStart),
  };
}

const names = new Map<string, KeyNames>();

/** The names in a header, after its checksum is verified. All ciphertexts of a key have the same header. */
function parseHeader(bytes: Buffer, arnEnd: number): KeyNames {
  const materialEnd = arnEnd + MATERIAL_ID_BYTES;
  const headerEnd = materialEnd + CHECKSUM_BYTES;
  const text = bytes.toString("latin1", 0, headerEnd);
  const known = names.get(text);
  if (known !== undefined) {
    return known;
  }
  if (!checksum(bytes.subarray(0, materialEnd)).equals(bytes.subarray(materialEnd, headerEnd))) {
    throw createException(InvalidCiphertextException);
  }
  const parsed = {
    keyArn: bytes.toString("latin1", ARN_START, arnEnd),
    materialId: bytes.toString("hex", arnEnd, materialEnd),
  };
  if (names.size >= MAX_HEADERS) {
    names.clear();
  }
  names.set(text, parsed);
  return parsed;
}

// Random bytes for many initialization vectors at once: each call of randomBytes costs as much as an encryption.
const POOL_BYTES = 600 * IV_BYTES;
let pool = Buffer.alloc(0);

function randomIv(): Uint8Array {
  if (pool.length < IV_BYTES) {
    pool = randomBytes(POOL_BYTES);
  }
  const iv = pool.subarray(0, IV_BYTES);
  pool = pool.subarray(IV_BYTES);
  return iv;
}

const MAX_HEADERS = 1000;
const headers = new Map<string, Uint8Array>();

/** The header of the ciphertexts of a key, which is always the same. */
function headerOf(arn: string, materialId: string): Uint8Array {
  const id = `${arn} ${materialId}`;
  const known = headers.get(id);
  if (known !== undefined) {
    return known;
  }
  const header = createHeader(arn, materialId);
  if (headers.size >= MAX_HEADERS) {
    headers.clear();
  }
  headers.set(id, header);
  return header;
}

function createHeader(arn: string, materialId: string): Uint8Array {
  const start = Buffer.alloc(ARN_START);
  start.writeUInt8(VERSION, 0);
  start.writeUInt16BE(arn.length, 1);
  const named = Buffer.concat([start, Buffer.from(arn, "latin1"), Buffer.from(materialId, "hex")]);
  return Buffer.concat([named, checksum(named)]);
}

const checksum = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer").subarray(0, CHECKSUM_BYTES);

const additionalData = (header: Uint8Array, context: Context): Uint8Array =>
  encodeEncryptionContext(context, header);
