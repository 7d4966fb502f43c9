import type { HeaderBag } from "@smithy/types";
import { isObject } from "./aws-json.js";

/** The code of an error answer: from `__type`, else `code` or `Code`, else the header `x-amzn-errortype`. */
export function errorCode(headers: HeaderBag, body: unknown): string | undefined {
  const members = isObject(body) ? [body.__type, body.code, body.Code] : [];
  for (const candidate of [...members, headers["x-amzn-errortype"]]) {
    const code = typeof candidate === "string" ? bareCode(candidate) : undefined;
    if (code !== undefined) {
      return code;
    }
  }
  return undefined;
}

/** What the service says of an error: `message` or `Message`; `undefined` when it says nothing. */
export function errorMessage(body: unknown): string | undefined {
  const candidates = isObject(body) ? [body.message, body.Message] : [];
  return candidates.find(
    (candidate): candidate is string => typeof candidate === "string" && candidate !== "",
  );
}

/** `namespace#Code:uri` → `Code`; what does not look like a code is none. */
function bareCode(text: string): string | undefined {
  const withoutUri = text.split(/[:,]/, 1)[0] ?? "";
  const code = withoutUri.slice(withoutUri.indexOf("#") + 1).trim();
  return /^[A-Za-z][\w.-]{0,127}$/.test(code) ? code : undefined;
}
