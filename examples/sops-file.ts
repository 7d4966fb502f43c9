/**
 * Re-encrypts the data keys of SOPS files (YAML or JSON) under another KMS key. The data key never leaves KMS. In the
 * file, only `arn` and `enc` of the KMS entries change: comments, quotes and order stay, byte by byte. SOPS accepts the
 * file, because its MAC covers the values of the document, and nothing in the `sops` block.
 *
 *   npm install kms-reencrypt yaml
 *   npx tsx sops-file.ts
 *   npx tsx sops-file.ts --aws --destination-key-id ARN secrets.yaml
 *   npx tsx sops-file.ts --aws --source-key-id ARN --destination-key-id ARN --dry-run secrets.yaml
 *
 * Without --source-key-id it re-encrypts all entries of `kms`, also those in `key_groups`. Each entry keeps its
 * encryption context. It replaces a file in one step, and only after it has re-encrypted all entries. The caller needs
 * this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     { "Effect": "Allow", "Action": "kms:ReEncryptFrom",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
 *     { "Effect": "Allow", "Action": "kms:ReEncryptTo",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321" }
 *   ]
 * }
 */
import { randomBytes, randomUUID } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { checkReEncrypt, DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { Composer, type CST, type Document, isCollection, isMap, isScalar, isSeq, Parser, visit } from "yaml";

const HELP = `Re-encrypts the data keys of SOPS files (YAML or JSON) under another KMS key.

Usage (npm install yaml first):
  npx tsx sops-file.ts [--dry-run]    with a new file, against an in-process KMS
  npx tsx sops-file.ts --aws --destination-key-id ARN [--source-key-id ARN] [--dry-run] FILE…
                                      with your files, against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id ARN         Re-encrypt only the entries of this key. Default: all entries.
  --destination-key-id ARN    The key to re-encrypt to. Required with --aws.
  --dry-run                   Check the calls with KMS and change no file. Default: off.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region. The Region is that of the destination key.
  -h, --help                  Print this help.
ARN is the ARN of a symmetric encryption key, or of an alias.

On AWS the caller needs credentials, kms:ReEncryptFrom on the source keys, and kms:ReEncryptTo on the destination key.`;

const MAX_BYTES = 4 << 20;
const MAX_DEPTH = 100;
const CONCURRENCY = 4;
const KEY_ARN = /^arn:aws[\w-]*:kms:([a-z0-9-]+):\d{12}:(?:key|alias)\/[\w/-]+$/;

type Change = Readonly<{ from?: string | undefined; to: string; dryRun: boolean }>;

/** A string, and its position in the text, including the quotes. */
type Place = Readonly<{ value: string; start: number; end: number }>;

type Entry = Readonly<{
  name: string;
  arn: Place;
  enc: Place;
  role: unknown;
  context?: Record<string, string>;
}>;

async function main(): Promise<void> {
  const { help, aws, files, from, to, dryRun, profile, endpoint } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  if (!aws) return demonstrate(dryRun);
  const client = new KMSClient({ endpoint, region: regionOf(to), profile });
  for (const file of files) {
    await reEncryptFile(client, file, { from, to, dryRun }).catch((error: Error) => {
      console.error(`${file} is unchanged: ${error.message}`);
      process.exitCode = 1;
    });
  }
  client.destroy();
}

function parseCommandLine() {
  try {
    const { values, positionals: files } = parseArgs({
      allowPositionals: true,
      options: {
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        "dry-run": { type: "boolean", default: false },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, "dry-run": dryRun, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && !aws && files.length > 0) throw new Error("FILE needs --aws");
    const { "source-key-id": from, "destination-key-id": to = "", profile, endpoint } = values;
    if (!help && aws && !(to && files.length > 0)) {
      throw new Error("--aws needs --destination-key-id ARN and a FILE");
    }
    const wrong = aws && [to, from ?? to].find((arn) => !KEY_ARN.test(arn));
    if (!help && wrong) throw new Error(`${wrong} is not the ARN of a KMS key or alias`);
    return { aws, help, files, from, to, dryRun, profile, endpoint };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

const regionOf = (arn: string): string | undefined => KEY_ARN.exec(arn)?.[1];

async function reEncryptFile(client: KMSClient, file: string, change: Change): Promise<void> {
  // Replaces the target of a link, not the link.
  const target = await realpath(file);
  const found = await stat(target);
  if (!found.isFile() || found.size > MAX_BYTES)
    throw new Error(`it is not a file of up to ${MAX_BYTES} bytes`);
  const before = await readFile(target);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(before);
  const { from, to, dryRun } = change;
  const chosen = entriesOf(parse(text)).filter(({ arn }) => (from ? arn.value === from : arn.value !== to));
  for (const { name, arn, role } of chosen) {
    if (role) throw new Error(`${name} has a role, which this example cannot assume: use sops updatekeys`);
    if (regionOf(arn.value) !== regionOf(to)) {
      throw new Error(`${name} is in another Region, and ReEncrypt works in one: use --source-key-id`);
    }
  }
  const places: Place[] = [];
  for (let index = 0; index < chosen.length; index += CONCURRENCY) {
    const batch = chosen.slice(index, index + CONCURRENCY);
    places.push(...(await Promise.all(batch.map((entry) => reEncrypt(client, entry, change)))).flat());
  }
  if (!dryRun && places.length > 0) await replace(target, before, edited(text, places));
  const done = dryRun ? "can be re-encrypted" : "re-encrypted";
  for (const { name, arn } of chosen) console.log(`${file}: ${name} ${done} from ${arn.value} to ${to}`);
  if (chosen.length === 0) console.log(`${file}: nothing to re-encrypt`);
}

/** Parses the documents of a file. JSON is also YAML, and the YAML parser returns positions. */
function parse(text: string): Document.Parsed[] {
  const tokens = [...new Parser().parse(text)];
  checkDepth(tokens);
  const lineOf = (position = 0) => text.slice(0, position).split("\n").length;
  const documents = [...new Composer({ uniqueKeys: false, prettyErrors: false }).compose(tokens)];
  for (const document of documents) {
    const [error] = document.errors;
    // Without the message of the error, which quotes the file and so may contain secrets.
    if (error) throw new Error(`it is not YAML or JSON: ${error.code} in line ${lineOf(error.pos[0])}`);
    visit(document, {
      Alias(_, { range }) {
        throw new Error(`it has a YAML alias in line ${lineOf(range?.[0])}, and SOPS writes none`);
      },
      Map(_, { items, range }) {
        const keys = new Set(items.map(({ key }) => (isScalar(key) ? key.value : key)));
        if (keys.size < items.length)
          throw new Error(`the map in line ${lineOf(range?.[0])} has a duplicate key`);
      },
    });
  }
  return documents;
}

/** Limits the depth, because the code below is recursive and could overflow the stack. */
function checkDepth(tokens: readonly CST.Token[]): void {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new Error(`it has more than ${MAX_DEPTH} levels`);
    level = level
      .flatMap((token) => ("items" in token ? token.items : token.type === "document" ? [token] : []))
      .flatMap((item) => [("key" in item && item.key) || [], item.value ?? []].flat());
  }
}

/** Finds the KMS entries. SOPS writes them to every document of a file, and reads those of the first one. */
function entriesOf(documents: readonly Document.Parsed[]): Entry[] {
  if (!isMap(documents[0]?.getIn(["sops"]))) throw new Error("it is not a SOPS file: it has no sops block");
  return documents.flatMap((document) => {
    const listOf = (...path: (string | number)[]): (string | number)[][] => {
      const list = document.getIn(path) ?? undefined;
      if (list !== undefined && !isSeq(list)) throw new Error(`${path.join(".")} must be a list`);
      return list?.items.map((_, index) => [...path, index]) ?? [];
    };
    const groups = [["sops"], ...listOf("sops", "key_groups")];
    return groups.flatMap((group) => listOf(...group, "kms")).map((path) => readEntry(document, path));
  });
}

function readEntry(document: Document.Parsed, path: readonly (string | number)[]): Entry {
  const name = path.join(".");
  const place = (key: string): Place => {
    const node = document.getIn([...path, key], true);
    if (!isScalar(node) || typeof node.value !== "string" || !node.range) {
      throw new Error(`${name}.${key} must be a string`);
    }
    return { value: node.value, start: node.range[0], end: node.range[1] };
  };
  const context = document.getIn([...path, "context"]) ?? undefined;
  return {
    name,
    arn: place("arn"),
    enc: place("enc"),
    role: document.getIn([...path, "role"]),
    // The client checks that it is a map of strings.
    context: isCollection(context) ? context.toJS(document) : context,
  };
}

/** Returns the new values of an entry. A dry run returns the old values. */
async function reEncrypt(client: KMSClient, entry: Entry, { to, dryRun }: Change): Promise<Place[]> {
  const { name, arn, enc, context } = entry;
  try {
    const source = { SourceKeyId: arn.value, SourceEncryptionContext: context, CiphertextBlob: bytesOf(enc) };
    const input = { ...source, DestinationKeyId: to, DestinationEncryptionContext: context };
    const check = dryRun ? await checkReEncrypt(client, input) : undefined;
    if (check?.allowed === false) throw check.error;
    if (check?.allowed) return [arn, enc];
    const { CiphertextBlob } = await client.send(new ReEncryptCommand(input));
    const value = Buffer.from(CiphertextBlob).toString("base64");
    return [Object.assign({}, arn, { value: to }), Object.assign({}, enc, { value })];
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function bytesOf({ value }: Place): Buffer {
  const base64 = value.replace(/[\r\n]/g, "");
  const bytes = Buffer.from(base64, "base64");
  if (base64 === "" || bytes.toString("base64") !== base64) throw new Error("enc is not base64");
  return bytes;
}

/** Puts the new values into the text, in the style of the old ones: plain, quoted or as a block. */
function edited(text: string, places: readonly Place[]): string {
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { value, start, end }) => {
      const old = text.slice(start, end);
      const [before = "", quote = ""] = /^(?:(["'])|[|>][^\n]*\n\s*)/.exec(old) ?? [];
      const after = quote || old.slice(old.trimEnd().length);
      return `${result.slice(0, start)}${before}${value}${after}${result.slice(end)}`;
    }, text);
}

/** Replaces a file in one step, so that readers see either the old or the new content. */
async function replace(target: string, before: Buffer, after: string): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(after);
      await file.chown(uid, gid);
      await file.chmod(mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!before.equals(await readFile(target))) throw new Error("another process has just changed it");
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  const folder = await open(dirname(target));
  await folder.sync().finally(() => folder.close());
}

/** Re-encrypts the data key of a new file, and checks that the data key is the same afterwards. */
async function demonstrate(dryRun: boolean): Promise<void> {
  const local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  const file = join(tmpdir(), `${randomUUID()}.json`);
  try {
    const [{ Arn: arn = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
    const [Plaintext, context] = [randomBytes(32), { app: "shop" }];
    const command = new EncryptCommand({ KeyId: arn, Plaintext, EncryptionContext: context });
    const enc = Buffer.from((await client.send(command)).CiphertextBlob).toString("base64");
    await writeFile(file, JSON.stringify({ sops: { kms: [{ arn, context, enc }] } }), { mode: 0o600 });
    await reEncryptFile(client, file, { to, dryRun });
    const [entry] = entriesOf(parse(await readFile(file, "utf8")));
    const CiphertextBlob = Buffer.from(entry?.enc.value ?? "", "base64");
    const output = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    if (!output.Plaintext || !Plaintext.equals(output.Plaintext)) throw new Error("The data key has changed");
    console.log(`The data key is the same, and decrypts with ${output.KeyId}`);
  } finally {
    client.destroy();
    await local.close();
    await rm(file, { force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
