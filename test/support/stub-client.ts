import { KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { HttpRequest, HttpResponse } from "../../src/smithy.js";

/** A response in its short form, or an error that the request handler rejects with. */
export type StubResponse =
  | Error
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };

/** The response of KMS to ReEncrypt. */
export const reEncryptResponse: StubResponse = {
  headers: { "x-amzn-requestid": "11111111-2222-3333-4444-555555555555" },
  body: {
    CiphertextBlob: "AQID",
    KeyId: "arn:aws:kms:us-east-2:111122223333:key/new",
    SourceKeyId: "arn:aws:kms:us-east-2:111122223333:key/old",
    SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
    DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  },
};

/** Makes a client whose request handler records the requests and returns these responses in turn, then repeats the last. */
export function stubClient(responses: readonly StubResponse[], config: KMSClientConfig = {}) {
  const requests: HttpRequest[] = [];
  const client = new KMSClient({
    region: "us-east-2",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example-secret" },
    requestHandler: {
      handle: async (request: HttpRequest) => {
        requests.push(HttpRequest.clone(request));
        const response = responses[Math.min(requests.length, responses.length) - 1];
        if (response === undefined || response instanceof Error) {
          throw response ?? new Error("The stub has no response");
        }
        const { status = 200, headers = {}, body } = response;
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
