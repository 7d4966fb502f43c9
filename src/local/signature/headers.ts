/** The values of each header, in their order, by its name in lower case. Each character is one byte (Latin-1), as in HTTP. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Groups headers by name. The names and values take turns, as in `rawHeaders` of Node.js. */
export function headersOf(raw: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    const values = headers.get(name);
    if (values === undefined) {
      headers.set(name, [value]);
    } else {
      values.push(value);
    }
  }
  return headers;
}

/** The first value of a header, or `undefined`. The name is in lower case. */
export const firstOf = (headers: Headers, name: string): string | undefined => headers.get(name)?.[0];
