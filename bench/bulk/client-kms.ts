import { KMSClient, ReEncryptCommand } from "@aws-sdk/client-kms";
import pLimit from "p-limit";
import { INPUT, optionsFor } from "../contenders/Contender.js";
import { CONCURRENCY, linesOf, type Mover, type Row, writeLines } from "./Mover.js";

async function reEncrypt(client: KMSClient, line: string): Promise<string> {
  const row: Row = JSON.parse(line);
  const CiphertextBlob = Buffer.from(row.ciphertext, "base64");
  const output = await client.send(new ReEncryptCommand({ ...INPUT, CiphertextBlob }));
  row.ciphertext = Buffer.from(output.CiphertextBlob ?? "").toString("base64");
  return JSON.stringify(row);
}

async function* reEncrypted(client: KMSClient, input: string): AsyncGenerator<string> {
  const limit = pLimit(CONCURRENCY);
  const rows: Promise<string>[] = [];
  for await (const line of linesOf(input)) {
    rows.push(limit(() => reEncrypt(client, line)));
  }
  yield* rows;
}

/** With the client of the AWS SDK and p-limit: no pacing, no retries beyond those of the client, no bound of memory. */
export const move: Mover = async (input, output) => {
  const client = new KMSClient(optionsFor(undefined));
  await writeLines(reEncrypted(client, input), output);
  client.destroy();
};
