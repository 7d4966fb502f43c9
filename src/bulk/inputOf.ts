import type { ReEncryptCommandInput } from "../kms/operations/ReEncrypt.js";
import { isBytes, isObject } from "../runtime/typeGuards.js";
import type { ItemDefaults } from "./resolveOptions.js";

/**
 * The input of ReEncrypt for an item. Items that are neither bytes nor objects become inputs that the client rejects, with
 * a message about their kind. The client also rejects unknown members: a misspelled context would silently be none.
 */
export function inputOf(item: unknown, defaults: ItemDefaults): ReEncryptCommandInput {
  const { id, CiphertextBlob, ...members } =
    isObject(item) && !isBytes(item) ? item : { CiphertextBlob: item };
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  const input = { CiphertextBlob: copied(CiphertextBlob), ...defaults, ...Object.fromEntries(given) };
  // The client checks the types of all members.
  return input as ReEncryptCommandInput;
}

/** No valid ciphertext is longer, in bytes. */
const MAXIMUM = 6144;

/** A copy, because sources may read the next item into the same buffer while this one is retried. */
const copied = (bytes: unknown): unknown =>
  isBytes(bytes) && bytes.byteLength <= MAXIMUM ? new Uint8Array(bytes) : bytes;

/**
 * The dry run that finds out whether a ciphertext is under the destination key, with the destination encryption context.
 * It needs `kms:ReEncryptFrom` on that key.
 */
export const inputFromDestination = (
  input: ReEncryptCommandInput,
  CiphertextBlob: Uint8Array | undefined,
): ReEncryptCommandInput => ({
  CiphertextBlob,
  SourceKeyId: input.DestinationKeyId,
  SourceEncryptionContext: input.DestinationEncryptionContext,
  SourceEncryptionAlgorithm: input.DestinationEncryptionAlgorithm,
  DestinationKeyId: input.DestinationKeyId,
  DestinationEncryptionContext: input.DestinationEncryptionContext,
  DestinationEncryptionAlgorithm: input.DestinationEncryptionAlgorithm,
  GrantTokens: input.GrantTokens,
});

/** Whether an algorithm of the input is one of an asymmetric key. */
export const isAsymmetric = ({
  SourceEncryptionAlgorithm: source = SYMMETRIC,
  DestinationEncryptionAlgorithm: destination = SYMMETRIC,
}: ReEncryptCommandInput): boolean => source !== SYMMETRIC || destination !== SYMMETRIC;

const SYMMETRIC = "SYMMETRIC_DEFAULT";
