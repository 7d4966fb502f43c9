import { AwsClient } from "aws4fetch";
import { ANSWER, ANSWER_HEADERS, type Connect, INPUT, KEYS, REGION } from "./Contender.js";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** A signer around `fetch`. Its callers encode and decode the JSON of KMS themselves. */
export const connect: Connect = (endpoint) => {
  const client = new AwsClient({ ...KEYS, region: REGION, service: "kms" });
  const url = endpoint ?? `https://kms.${REGION}.amazonaws.com/`;
  const answered = async (signed: Request): Promise<Response> =>
    endpoint === undefined ? new Response(ANSWER, { headers: ANSWER_HEADERS }) : fetch(signed);
  return {
    call: async () => {
      const signed = await client.sign(url, {
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.ReEncrypt" },
        body: JSON.stringify({ ...INPUT, CiphertextBlob: base64(INPUT.CiphertextBlob) }),
      });
      const response = await answered(signed);
      const output = JSON.parse(await response.text());
      return { ...output, CiphertextBlob: Buffer.from(output.CiphertextBlob, "base64") };
    },
    close: () => {},
  };
};
