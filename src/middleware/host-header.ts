import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { HttpRequest } from "../smithy.js";

/** Names the host, which the signature covers, unless the caller has named another. */
export const hostHeaderMiddleware = (): BuildMiddleware<object, MetadataBearer> => (next) => (args) => {
  const { request } = args;
  if (HttpRequest.isInstance(request) && !request.headers.host) {
    request.headers.host =
      request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
  }
  return next(args);
};
