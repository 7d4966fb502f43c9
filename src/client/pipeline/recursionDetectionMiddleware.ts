import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import type { Environment } from "../../runtime/Runtime.js";
import { HttpRequest } from "../../smithy.js";

/** Passes on the trace ID of a Lambda invocation, so that AWS can stop functions that call themselves endlessly. */
export const recursionDetectionMiddleware =
  (environment: Environment): BuildMiddleware<object, MetadataBearer> =>
  (next) =>
  (args) => {
    const { request } = args;
    const variables = environment();
    if (HttpRequest.isInstance(request) && variables.AWS_LAMBDA_FUNCTION_NAME && variables._X_AMZN_TRACE_ID) {
      request.headers["X-Amzn-Trace-Id"] ??= variables._X_AMZN_TRACE_ID;
    }
    return next(args);
  };
