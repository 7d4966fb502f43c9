/** A way to call ReEncrypt. Every other file in this folder exports a function {@link Connect} named `connect`. */
export interface Contender {
  /** Makes one call, and decodes its response. */
  readonly call: () => Promise<unknown>;
  /** Closes the connections. */
  readonly close: () => void;
}

/** Makes a client for an endpoint. Without one there is no network: a handler in memory answers. */
export type Connect = (endpoint: string | undefined) => Contender;

/** The credentials of all contenders. */
export const KEYS = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** The Region that they sign for. */
export const REGION = "us-east-2";

/** The input of every call: a ciphertext of the usual size, and two encryption contexts. */
export const INPUT = {
  CiphertextBlob: new Uint8Array(170).fill(7),
  SourceEncryptionContext: { tenant: "4711", purpose: "archive" },
  DestinationEncryptionContext: { tenant: "4711", purpose: "archive" },
  DestinationKeyId: "alias/new",
};

/** The body of every response. */
export const ANSWER = JSON.stringify({
  CiphertextBlob: Buffer.alloc(170, 9).toString("base64"),
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationKeyMaterialId: "0b7f9f1bb0ef48d9c4bf71bd2a5eaed9d7c3e0f8a6b5d4c3b2a1908f7e6d5c4b",
  KeyId: "arn:aws:kms:us-east-2:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321",
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  SourceKeyId: "arn:aws:kms:us-east-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  SourceKeyMaterialId: "1c8e0a2cc1f059e0d5a082ce3b6fbfead8d4f109b7c6e5d4c3b2a1908f7e6d5c",
});

/** The headers of every response, as KMS sends them. */
export const ANSWER_HEADERS = {
  "x-amzn-requestid": "11111111-2222-3333-4444-555555555555",
  "cache-control": "no-cache, no-store, must-revalidate, private",
  expires: "0",
  pragma: "no-cache",
  "content-type": "application/x-amz-json-1.1",
  "content-length": String(ANSWER.length),
};

const inMemory = {
  handle: async () => ({
    response: { statusCode: 200, headers: { ...ANSWER_HEADERS }, body: Buffer.from(ANSWER) },
  }),
};

/** The options of a client with the interface of the AWS SDK. */
export const optionsFor = (endpoint: string | undefined) => ({
  region: REGION,
  credentials: KEYS,
  ...(endpoint === undefined ? { requestHandler: inMemory } : { endpoint }),
});
