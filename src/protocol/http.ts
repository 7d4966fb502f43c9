/** Requests and answers, by what they have: plug-ins and request handlers bring classes of their own. */
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { isObject } from "./aws-json.js";

/** Whether a value is a request, as smithy's `HttpRequest.isInstance` finds it. */
export const isRequest = (value: unknown): value is HttpRequest =>
  isObject(value) &&
  "method" in value &&
  "protocol" in value &&
  "hostname" in value &&
  "path" in value &&
  isObject(value.query) &&
  isObject(value.headers);

/** Whether a value is an answer, as smithy's `HttpResponse.isInstance` finds it. */
export const isResponse = (value: unknown): value is HttpResponse =>
  isObject(value) && typeof value.statusCode === "number" && isObject(value.headers);

/** The query of a request in the one form that Signature Version 4 knows, which is sent as well. */
export const queryString = ({ query = {} }: Pick<HttpRequest, "query">): string =>
  Object.entries(query)
    .flatMap(([name, value]) => [value ?? ""].flat().map((item) => `${escapeUri(name)} ${escapeUri(item)}`))
    // By name, then by value; a space comes before all that a name can hold.
    .sort()
    .join("&")
    .replaceAll(" ", "=");

/** Encodes everything but the unreserved characters of RFC 3986. */
export const escapeUri = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
