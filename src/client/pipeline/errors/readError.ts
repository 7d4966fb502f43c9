import type { HeaderBag } from "@smithy/types";
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
}

/** Reads an error response. */
export function readError(headers: HeaderBag, body: unknown): WireError {
  const members: JsonObject = isObject(body) ? body : {};
  const { __type, code, Code, message, Message } = members;
  return {
    code: [__type, code, Code, headers["x-amzn-errortype"]].map(bareCode).find(Boolean),
    type: isString(__type) ? __type.slice(0, 256) : undefined,
    message: [message, Message].filter(isString).find(Boolean),
  };
}

/** `namespace#Code:uri` → `Code`; `undefined` for text that does not look like a code. */
const bareCode = (text: unknown): string | undefined =>
  isString(text) ? /^(?:[^#:,]*#)?\s*([A-Za-z][\w.-]{0,127})\s*(?:[:,]|$)/.exec(text)?.[1] : undefined;
