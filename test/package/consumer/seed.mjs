// node seed.mjs import|require: starts a LocalKms with a seed in YAML.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";

const load = process.argv[2] === "require" ? createRequire(import.meta.url) : (name) => import(name);
const { EncryptCommand, KMSClient } = await load("kms-reencrypt");
const { LocalKms } = await load("kms-reencrypt/local");

const file = `${import.meta.dirname}/${process.argv[2]}.yaml`;
await writeFile(
  file,
  `Keys:
  - KeyId: 1234abcd-12ab-34cd-56ef-1234567890ab
Aliases:
  - AliasName: alias/orders
    TargetKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab
`,
);
const kms = await LocalKms.start({ seed: file });
const client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
const { KeyId } = await client.send(
  new EncryptCommand({ KeyId: "alias/orders", Plaintext: new Uint8Array(1) }),
);
console.log(KeyId);

client.destroy();
await kms.close();
