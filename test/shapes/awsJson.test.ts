import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/errors/Problem.js";
import { fromWire, toWire } from "../../src/shapes/awsJson.js";
import {
  blob,
  boolean,
  enumeration,
  integer,
  list,
  map,
  required,
  string,
  structure,
  timestamp,
} from "../../src/shapes/shapes.js";
import { validate } from "../../src/shapes/validate.js";

const shape = structure<{
  Blob?: Uint8Array;
  Text?: string;
  State?: "On";
  Flag?: boolean;
  Count?: number;
  Since?: Date;
  Items?: { Data?: Uint8Array | undefined }[];
  Context?: Record<string, string>;
}>({
  Blob: blob(),
  Text: string(),
  State: enumeration({ On: "On" }),
  Flag: boolean(),
  Count: integer(),
  Since: timestamp(),
  Items: list(structure<{ Data?: Uint8Array | undefined }>({ Data: blob() })),
  Context: map(),
});
const context = structure<{ Context?: Record<string, string> }>({ Context: map() });

function read(table: Parameters<typeof fromWire>[0], wire: unknown) {
  const problems: Problem[] = [];
  return { value: fromWire(table, wire, problems), problems };
}

describe("toWire", () => {
  it("writes bytes as base64 and dates as seconds, and omits undefined, null and unknown members", () => {
    expect(
      toWire(shape, {
        Blob: new Uint8Array([1, 2, 3]),
        Since: new Date(1_500),
        Items: [{ Data: new Uint8Array([255]) }, { Data: null }],
        Text: undefined,
        Flag: null,
        Other: 1,
      }),
    ).toEqual({ Blob: "AQID", Since: 1.5, Items: [{ Data: "/w==" }, {}] });
  });

  it("writes bytes in shared memory", () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3)).fill(255);
    expect(toWire(shape, { Blob: shared })).toEqual({ Blob: "////" });
  });

  it("keeps a key named __proto__ of an encryption context", () => {
    const Context = JSON.parse('{"__proto__":"a"}');
    expect(JSON.stringify(toWire(shape, { Context }))).toBe('{"Context":{"__proto__":"a"}}');
  });
});

describe("a valid encryption context", () => {
  it("is written with all its pairs and no others", () => {
    const operation = { input: context, rules: [] };
    const anything = fc.oneof(
      fc.dictionary(fc.string(), fc.string()),
      fc.object({
        withNullPrototype: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      fc.anything(),
    );
    fc.assert(
      fc.property(anything, (Context) => {
        if (Context !== undefined && Context !== null && validate(operation, { Context }).length === 0) {
          const wire = JSON.parse(JSON.stringify(toWire(operation.input, { Context })));
          expect(Object.entries(wire.Context)).toEqual(Object.entries(Object(Context)));
        }
      }),
    );
  });

  it("is not replaced by an inherited toJSON, not even one of Object.prototype", () => {
    const inherited = Object.setPrototypeOf({ tenant: "a" }, { __proto__: null, toJSON: () => ({}) });
    for (const Context of [inherited, { tenant: "a" }]) {
      const wire = toWire(context, { Context });
      // No prototype that could be polluted.
      expect([wire, wire.Context].map(Object.getPrototypeOf)).toEqual([null, null]);
      expect(JSON.stringify(wire)).toBe('{"Context":{"tenant":"a"}}');
    }
  });
});

describe("fromWire", () => {
  it("reads the values that toWire has written", () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const inputs = fc.record(
      {
        Blob: bytes,
        Text: fc.string(),
        State: fc.constant("On"),
        Flag: fc.boolean(),
        Count: fc.maxSafeInteger(),
        Since: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") }),
        Items: fc.array(fc.record({ Data: bytes })),
        Context: fc.dictionary(fc.string(), fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(inputs, (input) => {
        const { value, problems } = read(shape, JSON.parse(JSON.stringify(toWire(shape, input))));
        expect(problems).toEqual([]);
        expect(JSON.stringify(toWire(shape, value))).toBe(JSON.stringify(toWire(shape, input)));
      }),
    );
  });

  it("reads a timestamp to the millisecond", () => {
    expect(read(shape, { Since: 1084465384.669 }).value).toEqual({ Since: new Date(1084465384669) });
  });

  it("ignores unknown members, and treats null as a missing member", () => {
    expect(read(shape, { Other: 1, Text: null })).toEqual({ value: {}, problems: [] });
  });

  it("keeps unknown values of an enumeration, because the service adds values", () => {
    expect(read(shape, { State: "Later" }).value).toEqual({ State: "Later" });
  });

  it("reports a missing required member", () => {
    expect(read(structure<{ KeyId: string }>({ KeyId: required(string()) }), {}).problems).toEqual([
      { path: "KeyId", constraint: "required", message: "is missing" },
    ]);
  });

  it.each<[string, unknown]>([
    ["Blob", "not base64!"],
    ["Blob", "A==="],
    ["Blob", "AQI"],
    ["Blob", "A=AA"],
    ["Blob", "AA==AAAA"],
    ["Blob", 1],
    ["Text", 1],
    ["State", {}],
    ["Flag", "true"],
    ["Count", 1.5],
    ["Since", "2026-01-01"],
    ["Since", "1767225600"],
    ["Since", true],
    ["Since", 1e300],
    ["Items", {}],
    ["Context", { a: 1 }],
    ["Context", []],
  ])("reports the member %s with the wrong type: %j", (name, wire) => {
    const { value, problems } = read(shape, { [name]: wire });
    expect(value[name]).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ path: name, constraint: "type" })]);
  });

  it.each<[string, unknown, string]>([
    ["Blob", 1, "is not base64 text"],
    ["Since", "now", "is not a number of seconds"],
    ["Items", {}, "is not a list"],
  ])("says what the member %s has to be instead of %j", (name, wire, message) => {
    expect(read(shape, { [name]: wire }).problems[0]?.message).toBe(message);
  });

  it("names the item and the member of a problem within a list", () => {
    expect(read(shape, { Items: [{}, { Data: 1 }] }).problems[0]?.path).toBe("Items[1].Data");
  });

  it.each([[null], [undefined], [[]], ["text"], [1]])("reports %j instead of an object", (wire) => {
    expect(read(shape, wire).problems).toHaveLength(1);
  });

  it("does not read inherited members", () => {
    expect(read(shape, Object.create({ Text: "inherited" })).value).toEqual({});
  });

  it("returns bytes in memory of their own, not as a view into a shared pool", () => {
    const { Blob: bytes } = read(shape, { Blob: "AQID" }).value;
    expect(bytes).toEqual(new Uint8Array([1, 2, 3]));
    expect(bytes instanceof Uint8Array && bytes.buffer.byteLength).toBe(3);
  });
});
