import type { Row } from "./rows/Row.js";
import { RowReader } from "./rows/RowReader.js";
import type { RowSpec } from "./rows/RowSpec.js";
import { RecordSplitter } from "./rows/splitRecords.js";

/** Reads rows from bytes. */
export async function* rowsOf(chunks: AsyncIterable<Uint8Array>, spec: RowSpec): AsyncGenerator<Row> {
  const splitter = new RecordSplitter(spec.format === "csv");
  const reader = new RowReader(spec);
  for await (const chunk of chunks) {
    for (const record of splitter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))) {
      yield* reader.read(record);
    }
  }
  for (const record of splitter.end()) {
    yield* reader.read(record);
  }
}

/** The first rows, headers not counted. Calls back when there are more. */
export async function* limited(
  rows: AsyncIterable<Row>,
  limit: number | undefined,
  onMore: () => void,
): AsyncGenerator<Row> {
  let count = 0;
  for await (const row of rows) {
    if (count === limit) {
      onMore();
      return;
    }
    count += row.content === "keep" ? 0 : 1;
    yield row;
  }
}
