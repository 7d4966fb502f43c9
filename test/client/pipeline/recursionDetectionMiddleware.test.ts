import { expect, it } from "vitest";
import { recursionDetectionMiddleware } from "../../../src/client/pipeline/recursionDetectionMiddleware.js";
import { HttpRequest } from "../../../src/smithy.js";

async function traceHeader(environment: Record<string, string>) {
  const request = new HttpRequest({});
  const next = async () => ({ response: undefined, output: { $metadata: {} } });
  await recursionDetectionMiddleware(() => environment)(next, {})({ input: {}, request });
  return request.headers["X-Amzn-Trace-Id"];
}

it("a request in a Lambda function has the trace ID of the invocation", async () => {
  expect(await traceHeader({ AWS_LAMBDA_FUNCTION_NAME: "f", _X_AMZN_TRACE_ID: "Root=1" })).toBe("Root=1");
});

it("a request elsewhere has no trace ID", async () => {
  expect(await traceHeader({ _X_AMZN_TRACE_ID: "Root=1" })).toBeUndefined();
  expect(await traceHeader({ AWS_LAMBDA_FUNCTION_NAME: "f" })).toBeUndefined();
});
