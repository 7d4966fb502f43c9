/**
 * Re-encrypts the data keys of objects that were encrypted before they were sent to S3, as the Amazon S3 Encryption Client
 * does. The wrapped data key is in the metadata of an object, in `x-amz-key-v2`, and its encryption context in
 * `x-amz-matdesc`. The content stays as it is, and is neither downloaded nor uploaded: S3 copies the object onto itself with
 * other metadata.
 *
 *   npm install kms-reencrypt @aws-sdk/client-s3
 *   npx tsx s3-objects.ts
 *   npx tsx s3-objects.ts --aws --bucket BUCKET --source-key-id ARN --destination-key-id ARN
 *
 * This is not for objects that S3 encrypts (SSE-KMS). Use the operation UpdateObjectEncryption of S3 Batch Operations
 * for those.
 *
 * The copy has two conditions, `CopySourceIfMatch` and `IfMatch`: it fails when somebody has written the object since its
 * metadata was read. You can stop the example at any time and run it again: it skips what is done. Before you disable
 * the old key:
 *
 * - The ETag changes with the content only. Do not change the metadata of objects while this runs.
 * - Older versions in a versioned bucket stay under the old key.
 * - S3 does not copy ACLs and object locks, nor objects over 5 GB or in an archive. The last two are reported.
 *
 * The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     { "Effect": "Allow", "Action": "kms:ReEncryptFrom",
 *       "Resource": [
 *         "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
 *         "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *       ] },
 *     { "Effect": "Allow", "Action": "kms:ReEncryptTo",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321" },
 *     { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::bucket" },
 *     { "Effect": "Allow",
 *       "Action": ["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"],
 *       "Resource": "arn:aws:s3:::bucket/*" }
 *   ]
 * }
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import {
  CopyObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { DecryptCommand, GenerateDataKeyCommand, KMSClient, reEncryptAll } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Re-encrypts the data keys of objects that were encrypted before they were sent to S3.

Usage (npm install @aws-sdk/client-s3 first):
  npx tsx s3-objects.ts    with objects in memory, and an in-process KMS
  npx tsx s3-objects.ts --aws --bucket BUCKET --source-key-id ARN --destination-key-id ARN
                           with your bucket and AWS KMS

Options:
  --aws                       Call AWS KMS and S3. Default: an in-process KMS.
  --bucket BUCKET             The bucket. Required with --aws.
  --prefix PREFIX             Re-encrypt only objects whose keys begin with this. Default: all.
  --source-key-id ARN         The key to re-encrypt from. Required with --aws.
  --destination-key-id ARN    The key to re-encrypt to. Required with --aws.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region. AWS_ENDPOINT_URL_S3 is that of S3.
  -h, --help                  Print this help.

On AWS the caller needs credentials, kms:ReEncryptFrom on both keys, kms:ReEncryptTo on the destination key, s3:ListBucket on
the bucket, and s3:GetObject, s3:GetObjectTagging, s3:PutObject and s3:PutObjectTagging on its objects.`;

const DATA_KEY = "x-amz-key-v2";
const CONTEXT = "x-amz-matdesc";
/** The most that S3 copies in one request. */
const MAX_BYTES = 5 * 2 ** 30;
/** How many requests to S3 are sent at once. */
const CONCURRENCY = 32;

type Keys = Readonly<{ from: string; to: string }>;
type Metadata = Readonly<Record<string, string>>;

/** An object as it was read, without its content. */
type StoredObject = Omit<HeadObjectCommandOutput, "$metadata"> & { readonly key: string };

/** What the example uses of a bucket. */
interface Bucket {
  /** The keys of the objects, in pages. */
  pages(): AsyncIterable<readonly string[]>;
  /** Reads an object without its content. Returns `undefined` when it does not exist. */
  read(key: string): Promise<StoredObject | undefined>;
  /** Replaces the metadata. Rejects when the object is not the one that was read. */
  replace(object: StoredObject, metadata: Metadata): Promise<void>;
}

async function main(): Promise<void> {
  const { help, aws, bucket: name, prefix, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  if (!aws) return demonstrate();
  const client = new KMSClient({ endpoint, region, profile });
  const s3 = new S3Client({
    followRegionRedirects: true,
    ...(region && { region }),
    ...(profile && { profile }),
  });
  try {
    await reEncryptBucket(s3Bucket(s3, name, prefix), client, keys);
  } finally {
    client.destroy();
    s3.destroy();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        bucket: { type: "string" },
        prefix: { type: "string" },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    const { "source-key-id": from = "", "destination-key-id": to = "", bucket = "", ...rest } = awsOptions;
    if (!help && aws && !(from && to && bucket)) {
      throw new Error("--aws needs --bucket BUCKET, --source-key-id ARN and --destination-key-id ARN");
    }
    return { ...rest, aws, help, bucket, from, to };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

/** Re-encrypts the data keys of all objects of a bucket. */
async function reEncryptBucket(bucket: Bucket, client: KMSClient, keys: Keys): Promise<void> {
  const counts = { changed: 0, current: 0, failed: 0, others: 0 };
  const fail = (key: string, reason: string) => {
    counts.failed += 1;
    console.error(`${key}: ${reason}`);
  };
  const results = reEncryptAll(client, itemsOf(bucket, counts, fail), {
    SourceKeyId: keys.from,
    DestinationKeyId: keys.to,
  });
  const writing = new Set<Promise<void>>();
  for await (const result of results) {
    const { id: object } = result.item;
    if (result.status === "failed") fail(object.key, result.error.message);
    else if (result.status === "current" || !result.changed) counts.current += 1;
    else {
      const dataKey = Buffer.from(result.output.CiphertextBlob).toString("base64");
      const write = store(bucket, object, dataKey).then((problem) => {
        if (problem) fail(object.key, problem);
        else counts.changed += 1;
      });
      writing.add(write);
      write.then(() => writing.delete(write)).catch(() => {});
      if (writing.size >= CONCURRENCY) await Promise.race(writing);
    }
  }
  await Promise.all(writing);
  const { changed, current, failed, others } = counts;
  console.log(
    `Re-encrypted ${changed} data keys under ${keys.to}; ${current} already were, and ${others} objects have none`,
  );
  if (failed > 0) {
    throw new Error(
      `${failed} objects are still under ${keys.from}: fix what was reported, then run this again`,
    );
  }
}

/** Reads the objects, some at once. Skips those that the client did not encrypt. */
async function* itemsOf(
  bucket: Bucket,
  counts: { others: number },
  fail: (key: string, reason: string) => void,
) {
  for await (const keys of bucket.pages()) {
    for (let start = 0; start < keys.length; start += CONCURRENCY) {
      const batch = keys.slice(start, start + CONCURRENCY);
      for (const object of await Promise.all(batch.map((key) => bucket.read(key)))) {
        if (object === undefined) continue;
        const dataKey = object.Metadata?.[DATA_KEY];
        const problem = dataKey !== undefined && problemOf(object);
        if (dataKey === undefined) counts.others += 1;
        else if (problem) fail(object.key, problem);
        else yield itemOf(object, dataKey);
      }
    }
  }
}

/** Why S3 could not copy an object with all that belongs to it. */
function problemOf({ ContentLength = 0, MissingMeta = 0, Metadata = {} }: StoredObject): string | undefined {
  if (ContentLength > MAX_BYTES) return "is larger than 5 GB, and can only be copied in parts";
  if (MissingMeta > 0) return "has metadata that S3 does not return, and that a copy would lose";
  return contextOf(Metadata) === undefined ? `its ${CONTEXT} is not a JSON object of strings` : undefined;
}

function itemOf(object: StoredObject, dataKey: string) {
  const context = contextOf(object.Metadata ?? {});
  return {
    id: object,
    CiphertextBlob: Buffer.from(dataKey, "base64"),
    SourceEncryptionContext: context,
    DestinationEncryptionContext: context,
  };
}

/** The encryption context in the metadata of an object. */
function contextOf(metadata: Metadata): Record<string, string> | undefined {
  try {
    const context: unknown = JSON.parse(metadata[CONTEXT] ?? "{}");
    const isContext =
      typeof context === "object" &&
      context !== null &&
      Object.values(context).every((value) => typeof value === "string");
    return isContext ? { ...context } : undefined;
  } catch {
    return undefined;
  }
}

/** Errors that concern one object. Any other error would concern all of them. */
const ABOUT_THE_OBJECT = [
  ...["PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"],
  ...["InvalidObjectState", "ObjectNotInActiveTierError", "MetadataTooLarge"],
];

/** Writes the data key. Returns why it could not be written. */
async function store(bucket: Bucket, object: StoredObject, dataKey: string): Promise<string | undefined> {
  try {
    await bucket.replace(object, { ...object.Metadata, [DATA_KEY]: dataKey });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || !ABOUT_THE_OBJECT.includes(error.name)) throw error;
    return `was not written: ${error.name}: ${error.message}`;
  }
}

function s3Bucket(s3: S3Client, Bucket: string, Prefix: string | undefined): Bucket {
  return {
    async *pages() {
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
        yield Contents.flatMap(({ Key }) => Key ?? []);
      }
    },
    async read(key) {
      try {
        const { $metadata: _, ...head } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
        return { ...head, key };
      } catch (error) {
        if (error instanceof Error && error.name === "NotFound") return undefined;
        throw error;
      }
    },
    async replace(object, Metadata) {
      await s3.send(new CopyObjectCommand(copyOf(Bucket, object, Metadata)));
    },
  };
}

/** A copy onto itself. With new metadata, S3 also forgets the headers, the storage class and the encryption. */
const copyOf = (Bucket: string, object: StoredObject, Metadata: Metadata) => ({
  Bucket,
  Key: object.key,
  CopySource: `${Bucket}/${object.key.split("/").map(encodeURIComponent).join("/")}`,
  CopySourceIfMatch: object.ETag,
  IfMatch: object.ETag,
  MetadataDirective: "REPLACE" as const,
  Metadata: { ...Metadata },
  CacheControl: object.CacheControl,
  ContentDisposition: object.ContentDisposition,
  ContentEncoding: object.ContentEncoding,
  ContentLanguage: object.ContentLanguage,
  ContentType: object.ContentType,
  Expires: object.ExpiresString ? new Date(object.ExpiresString) : undefined,
  WebsiteRedirectLocation: object.WebsiteRedirectLocation,
  StorageClass: object.StorageClass,
  ServerSideEncryption: object.ServerSideEncryption,
  SSEKMSKeyId: object.SSEKMSKeyId,
  BucketKeyEnabled: object.BucketKeyEnabled,
});

/** Encrypts objects, re-encrypts their data keys, and checks that the objects still decrypt. */
async function demonstrate(): Promise<void> {
  const local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  try {
    const [{ Arn: from = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
    const objects = new Map<string, Sealed>();
    for (let number = 1; number <= 20; number++) {
      objects.set(`object-${number}`, await seal(client, from, `content ${number}`));
    }
    await reEncryptBucket(memoryBucket(objects), client, { from, to });
    for (const [key, object] of objects) {
      const text = await open(client, to, object);
      if (text !== key.replace("object-", "content ")) throw new Error(`${key} no longer decrypts`);
    }
    console.log(`${objects.size} objects decrypt with the re-encrypted data keys`);
  } finally {
    client.destroy();
    await local.close();
  }
}

type Sealed = Readonly<{ metadata: Metadata; content: Buffer }>;

/** Objects in memory, for the demonstration. */
function memoryBucket(objects: Map<string, Sealed>): Bucket {
  const etagOf = ({ content }: Sealed) => createHash("md5").update(content).digest("hex");
  return {
    async *pages() {
      yield [...objects.keys()];
    },
    async read(key) {
      const object = objects.get(key);
      return object && { key, Metadata: { ...object.metadata }, ETag: etagOf(object) };
    },
    async replace({ key, ETag }, metadata) {
      const object = objects.get(key);
      if (!object || etagOf(object) !== ETag)
        throw Object.assign(new Error(key), { name: "PreconditionFailed" });
      objects.set(key, { ...object, metadata });
    },
  };
}

async function seal(client: KMSClient, KeyId: string, text: string): Promise<Sealed> {
  const EncryptionContext = { "aws:x-amz-cek-alg": "AES/GCM/NoPadding" };
  const { CiphertextBlob, Plaintext = new Uint8Array() } = await client.send(
    new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", EncryptionContext }),
  );
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Plaintext, nonce);
  const content = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  Plaintext.fill(0);
  const metadata = {
    [DATA_KEY]: Buffer.from(CiphertextBlob).toString("base64"),
    [CONTEXT]: JSON.stringify(EncryptionContext),
    "x-amz-iv": nonce.toString("base64"),
    "x-amz-cek-alg": "AES/GCM/NoPadding",
    "x-amz-wrap-alg": "kms+context",
  };
  return { metadata, content };
}

async function open(client: KMSClient, KeyId: string, { metadata, content }: Sealed): Promise<string> {
  const CiphertextBlob = Buffer.from(metadata[DATA_KEY] ?? "", "base64");
  const EncryptionContext = contextOf(metadata) ?? {};
  const { Plaintext = new Uint8Array() } = await client.send(
    new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }),
  );
  const decipher = createDecipheriv(
    "aes-256-gcm",
    Plaintext,
    Buffer.from(metadata["x-amz-iv"] ?? "", "base64"),
  );
  decipher.setAuthTag(content.subarray(-16));
  Plaintext.fill(0);
  return decipher.update(content.subarray(0, -16), undefined, "utf8") + decipher.final("utf8");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
