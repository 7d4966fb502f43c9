import { type Location, parseArn } from "../arn.js";

/** A parsed key ID, key ARN, alias name or alias ARN. */
export type KeyReference = {
  /** The unparsed text. */
  readonly text: string;
  /** The account and Region in an ARN; `undefined` otherwise, which means those of the caller. */
  readonly location: Location | undefined;
} & (
  | {
      /** A key ID or key ARN. */
      readonly kind: "key";
      /** The key ID. */
      readonly keyId: string;
    }
  | {
      /** An alias name or alias ARN. */
      readonly kind: "alias";
      /** The alias name, which starts with `alias/`. */
      readonly name: string;
    }
);

const KEY_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;

/** Whether text has the format of a key ID. */
export const looksLikeKeyId = (text: string): boolean => KEY_ID.test(text);

const KEY = "key/";

/** Parses a key identifier. It accepts any text and does not look the key up. */
export function parseKeyReference(text: string): KeyReference {
  const location = parseArn(text);
  const resource = location?.resource ?? text;
  if (resource.startsWith("alias/")) {
    return { kind: "alias", name: resource, text, location };
  }
  const keyId = location !== undefined && resource.startsWith(KEY) ? resource.slice(KEY.length) : resource;
  return { kind: "key", keyId, text, location };
}
