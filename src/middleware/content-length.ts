import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { isBytes } from "../protocol/aws-json.js";
import { HttpRequest } from "../smithy.js";

/** Says how long the body is. */
export const contentLengthMiddleware = (): BuildMiddleware<object, MetadataBearer> => (next) => (args) => {
  const { request } = args;
  if (HttpRequest.isInstance(request) && isBytes(request.body)) {
    request.headers["content-length"] = String(request.body.byteLength);
  }
  return next(args);
};
