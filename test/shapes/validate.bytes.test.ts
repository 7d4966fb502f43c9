/** What people pass where bytes are expected, and what the message tells them to pass instead. */
import { Readable } from "node:stream";
import { operations } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../src/local/perform.js";
import { blob, list, required, structure } from "../../src/shapes/shapes.js";
import { validate } from "../../src/shapes/validate.js";

const bytes = Buffer.from([1, 2, 3, 250]);
const memory = new Uint8Array([0, ...bytes]).buffer;

const messageFor = (value: unknown): string => {
  const input = structure<{ Data: Uint8Array }>({ Data: required(blob()) });
  return validate({ input, rules: [] }, { Data: value })
    .map(({ message }) => message)
    .join();
};

/** Every value, with the remedy as the message words it and as a program. */
const REMEDIES: readonly (readonly [name: string, value: unknown, remedy: string, bytes: unknown])[] = [
  [
    "JSON of a Buffer",
    JSON.parse(JSON.stringify(bytes)),
    "Uint8Array.from(value.data)",
    Uint8Array.from(bytes),
  ],
  [
    "JSON of a Uint8Array",
    JSON.parse(JSON.stringify(new Uint8Array(bytes))),
    "Uint8Array.from(Object.values(value))",
    Uint8Array.from(Object.values<number>(JSON.parse(JSON.stringify(new Uint8Array(bytes))))),
  ],
  ["numbers", [...bytes], "Uint8Array.from(value)", Uint8Array.from([...bytes])],
  ["an ArrayBuffer", memory, "new Uint8Array(value)", new Uint8Array(memory)],
  [
    "shared memory",
    new SharedArrayBuffer(2),
    "new Uint8Array(value)",
    new Uint8Array(new SharedArrayBuffer(2)),
  ],
  [
    "another typed array",
    new Int8Array(memory, 1),
    "new Uint8Array(value.buffer, value.byteOffset, value.byteLength)",
    new Uint8Array(memory, 1, 4),
  ],
  [
    "numbers of 16 bits",
    new Uint16Array(2),
    "new Uint8Array(value.buffer, value.byteOffset, value.byteLength)",
    new Uint8Array(4),
  ],
  ["a Blob", new Blob([bytes]), "new Uint8Array(await value.arrayBuffer())", new Uint8Array(bytes)],
  ["a Response", new Response(bytes), "new Uint8Array(await value.arrayBuffer())", new Uint8Array(bytes)],
  ["a stream", new Blob([bytes]).stream(), "new Uint8Array(await new Response(value).arrayBuffer())", bytes],
  ["a stream of Node.js", Readable.from([bytes]), "await new Response(value).arrayBuffer()", bytes],
  ["text", "AQID", 'Buffer.from(value, "base64")', Buffer.from("AQID", "base64")],
  ["a promise", Promise.resolve(bytes), "await it first", bytes],
];

describe("the problem of a member that has to be bytes", () => {
  it.each(REMEDIES)("but is %s contains the remedy", (_, value, remedy, remedied) => {
    expect(messageFor(value)).toMatch(/^must be bytes \(a Uint8Array\), not /);
    expect(messageFor(value)).toContain(remedy);
    expect(messageFor(remedied)).toBe("");
  });

  it.each([[{}], [{ data: "AQID" }], [{ type: "Buffer" }], [{ 0: "a" }], [5], [new Map()]])(
    "but is %j contains no remedy that cannot work",
    (value) => {
      expect(messageFor(value)).toMatch(/^must be bytes \(a Uint8Array\), not (a|an|null)( \w+)?$/);
    },
  );

  it("contains the remedy inside of lists, too", () => {
    const input = structure<{ Items: Uint8Array[] }>({ Items: required(list(blob())) });
    expect(validate({ input, rules: [] }, { Items: [{ 0: 1 }] })).toMatchObject([
      { path: "Items[0]", message: expect.stringContaining("Object.values(value)") },
    ]);
  });
});

const MEMBERS = Object.keys(operations)
  .filter((method): method is keyof typeof operations => Object.hasOwn(operations, method))
  .map((method) => operationOf(method))
  .flatMap((operation) =>
    operation.input.entries
      .filter(([, { type }]) => type === "blob")
      .map(([member]) => [member, operation.name, operation] as const),
  );

it.each(MEMBERS)(
  "%s of %s that is JSON of bytes gets the remedy, without the bytes",
  (member, _, operation) => {
    for (const value of [
      { type: "Buffer", data: [201, 202] },
      { 0: 201, 1: 202 },
    ]) {
      const problems = validate(operation, { [member]: value }).filter(({ path }) => path === member);
      expect(problems).toMatchObject([
        { constraint: "type", message: expect.stringContaining("pass Uint8Array.from(") },
      ]);
      expect(JSON.stringify(problems)).not.toMatch(/20[12]/);
    }
  },
);
