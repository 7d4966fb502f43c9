import { Tracer } from "@aws-lambda-powertools/tracer";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { encryptWith, startKms } from "./support.js";
import { subsegmentsOf } from "./xray.js";

// Outside Lambda the tracer does nothing.
beforeAll(() => {
  vi.stubEnv("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x");
  return () => vi.unstubAllEnvs();
});

describe.each(Object.entries(encryptWith))("captureAWSv3Client with a client of %s", (_, encryptWith) => {
  test("records the calls", async () => {
    const { key, options } = await startKms();
    const encrypt = encryptWith(options, (client) => new Tracer().captureAWSv3Client(client));
    expect(await subsegmentsOf(() => encrypt(key.Arn))).toMatchObject([
      { name: "KMS", aws: { operation: "Encrypt" }, http: { response: { status: 200 } } },
    ]);
  });

  test("adds the tracer to the user agent", async () => {
    const { options } = await startKms();
    const handle = vi.fn(async ({ headers }: { headers: Record<string, string> }) => {
      throw new Error(headers["user-agent"]);
    });
    const encrypt = encryptWith({ ...options, requestHandler: { handle } }, (client) =>
      new Tracer().captureAWSv3Client(client),
    );
    await expect(subsegmentsOf(() => encrypt("alias/any"))).rejects.toThrow(/ PT\/tracer\/[\d.]+ PTEnv\//);
  });
});
