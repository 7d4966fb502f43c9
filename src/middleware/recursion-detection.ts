import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { HttpRequest } from "../smithy.js";

/** Gives the environment variables; none where there is no environment. */
export type Environment = () => Readonly<Record<string, string | undefined>>;

/** Passes the trace id of a Lambda invocation on, so that AWS can stop functions that call themselves forever. */
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
