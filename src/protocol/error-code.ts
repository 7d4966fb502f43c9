import type { HeaderBag } from "@smithy/types";
import { isObject, type JsonObject } from "./aws-json.js";

/** The code of an error answer: from `__type`, else `code` or `Code`, else the header `x-amzn-errortype`. */
export function errorCode(headers: HeaderBag, body: unknown): string | undefined {
  const { __type, code, Code }: JsonObject = isObject(body) ? body : {};
  return [__type, code, Code, headers["x-amzn-errortype"]].map(bareCode).find(Boolean);
}

/** What the service says of an error: `message` or `Message`; `undefined` when it says nothing. */
export function errorMessage(body: unknown): string | undefined {
  const { message, Message }: JsonObject = isObject(body) ? body : {};
  return [message, Message].find(
    (candidate): candidate is string => typeof candidate === "string" && candidate !== "",
  );
}

/** `namespace#Code:uri` → `Code`; what does not look like a code is none. */
const bareCode = (text: unknown): string | undefined =>
  typeof text === "string"
    ? /^(?:[^#:,]*#)?\s*([A-Za-z][\w.-]{0,127})\s*(?:[:,]|$)/.exec(text)?.[1]
    : undefined;
