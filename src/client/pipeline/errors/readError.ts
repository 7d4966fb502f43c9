import type { HeaderBag } from "@smithy/types";
import { ownMember } from "../../../runtime/ownMember.js";
import { isObject, isString } from "../../../runtime/typeGuards.js";
import type { JsonObject } from "../../../shapes/awsJson.js";

/** What a response says about an error; `undefined` for what it does not say. */
export interface WireError {
  /** The code, without namespace and URI: from `__type`, else `code` or `Code`, else the header `x-amzn-errortype`. */
  readonly code: string | undefined;
  /** `__type` as the service wrote it, of bounded length. */
  readonly type: string | undefined;
  /** `message`, else `Message`. */
  readonly message: string | undefined;
  /** Whether it has a member such as `error`, whatever is in it. */
  readonly hasError: boolean;
}

/** Reads an error response. Gateways and emulators put code and message into a member such as `Error`. */
export function readError(headers: HeaderBag, body: unknown): WireError {
  const members: JsonObject = isObject(body) ? body : {};
  const [error] = Object.keys(members).flatMap((name) => (ERROR.test(name) && members[name]) || []);
  const own = (name: string) =>
    [members, Object(error)].map((object) => ownMember(object, name)).find(isString);
  const type = own("__type");
  return {
    code: [type, own("code"), own("Code"), headers["x-amzn-errortype"]].map(bareCode).find(Boolean),
    type: type?.slice(0, 256),
    message: [own("message"), own("Message"), error].filter(isString).find(Boolean),
    hasError: Boolean(error),
  };
}

const ERROR = /^(errors?|fault)$/i;

/** `namespace#Code:uri` → `Code`; `undefined` for text that does not look like a code. */
const bareCode = (text: unknown): string | undefined =>
  isString(text) ? /^(?:[^#:,]*#)?\s*([A-Za-z][\w.-]{0,127})\s*(?:[:,]|$)/.exec(text)?.[1] : undefined;
