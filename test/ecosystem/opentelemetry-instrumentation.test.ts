import { expect, test } from "vitest";
import { node } from "../package/tools.js";

/*
 * It patches the modules of the smithy packages as they are loaded. Ours are inside of our file, where it cannot see
 * them. So kms-reencrypt/opentelemetry makes the spans.
 */
test("the instrumentation of OpenTelemetry for the SDK makes spans for the SDK, and none for this package", async () => {
  const { code, output } = await node(["consumer/instrumented.cjs"], import.meta.dirname);
  expect({ code, spans: JSON.parse(output) }).toEqual({
    code: 0,
    spans: { "@aws-sdk/client-kms": ["KMS.Encrypt"], "kms-reencrypt": [] },
  });
});
