import { expect, it } from "vitest";
import { recursionDetectionMiddleware } from "../../src/middleware/recursion-detection.js";
import { HttpRequest } from "../../src/smithy.js";

async function traceHeader(environment: Record<string, string>) {
  const request = new HttpRequest({});
  const next = async () => ({ response: undefined, output: { $metadata: {} } });
  await recursionDetectionMiddleware(() => environment)(next, {})({ input: {}, request });
  return request.headers["X-Amzn-Trace-Id"];
}

it("passes the trace id on in Lambda", async () => {
  expect(await traceHeader({ AWS_LAMBDA_FUNCTION_NAME: "f", _X_AMZN_TRACE_ID: "Root=1" })).toBe("Root=1");
});

it("passes nothing on elsewhere", async () => {
  expect(await traceHeader({ _X_AMZN_TRACE_ID: "Root=1" })).toBeUndefined();
  expect(await traceHeader({ AWS_LAMBDA_FUNCTION_NAME: "f" })).toBeUndefined();
});
