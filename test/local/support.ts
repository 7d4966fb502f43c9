/** Shared by the tests of LocalKms: AWS clients, and requests signed by an independent signer. */
import { Sha256 } from "@aws-crypto/sha256-js";
import {
  DecryptCommand,
  type DecryptCommandInput,
  EncryptCommand,
  type EncryptCommandInput,
  KMSClient,
  ReEncryptCommand,
  type ReEncryptCommandInput,
} from "@aws-sdk/client-kms";
import { SignatureV4 } from "@smithy/signature-v4";
import * as ours from "kms-reencrypt";
import type { LocalKms } from "kms-reencrypt/local";
import { operationOf } from "../support/operation-of.js";

// The AWS client otherwise warns about the Node.js version on first use.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** A client of the AWS SDK. */
export const awsClient = (kms: LocalKms): KMSClient =>
  new KMSClient({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentials,
    maxAttempts: 1,
  });

/** Operations: their declaration, and how the AWS client sends them, even with invalid input. */
export const OPERATIONS = {
  Encrypt: {
    declaration: operationOf(ours.EncryptCommand),
    send: (client: KMSClient, input: object) => client.send(new EncryptCommand(input as EncryptCommandInput)),
  },
  Decrypt: {
    declaration: operationOf(ours.DecryptCommand),
    send: (client: KMSClient, input: object) => client.send(new DecryptCommand(input as DecryptCommandInput)),
  },
  ReEncrypt: {
    declaration: operationOf(ours.ReEncryptCommand),
    send: (client: KMSClient, input: object) =>
      client.send(new ReEncryptCommand(input as ReEncryptCommandInput)),
  },
} as const;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data);

/** Returns a copy with one bit changed. */
export function flip(data: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(data);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

export interface Signing {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly date?: Date;
  readonly region?: string;
  readonly service?: string;
  readonly credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** The headers of a signed request to a LocalKms. */
export async function signedHeaders(kms: LocalKms, signing: Signing): Promise<Record<string, string>> {
  const { hostname, host } = new URL(kms.endpoint);
  const signer = new SignatureV4({
    credentials: signing.credentials ?? kms.credentials,
    region: signing.region ?? kms.region,
    service: signing.service ?? "kms",
    sha256: Sha256,
  });
  const request = {
    method: signing.method ?? "POST",
    protocol: "http:",
    hostname,
    path: signing.path ?? "/",
    query: signing.query ?? {},
    headers: { host, "content-type": "application/x-amz-json-1.1", ...signing.headers },
    body: signing.body,
  };
  const { headers } = await signer.sign(request, { signingDate: signing.date ?? new Date() });
  return headers;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a signed request with a raw body. */
export async function send(kms: LocalKms, operation: string, signing: Signing = {}): Promise<WireResponse> {
  const target = { "x-amz-target": `TrentService.${operation}` };
  const headers = await signedHeaders(kms, { ...signing, headers: { ...target, ...signing.headers } });
  const query = Object.entries(signing.query ?? {})
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .join("&");
  const url = `${kms.endpoint}${signing.path ?? "/"}${query === "" ? "" : `?${query}`}`;
  return receive(url, signing.method ?? "POST", headers, signing.body);
}

/** Sends a request with raw headers. */
export async function receive(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | Uint8Array | undefined,
): Promise<WireResponse> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
  const responseBody = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: responseBody === "" ? undefined : JSON.parse(responseBody),
  };
}

/** Calls an operation with JSON. */
export const call = (kms: LocalKms, operation: string, input: object): Promise<WireResponse> =>
  send(kms, operation, { body: JSON.stringify(input) });
