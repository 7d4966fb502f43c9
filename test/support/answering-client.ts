import { KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { HttpRequest, HttpResponse } from "../../src/smithy.js";

/** An answer in its short form, or an error that the request handler fails with. */
export type Answer =
  | Error
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };

/** An answer to ReEncrypt as KMS gives it. */
export const success: Answer = {
  headers: { "x-amzn-requestid": "11111111-2222-3333-4444-555555555555" },
  body: {
    CiphertextBlob: "AQID",
    KeyId: "arn:aws:kms:us-east-2:111122223333:key/new",
    SourceKeyId: "arn:aws:kms:us-east-2:111122223333:key/old",
    SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  },
};

/** A client whose request handler gives these answers in turn, the last one for ever, and keeps the requests. */
export function answeringClient(answers: readonly Answer[], config: KMSClientConfig = {}) {
  const requests: HttpRequest[] = [];
  const client = new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example-secret" },
    requestHandler: {
      handle: async (request: HttpRequest) => {
        requests.push(HttpRequest.clone(request));
        const answer = answers[Math.min(requests.length, answers.length) - 1];
        if (answer === undefined || answer instanceof Error) {
          throw answer ?? new Error("No answer was given");
        }
        const { status = 200, headers = {}, body } = answer;
        return {
          response: new HttpResponse({
            statusCode: status,
            headers,
            body: typeof body === "object" ? JSON.stringify(body) : body,
          }),
        };
      },
    },
    ...config,
  });
  return { client, requests };
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("The promise was fulfilled, and should have been rejected");
}
