import { isObject } from "../protocol/aws-json.js";
import type { DefaultsMode, KMSClientConfig } from "./KMSClientConfig.js";
import type { HttpHandler, HttpHandlerConfig } from "./platform/Platform.js";

/** How long it may take to connect, in milliseconds; `undefined` where the mode says nothing about it. */
export const CONNECTION_TIMEOUT: Readonly<Record<DefaultsMode, number | undefined>> = {
  auto: undefined,
  "cross-region": 3_100,
  "in-region": 1_100,
  legacy: undefined,
  mobile: 30_000,
  standard: 3_100,
};

/** The request handler of the options, or its options with what the mode adds to them. */
export function withDefaultsMode({
  defaultsMode = "legacy",
  requestHandler,
}: KMSClientConfig): HttpHandler | HttpHandlerConfig | undefined {
  // What is neither a handler nor options is told by the first call.
  const handler = isObject(requestHandler) ? requestHandler : undefined;
  const connectionTimeout = CONNECTION_TIMEOUT[defaultsMode];
  const isInstance = handler !== undefined && "handle" in handler;
  return connectionTimeout === undefined || isInstance ? handler : { connectionTimeout, ...handler };
}
