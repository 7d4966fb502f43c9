/** How requests name a key: by key id, key ARN, alias name or alias ARN. */
import { type Location, parseArn } from "./arn.js";

/** What a request names a key by, taken apart. */
export type KeyReference = {
  /** The name as it was given. */
  readonly text: string;
  /** Where the key is; without it, where the caller is. Only ARNs say it. */
  readonly location?: Location;
} & (
  | {
      /** The key itself is named. */
      readonly kind: "key";
      /** Its key id. */
      readonly keyId: string;
    }
  | {
      /** The key is named by an alias. */
      readonly kind: "alias";
      /** The name of the alias, with its `alias/`. */
      readonly name: string;
    }
);

const KEY_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;

/** Whether a text has the form of a key id. */
export const looksLikeKeyId = (text: string): boolean => KEY_ID.test(text);

/** Takes the name of a key apart. Every text is some name; whether there is such a key is asked later. */
export function parseKeyReference(text: string): KeyReference {
  const arn = parseArn(text);
  const resource = arn?.resource ?? text;
  const location = arn === undefined ? {} : { location: arn };
  if (resource.startsWith("alias/")) {
    return { kind: "alias", name: resource, text, ...location };
  }
  const keyId = arn === undefined ? text : resource.replace(/^key\//, "");
  return { kind: "key", keyId, text, ...location };
}
