/** Members that several operations have. */
import type { MetadataBearer } from "@smithy/types";
import { keyIdentifier } from "../../commands/inputs.js";
import { KeyEncryptionMechanism } from "../../commands/KeyEncryptionMechanism.js";
import { blob, enumeration, integer, list, required, string, structure } from "../../protocol/shapes.js";

/** The output of an operation that returns nothing. */
export type NoResponse = MetadataBearer;

/** What an operation takes that is about one key and nothing else. */
export interface KeyIdRequest {
  /** The key: key id or key ARN. */
  KeyId: string;
}

/** What the members of a list begin and end with. */
export interface PageRequest {
  /** The most items that are returned. */
  Limit?: number | undefined;
  /** The `NextMarker` of the page before. Default: the list begins. */
  Marker?: string | undefined;
}

/** What a page says of the list. */
export interface PageResponse {
  /** What to pass as `Marker` for the next page; only when there is one. */
  NextMarker?: string | undefined;
  /** Whether there is a next page. */
  Truncated: boolean;
}

/** The shapes of {@link PageRequest}. */
export const pageRequest = () => ({
  Limit: integer({ min: 1, max: 1000 }),
  Marker: string({ min: 1, max: 1024, pattern: /^[\u0020-\u00FF]*$/ }),
});

/** The shapes of {@link PageResponse}. */
export const pageResponse = () => ({
  NextMarker: string(),
  Truncated: required({ type: "boolean" } as const),
});

/** The shape of {@link KeyIdRequest.KeyId}. */
export const keyId = () => required(keyIdentifier());

/** The shape of a key policy. */
export const policyDocument = () =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tab, line feed and carriage return are what KMS takes.
  string({ min: 1, max: 131072, pattern: /^[\u0009\u000A\u000D\u0020-\u00FF]+$/ });

/** A tag of a key. */
export interface Tag {
  /** Its name, 1 to 128 characters. */
  TagKey: string;
  /** Its value, up to 256 characters. */
  TagValue: string;
}

/** The shape of a list of tags. */
export const tagList = () =>
  list(
    structure<Tag>({
      TagKey: required(string({ min: 1, max: 128 })),
      TagValue: required(string({ min: 0, max: 256 })),
    }),
  );

/** The enclave that a secret is encrypted for. */
export interface RecipientInfo {
  /** How it is encrypted. */
  KeyEncryptionAlgorithm?: KeyEncryptionMechanism | undefined;
  /** What proves which enclave it is. */
  AttestationDocument?: Uint8Array | undefined;
}

/** The shape of {@link RecipientInfo}. */
export const recipientInfo = () =>
  structure<RecipientInfo>({
    KeyEncryptionAlgorithm: enumeration(KeyEncryptionMechanism),
    AttestationDocument: blob({ min: 1, max: 262144 }),
  });
