/** Members that several operations have. */
import type { MetadataBearer } from "@smithy/types";
import { keyIdentifier } from "../../commands/inputs.js";
import { integer, required, string } from "../../protocol/shapes.js";

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
