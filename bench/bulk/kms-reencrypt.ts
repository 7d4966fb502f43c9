import { KMSClient, reEncryptAll } from "kms-reencrypt";
import { INPUT, optionsFor } from "../contenders/Contender.js";
import { CONCURRENCY, linesOf, type Mover, type Row, writeLines } from "./Mover.js";

const { SourceEncryptionContext, DestinationEncryptionContext, DestinationKeyId } = INPUT;

async function* itemsOf(input: string) {
  for await (const line of linesOf(input)) {
    const id: Row = JSON.parse(line);
    yield { id, CiphertextBlob: Buffer.from(id.ciphertext, "base64") };
  }
}

async function* reEncrypted(client: KMSClient, input: string): AsyncGenerator<string> {
  const defaults = { SourceEncryptionContext, DestinationEncryptionContext, DestinationKeyId };
  const options = { ...defaults, concurrency: CONCURRENCY, maxRequestsPerSecond: Number.POSITIVE_INFINITY };
  for await (const result of reEncryptAll(client, itemsOf(input), options)) {
    if (result.status !== "reencrypted") throw new Error(`A row is ${result.status}`);
    const row = result.item.id;
    row.ciphertext = Buffer.from(result.output.CiphertextBlob).toString("base64");
    yield JSON.stringify(row);
  }
}

/** With `reEncryptAll`. */
export const move: Mover = async (input, output) => {
  const client = new KMSClient(optionsFor(undefined));
  await writeLines(reEncrypted(client, input), output);
  client.destroy();
};
