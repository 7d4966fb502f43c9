import xray from "aws-xray-sdk-core";
import { describe, expect, test } from "vitest";
import { encryptWith, startKms } from "./support.js";
import { subsegmentsOf } from "./xray.js";

describe.each(Object.entries(encryptWith))("captureAWSv3Client records a call of %s", (_, encryptWith) => {
  const capture = async (maxAttempts = 1) => {
    const { kms, key, options } = await startKms();
    const encrypt = encryptWith({ ...options, maxAttempts }, (client) => xray.captureAWSv3Client(client));
    return { kms, key, record: (keyId: string) => subsegmentsOf(() => encrypt(keyId).catch(() => {})) };
  };

  test("with service, operation, Region, request ID and status", async () => {
    const { kms, key, record } = await capture();
    const [subsegment] = await record(key.Arn);
    expect(subsegment).toMatchObject({
      name: "KMS",
      namespace: "aws",
      aws: { operation: "Encrypt", region: "us-east-1", retries: 1 },
      http: { response: { status: 200 } },
    });
    expect(subsegment?.aws?.request_id).toBe(kms.requests.of("Encrypt")[0]?.requestId);
    expect(subsegment).not.toHaveProperty("error");
  });

  test("as an error with the exception when KMS rejects it", async () => {
    const { record } = await capture();
    const [subsegment] = await record("alias/missing");
    expect(subsegment).toMatchObject({
      aws: { retries: 1, request_id: expect.any(String) },
      http: { response: { status: 400 } },
      error: true,
      cause: { exceptions: [{ type: "NotFoundException", remote: true }] },
    });
  });

  test("as a fault of the service when all attempts fail", async () => {
    const { kms, key, record } = await capture(2);
    kms.faults.next(2, "KMSInternalException");
    const [subsegment] = await record(key.Arn);
    expect(subsegment).toMatchObject({
      aws: { retries: 2 },
      http: { response: { status: 500 } },
      fault: true,
      cause: { exceptions: [{ type: "KMSInternalException" }] },
    });
    expect(subsegment).not.toHaveProperty("throttle");
  });

  test("as throttled when KMS throttles it", async () => {
    const { kms, key, record } = await capture();
    kms.faults.next(1, "ThrottlingException");
    const [subsegment] = await record(key.Arn);
    expect(subsegment).toMatchObject({ throttle: true, error: true, http: { response: { status: 400 } } });
  });

  test("without the plaintext", async () => {
    const { key, record } = await capture();
    const recorded = JSON.stringify(await record(key.Arn));
    expect(recorded).not.toContain("AA==");
    expect(recorded).not.toContain("Plaintext");
  });
});
