/** The Lambda function of the examples, bundled with the installed package, as its users do. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { node } from "./tools.js";

const consumer = inject("consumer");

/** Calls the bundled handler with the right and with a wrong encryption context. */
const CALL = `
import { EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const kms = await LocalKms.start();
const { endpoint, region, credentials } = kms;
const [from, to] = [await kms.createKey(), await kms.createKey()];
Object.assign(process.env, { AWS_ENDPOINT_URL_KMS: endpoint, AWS_REGION: region });
Object.assign(process.env, { AWS_ACCESS_KEY_ID: credentials.accessKeyId });
Object.assign(process.env, { AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey });
Object.assign(process.env, { SOURCE_KEY_ID: from.KeyId, DESTINATION_KEY_ID: to.KeyId });
const client = new KMSClient({ endpoint, region, credentials });
const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: from.KeyId, Plaintext: Buffer.from("x") }));
const { handler } = await import("./index.mjs");
const event = { ciphertext: Buffer.from(CiphertextBlob).toString("base64") };
const context = { getRemainingTimeInMillis: () => 30_000 };
console.log((await handler(event, context)).keyId === to.Arn);
await handler({ ...event, context: { a: "b" } }, context).catch((error) => console.log(error.name));
process.exit();
`;

test("a minified bundle of the Lambda function contains only the installed package, and works", async () => {
  const { metafile } = await build({
    stdin: { contents: await readFile("examples/lambda.ts", "utf8"), loader: "ts", resolveDir: consumer },
    absWorkingDir: consumer,
    outfile: join(consumer, "index.mjs"),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    define: { "process.env.NODE_ENV": '"production"' },
    // Only running the function on a developer machine needs it.
    external: ["esbuild"],
    metafile: true,
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  expect(used.sort()).toEqual(["<stdin>", "node_modules/kms-reencrypt/dist/index.js"]);
  expect(await node(["--input-type=module", "--eval", CALL], consumer)).toEqual({
    code: 0,
    output: "true\nInvalidCiphertextException\n",
  });
});
