import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { isBytes } from "../../runtime/typeGuards.js";
import { HttpRequest } from "../../smithy.js";

/** Sets the `content-length` header. */
export const contentLengthMiddleware = (): BuildMiddleware<object, MetadataBearer> => (next) => (args) => {
  const { request } = args;
  if (HttpRequest.isInstance(request) && isBytes(request.body)) {
    request.headers["content-length"] = String(request.body.byteLength);
  }
  return next(args);
};
