/**
 * Moves the data keys of SOPS files (YAML or JSON) from one KMS key to another. The data key never leaves KMS, and in
 * the file nothing changes but `arn` and `enc` of the entries that move: comments, quotes and order stay, byte by byte.
 * SOPS accepts the file as it is: its MAC covers the values of the document, and nothing of the `sops` block.
 *
 *   npx tsx examples/sops-file.ts                                                  with a file and a KMS of its own
 *   npx tsx examples/sops-file.ts --aws [--from ARN] --to ARN [--dry-run] FILE…    with yours
 *
 * Without --from all entries of `kms` move, in `key_groups` too. The encryption context of an entry stays. A file is
 * replaced at once when all its entries have moved, else it stays as it is. The caller needs:
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

const MAX_BYTES = 4 << 20;
const MAX_DEPTH = 100;
const CONCURRENCY = 4;
const KEY_ARN = /^arn:aws[\w-]*:kms:([a-z0-9-]+):\d{12}:(?:key|alias)\/[\w/-]+$/;

type Move = Readonly<{ from?: string | undefined; to: string; dryRun: boolean }>;

/** A string, and where it stands in the text, quotes included. */
type Place = Readonly<{ value: string; start: number; end: number }>;

type Entry = Readonly<{
  name: string;
  arn: Place;
  enc: Place;
  role: unknown;
  context?: Record<string, string>;
}>;

async function main(): Promise<void> {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      aws: { type: "boolean", default: false },
      from: { type: "string" },
      to: { type: "string" },
      "dry-run": { type: "boolean", default: false },
    },
  });
  const { aws, from, to, "dry-run": dryRun } = values;
  if (!aws && files.length === 0 && (from ?? to) === undefined) return demonstrate(dryRun);
  if (!aws || !to || files.length === 0) throw new Error("Give --aws, --to ARN and a FILE, or none of them");
  const wrong = [to, from ?? to].find((arn) => !KEY_ARN.test(arn));
  if (wrong !== undefined) throw new Error(`${wrong} is not the ARN of a KMS key or alias`);
  const client = new KMSClient({ region: regionOf(to) });
  for (const file of files) {
    await moveFile(client, file, { from, to, dryRun }).catch((error: Error) => {
      console.error(`${file} stays as it is: ${error.message}`);
      process.exitCode = 1;
    });
  }
  client.destroy();
}

const regionOf = (arn: string): string | undefined => KEY_ARN.exec(arn)?.[1];

async function moveFile(client: KMSClient, file: string, move: Move): Promise<void> {
  // Where it is a link, what it points to is replaced.
  const target = await realpath(file);
  const found = await stat(target);
  if (!found.isFile() || found.size > MAX_BYTES) throw new Error(`It is no file of up to ${MAX_BYTES} bytes`);
  const before = await readFile(target);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(before);
  const { from, to, dryRun } = move;
  const chosen = entriesOf(parse(text)).filter(({ arn }) => (from ? arn.value === from : arn.value !== to));
  for (const { name, arn, role } of chosen) {
    if (role) throw new Error(`${name} is for another role, which is not assumed here: use sops updatekeys`);
    const away = regionOf(arn.value) !== regionOf(to);
    if (away)
      throw new Error(`${name} is in another Region, which ReEncrypt cannot leave: choose with --from`);
  }
  const places: Place[] = [];
  for (let index = 0; index < chosen.length; index += CONCURRENCY) {
    const batch = chosen.slice(index, index + CONCURRENCY);
    places.push(...(await Promise.all(batch.map((entry) => reEncrypt(client, entry, move)))).flat());
  }
  if (!dryRun && places.length > 0) await replace(target, before, edited(text, places));
  const done = dryRun ? "can move" : "moved";
  for (const { name, arn } of chosen) console.log(`${file}: ${name} ${done} from ${arn.value} to ${to}`);
  if (chosen.length === 0) console.log(`${file}: nothing to move`);
}

/** The documents of a file. JSON is YAML, too, and read as such: that tells where everything stands. */
function parse(text: string): Document.Parsed[] {
  const tokens = [...new Parser().parse(text)];
  checkDepth(tokens);
  const lineOf = (position = 0) => text.slice(0, position).split("\n").length;
  const documents = [...new Composer({ uniqueKeys: false, prettyErrors: false }).compose(tokens)];
  for (const document of documents) {
    const [error] = document.errors;
    // Not the message: it quotes the file, which may hold secrets.
    if (error) throw new Error(`It is no YAML or JSON: ${error.code} in line ${lineOf(error.pos[0])}`);
    visit(document, {
      Alias(_, { range }) {
        throw new Error(`It has an alias in line ${lineOf(range?.[0])}, and SOPS writes none`);
      },
      Map(_, { items, range }) {
        const keys = new Set(items.map(({ key }) => (isScalar(key) ? key.value : key)));
        if (keys.size < items.length)
          throw new Error(`It has a key twice, in the map in line ${lineOf(range?.[0])}`);
      },
    });
  }
  return documents;
}

/** What comes after this goes down the levels by recursion, and would run out of stack. */
function checkDepth(tokens: readonly CST.Token[]): void {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new Error(`It has more than ${MAX_DEPTH} levels`);
    level = level
      .flatMap((token) => ("items" in token ? token.items : token.type === "document" ? [token] : []))
      .flatMap((item) => [("key" in item && item.key) || [], item.value ?? []].flat());
  }
}

/** The KMS entries. SOPS writes them into each document of a file, and reads those of the first. */
function entriesOf(documents: readonly Document.Parsed[]): Entry[] {
  if (!isMap(documents[0]?.getIn(["sops"]))) throw new Error("It is no SOPS file: it has no sops block");
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
    // Whether it is a map of strings is checked by the client.
    context: isCollection(context) ? context.toJS(document) : context,
  };
}

/** The new values of an entry; those that it has, when this is a dry run. */
async function reEncrypt(client: KMSClient, entry: Entry, { to, dryRun }: Move): Promise<Place[]> {
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
  if (base64 === "" || bytes.toString("base64") !== base64) throw new Error("enc is no base64");
  return bytes;
}

/** The text with new values, each in the style of the old one: plain, in quotes, or as a block. */
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

/** Replaces a file in one step: who reads it finds all of the old one or all of the new one. */
async function replace(target: string, before: Buffer, after: string): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    {
      await using file = await open(temporary, "wx", 0o600);
      await file.writeFile(after);
      await file.chown(uid, gid);
      await file.chmod(mode & 0o7777);
      await file.sync();
    }
    if (!before.equals(await readFile(target))) throw new Error("It has just been changed by somebody else");
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  await using folder = await open(dirname(target));
  await folder.sync();
}

/** Moves the data key of a file that it makes, and checks that it is still the same data key. */
async function demonstrate(dryRun: boolean): Promise<void> {
  await using local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  const [{ Arn: arn = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
  const [Plaintext, context] = [randomBytes(32), { app: "shop" }];
  const command = new EncryptCommand({ KeyId: arn, Plaintext, EncryptionContext: context });
  const enc = Buffer.from((await client.send(command)).CiphertextBlob).toString("base64");
  const file = join(tmpdir(), `${randomUUID()}.json`);
  try {
    await writeFile(file, JSON.stringify({ sops: { kms: [{ arn, context, enc }] } }), { mode: 0o600 });
    await moveFile(client, file, { to, dryRun });
    const [entry] = entriesOf(parse(await readFile(file, "utf8")));
    const CiphertextBlob = Buffer.from(entry?.enc.value ?? "", "base64");
    const moved = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    if (!moved.Plaintext || !Plaintext.equals(moved.Plaintext)) throw new Error("It is another data key now");
    console.log(`The data key is the same, and opens with ${moved.KeyId}`);
  } finally {
    await rm(file, { force: true });
    client.destroy();
  }
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
