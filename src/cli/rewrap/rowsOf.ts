import type { Row } from "./rows/Row.js";
import { RowReader } from "./rows/RowReader.js";
import type { RowSpec } from "./rows/RowSpec.js";
import { RecordSplitter } from "./rows/splitRecords.js";

/** Reads rows from bytes, as many at once as have arrived. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  spec: RowSpec,
): AsyncGenerator<readonly Row[]> {
  const splitter = new RecordSplitter(spec.format === "csv");
  const reader = new RowReader(spec);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    yield splitter.push(bytes).flatMap((record) => reader.read(record));
  }
  yield splitter.end().flatMap((record) => reader.read(record));
}

/** The first rows, headers not counted. Calls back when there are more. */
export async function* limited(
  batches: AsyncIterable<readonly Row[]>,
  limit: number | undefined,
  onMore: () => void,
): AsyncGenerator<readonly Row[]> {
  let count = 0;
  for await (const rows of batches) {
    const end = rows.findIndex(({ content }) => {
      count += content === "keep" ? 0 : 1;
      return limit !== undefined && count > limit;
    });
    if (end !== -1) {
      yield rows.slice(0, end);
      onMore();
      return;
    }
    yield rows;
  }
}
