import { describe, expect, it } from "vitest";
import { PARTS, type Selection, selectParts } from "../../bench/selectParts.js";

const select = (selection: Partial<Selection>) => selectParts({ quick: false, ...selection });

describe("a run of the benchmarks", () => {
  it("measures all parts, a quick one those that need no registry", () => {
    expect(select({})).toEqual(PARTS);
    expect(select({ quick: true })).toEqual(PARTS.filter((name) => name !== "install"));
  });

  it("measures the parts that --rows names", () => {
    expect(select({ rows: "cold,cpu" })).toEqual(["cold", "cpu"]);
  });

  it.each(["colds", "", "toString", "__proto__", "cpu,,cold", "cpu, cold"])("rejects --rows %j", (rows) => {
    expect(() => select({ rows })).toThrow(/^There is no part ".*"\. The parts are: cpu, /);
  });

  it("says why a quick run has no part install", () => {
    expect(() => select({ rows: "cold,install", quick: true })).toThrow(
      '"install" is not part of a quick run, because it needs the registry.',
    );
    expect(select({ rows: "install" })).toEqual(["install"]);
  });

  it("compares another checkout only in parts that compare clients", () => {
    const before = "../other";
    expect(select({ before })).toEqual(["cpu", "concurrency", "cold"]);
    expect(select({ before, rows: "cold" })).toEqual(["cold"]);
    for (const rows of PARTS.filter((name) => !select({ before }).includes(name))) {
      expect(() => select({ before, rows: `cpu,${rows}`, quick: true })).toThrow(
        `--before cannot compare "${rows}", only these parts: cpu, concurrency, cold.`,
      );
    }
  });
});
