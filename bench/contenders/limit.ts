/** The least that a call can cost: `node:http`, and SigV4 written by hand with `node:crypto`. */
import type { Agent as HttpAgent } from "node:http";
import { ANSWER, type Connect, INPUT, KEYS, REGION } from "./Contender.js";

const { createHash, createHmac } = process.getBuiltinModule("node:crypto");
const { Agent, request } = process.getBuiltinModule("node:http");
// The endpoints of KMS need it, so it counts for the cold start.
process.getBuiltinModule("node:https");

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

let cached: { readonly day: string; readonly key: Buffer } | undefined;

function signingKey(day: string): Buffer {
  if (cached?.day !== day) {
    const steps = [day, REGION, "kms", "aws4_request"];
    cached = { day, key: steps.reduce<Buffer>(hmac, Buffer.from(`AWS4${KEYS.secretAccessKey}`)) };
  }
  return cached.key;
}

const SIGNED = "content-type;host;x-amz-date;x-amz-target";

function headersFor(host: string, body: string): Record<string, string | number> {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const day = date.slice(0, 8);
  const scope = `${day}/${REGION}/kms/aws4_request`;
  const canonical = `POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:${host}\nx-amz-date:${date}\nx-amz-target:TrentService.ReEncrypt\n\n${SIGNED}\n${hash(body)}`;
  const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash(canonical)}`;
  const signature = createHmac("sha256", signingKey(day)).update(toSign).digest("hex");
  return {
    host,
    "content-type": "application/x-amz-json-1.1",
    "content-length": Buffer.byteLength(body),
    "x-amz-date": date,
    "x-amz-target": "TrentService.ReEncrypt",
    authorization: `AWS4-HMAC-SHA256 Credential=${KEYS.accessKeyId}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`,
  };
}

function post(agent: HttpAgent, url: URL, headers: Record<string, string | number>, body: string) {
  return new Promise<string>((resolve, reject) => {
    const { hostname, port } = url;
    const sent = request({ agent, hostname, port, method: "POST", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(text)).on("error", reject);
    });
    sent.on("error", reject).end(body);
  });
}

/** The limit. */
export const connect: Connect = (endpoint) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const url = new URL(endpoint ?? `https://kms.${REGION}.amazonaws.com/`);
  return {
    call: async () => {
      const CiphertextBlob = Buffer.from(INPUT.CiphertextBlob).toString("base64");
      const body = JSON.stringify({ ...INPUT, CiphertextBlob });
      const headers = headersFor(url.host, body);
      const output = JSON.parse(endpoint === undefined ? ANSWER : await post(agent, url, headers, body));
      return { ...output, CiphertextBlob: Buffer.from(output.CiphertextBlob, "base64") };
    },
    close: () => agent.destroy(),
  };
};
