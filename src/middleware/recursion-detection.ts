import type { BuildMiddleware, MetadataBearer } from "@smithy/types";
import { HttpRequest } from "../smithy.js";

/** Where the surroundings of the process are read from. */
export interface RecursionDetectionConfig {
  /** The environment variables; empty where there are none. */
  readonly environment: () => Readonly<Record<string, string | undefined>>;
}

/** Passes the trace id of a Lambda invocation on, so that AWS can stop functions that call themselves forever. */
export const recursionDetectionMiddleware =
  ({ environment }: RecursionDetectionConfig): BuildMiddleware<object, MetadataBearer> =>
  (next) =>
  async (args) => {
    const { request } = args;
    const { AWS_LAMBDA_FUNCTION_NAME, _X_AMZN_TRACE_ID } = environment();
    if (HttpRequest.isInstance(request) && AWS_LAMBDA_FUNCTION_NAME && _X_AMZN_TRACE_ID) {
      request.headers["X-Amzn-Trace-Id"] ??= _X_AMZN_TRACE_ID;
    }
    return next(args);
  };
