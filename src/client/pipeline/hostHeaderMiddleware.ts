import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { HttpRequest } from "../../smithy.js";

/** Sets the `host` header, which the signature covers, unless other middleware has set it. */
export const hostHeaderMiddleware = (): BuildMiddleware<object, MetadataBearer> => (next) => (args) => {
  const { request } = args;
  if (HttpRequest.isInstance(request) && !request.headers.host) {
    request.headers.host = request.port ? `${request.hostname}:${request.port}` : request.hostname;
  }
  return next(args);
};
