/** Requests signed by the signer of the AWS SDK, and the result of their verification. */
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { KMSServiceException } from "../../../src/errors/KMSServiceException.js";
import type { SignedRequest } from "../../../src/local/signature/canonicalRequest.js";
import { headersOf } from "../../../src/local/signature/headers.js";
import { type Verifier, verifySignature } from "../../../src/local/signature/verifySignature.js";

export const NOW = new Date("2026-03-01T12:00:00Z");
export const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
export const temporary = { ...credentials, accessKeyId: "ASIAEXAMPLE", sessionToken: "token" };

const verifier: Verifier = {
  region: "us-east-1",
  service: "kms",
  now: () => NOW,
  credentialsOf: (id) => [credentials, temporary].find(({ accessKeyId }) => accessKeyId === id),
};

/** A header as received. */
export type Header = readonly [name: string, value: string];

/** A signed request with its headers as received. */
export interface ReceivedRequest extends Omit<SignedRequest, "headers"> {
  readonly headers: readonly Header[];
}

export interface Signing {
  readonly signWith?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly region?: string;
  readonly service?: string;
  readonly date?: Date;
  readonly headers?: Record<string, string>;
}

export const BODY = Buffer.from('{"KeyId":"alias/a"}');

/** Creates a request that the signer of the AWS SDK has signed. */
export async function signed(signing: Signing = {}): Promise<ReceivedRequest> {
  const signer = new SignatureV4({
    credentials: signing.signWith ?? credentials,
    region: signing.region ?? "us-east-1",
    service: signing.service ?? "kms",
    sha256: Sha256,
  });
  const { headers } = await signer.sign(
    {
      method: "POST",
      protocol: "http:",
      hostname: "localhost",
      path: "/",
      query: {},
      headers: {
        host: "localhost:8080",
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "TrentService.Encrypt",
        ...signing.headers,
      },
      body: BODY,
    },
    { signingDate: signing.date ?? NOW },
  );
  return { method: "POST", query: "", headers: Object.entries(headers), body: BODY };
}

export const nowPlus = (minutes: number, seconds = 0) =>
  new Date(NOW.getTime() + (minutes * 60 + seconds) * 1000);

const edit = (request: ReceivedRequest, change: (headers: Map<string, string>) => void): ReceivedRequest => {
  const headers = new Map(request.headers);
  change(headers);
  return { ...request, headers: [...headers] };
};

export const authorization = (change: (value: string) => string) => (request: ReceivedRequest) =>
  edit(request, (headers) => headers.set("authorization", change(headers.get("authorization") ?? "")));

export const setHeader = (name: string, value: string) => (request: ReceivedRequest) =>
  edit(request, (headers) => headers.set(name, value));

export const dropHeader = (name: string) => (request: ReceivedRequest) =>
  edit(request, (headers) => headers.delete(name));

export const resultOf = (request: ReceivedRequest) => {
  try {
    verifySignature({ ...request, headers: headersOf(request.headers.flat()) }, verifier);
  } catch (error) {
    return error instanceof KMSServiceException ? { name: error.name, message: error.message } : error;
  }
  return "accepted";
};
