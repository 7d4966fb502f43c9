import { Sha256 } from "@aws-crypto/sha256-js";
import type { ChecksumConstructor, HashConstructor, SourceData } from "@smithy/types";
import { KMSClient } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { runtime } from "../../../../src/runtime/node.js";
import { HttpRequest } from "../../../../src/smithy.js";
import vectors from "../../../vectors/sigv4.json" with { type: "json" };

const { accessKeyId, secretAccessKey, region, service, cases } = vectors;
const signingDate = new Date("2015-08-30T12:36:00Z");

type Vector = (typeof cases)[number];

/** A SHA-256 that records the texts it hashes, among them the canonical request and the string to sign. */
function recording(Implementation: ChecksumConstructor | HashConstructor) {
  const texts: string[] = [];
  class Recording {
    readonly #inner;
    constructor(secret?: SourceData) {
      this.#inner = new Implementation(secret);
    }
    update(data: Uint8Array) {
      texts.push(new TextDecoder().decode(data));
      this.#inner.update(data);
    }
    digest() {
      return this.#inner.digest();
    }
  }
  return { texts, sha256: Recording };
}

function requestOf({ method, target, headers, body }: Vector): HttpRequest {
  const [path = "/", query = ""] = target.split("?");
  const bag: Record<string, string> = {};
  for (const [name = "", value = ""] of headers) {
    bag[name] = bag[name] === undefined ? value : `${bag[name]},${value}`;
  }
  return new HttpRequest({
    method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: bag,
    body,
  });
}

async function sign(vector: Vector, Implementation: ChecksumConstructor | HashConstructor) {
  const { texts, sha256 } = recording(Implementation);
  const { sessionToken } = vector;
  const credentials = {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
  const { signer } = new KMSClient({ region, credentials, sha256 }).config;
  const signed = await signer.sign(requestOf(vector), {
    signingDate,
    // The client signs for "kms", with the hash of the body and the session token, which not every vector does.
    signingService: service,
    unsignableHeaders: new Set([
      ...(vector.signBodyHash === true ? [] : ["x-amz-content-sha256"]),
      ...(vector.signSessionToken === false ? ["x-amz-security-token"] : []),
    ]),
  });
  return { texts, authorization: signed.headers.authorization };
}

describe.each([
  ["node:crypto", runtime.sha256],
  ["@aws-crypto/sha256-js", Sha256],
])("the signer makes the published signature with the SHA-256 of %s for", (_, Implementation) => {
  it.each(cases.map((vector) => [vector.name, vector] as const))("%s", async (_name, vector) => {
    const { texts, authorization } = await sign(vector, Implementation);
    expect(texts).toContain(vector.canonicalRequest);
    expect(texts.at(-1)).toBe(vector.stringToSign);
    const signedHeaders = vector.canonicalRequest.split("\n").at(-2);
    expect(authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20150830/${region}/${service}/aws4_request, ` +
        `SignedHeaders=${signedHeaders}, Signature=${vector.signature}`,
    );
  });
});
