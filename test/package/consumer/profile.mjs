// node profile.mjs import|require: loads the credentials from a profile, which needs the AWS credential chain.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const load = process.argv[2] === "require" ? createRequire(import.meta.url) : (name) => import(name);
const { EncryptCommand, KMSClient } = await load("kms-reencrypt");
const { LocalKms } = await load("kms-reencrypt/local");

const kms = await LocalKms.start();
const { accessKeyId, secretAccessKey } = kms.credentials;
const file = `${import.meta.dirname}/${process.argv[2]}.credentials`;
await writeFile(
  file,
  `[tests]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
);
Object.assign(process.env, { AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: "tests" });

const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region });
const { KeyId } = await kms.createKey();
await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }));
console.log("encrypted");

client.destroy();
await kms.close();
