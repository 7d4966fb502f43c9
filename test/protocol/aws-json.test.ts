import fc from "fast-check";
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
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { fromWire, toWire } from "../../src/protocol/aws-json.js";
import type { Problem } from "../../src/protocol/operation.js";
import { validate } from "../../src/protocol/validate.js";

const members = {
  Blob: blob(),
  Text: string(),
  State: enumeration({ On: "On" }),
  Flag: boolean(),
  Count: integer(),
  Since: timestamp(),
  Items: list(structure<{ Data?: Uint8Array | undefined }>({ Data: blob() })),
  Context: map(),
};

function read(table: Parameters<typeof fromWire>[0], wire: unknown) {
  const problems: Problem[] = [];
  return { value: fromWire(table, wire, problems), problems };
}

describe("toWire", () => {
  it("writes bytes as base64, moments as seconds, and leaves out what is undefined or unknown", () => {
    expect(
      toWire(members, {
        Blob: new Uint8Array([1, 2, 3]),
        Since: new Date(1_500),
        Items: [{ Data: new Uint8Array([255]) }, {}],
        Text: undefined,
        Other: 1,
      }),
    ).toEqual({ Blob: "AQID", Since: 1.5, Items: [{ Data: "/w==" }, {}] });
  });

  it("writes bytes in shared memory", () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3)).fill(255);
    expect(toWire(members, { Blob: shared })).toEqual({ Blob: "////" });
  });

  it("keeps a key named __proto__ in a context", () => {
    const Context = JSON.parse('{"__proto__":"a"}');
    expect(JSON.stringify(toWire(members, { Context }))).toBe('{"Context":{"__proto__":"a"}}');
  });
});

describe("a context that is valid", () => {
  it("is on the wire with all its pairs, and no others", () => {
    const operation = { input: { Context: map() }, rules: [] };
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
        if (Context !== undefined && validate(operation, { Context }).length === 0) {
          const wire = JSON.parse(JSON.stringify(toWire(operation.input, { Context })));
          expect(Object.entries(wire.Context)).toEqual(Object.entries(Object(Context)));
        }
      }),
    );
  });

  it("is not spoken for by a toJSON that it inherits, not even from every object", () => {
    const inherited = Object.setPrototypeOf({ tenant: "a" }, { __proto__: null, toJSON: () => ({}) });
    for (const Context of [inherited, { tenant: "a" }]) {
      const wire = toWire({ Context: map() }, { Context });
      const { Context: pairs } = wire;
      // As a polluted Object.prototype would: only a member of its own shadows that.
      expect(Object.hasOwn(Object(pairs), "toJSON")).toBe(true);
      expect(JSON.stringify(wire)).toBe('{"Context":{"tenant":"a"}}');
    }
  });
});

describe("fromWire", () => {
  it("reads back what toWire writes", () => {
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
        const { value, problems } = read(members, JSON.parse(JSON.stringify(toWire(members, input))));
        expect(problems).toEqual([]);
        expect(JSON.stringify(toWire(members, value))).toBe(JSON.stringify(toWire(members, input)));
      }),
    );
  });

  it("reads a moment to the millisecond", () => {
    expect(read(members, { Since: 1084465384.669 }).value).toEqual({ Since: new Date(1084465384669) });
  });

  it("passes over unknown members and takes null for a member that is not there", () => {
    expect(read(members, { Other: 1, Text: null })).toEqual({ value: {}, problems: [] });
  });

  it("keeps values of an enum that it does not know, because the service adds some", () => {
    expect(read(members, { State: "Later" }).value).toEqual({ State: "Later" });
  });

  it("misses what is required", () => {
    expect(read({ KeyId: required(string()) }, {}).problems).toEqual([
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
    ["Since", 1e300],
    ["Items", {}],
    ["Context", { a: 1 }],
    ["Context", []],
  ])("reports a %s of the wrong kind: %j", (name, wire) => {
    const { value, problems } = read(members, { [name]: wire });
    expect(value[name]).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ path: name, constraint: "type" })]);
  });

  it("names the item and the member that is wrong inside a list", () => {
    expect(read(members, { Items: [{}, { Data: 1 }] }).problems[0]?.path).toBe("Items[1].Data");
  });

  it.each([null, undefined, [], "text", 1])("reports %j in the place of an object", (wire) => {
    expect(read(members, wire).problems).toHaveLength(1);
  });

  it("does not read what an object inherits", () => {
    expect(read(members, Object.create({ Text: "inherited" })).value).toEqual({});
  });

  it("returns bytes in memory of their own, never a view into a shared pool", () => {
    const { Blob: bytes } = read(members, { Blob: "AQID" }).value;
    expect(bytes).toEqual(new Uint8Array([1, 2, 3]));
    expect(bytes instanceof Uint8Array && bytes.buffer.byteLength).toBe(3);
  });
});
