import { expect, it } from "vitest";
import { type ColumnName, rowOf } from "../../bench/Row.js";

const row = (samples: Partial<Record<ColumnName, number[]>>) =>
  rowOf("µs", new Map(Object.entries(samples) as [ColumnName, number[]][]));

it("a few values are summarized by the lowest, the median and the highest", () => {
  expect(row({ "kms-reencrypt": [5, 1, 3] }).figures).toEqual({ "kms-reencrypt": [1, 3, 5] });
});

it("many values are summarized by their quartiles, so that outliers do not count", () => {
  const values = [1000, ...Array.from({ length: 40 }, (_, index) => index)];
  expect(row({ "kms-reencrypt": values }).figures).toEqual({ "kms-reencrypt": [10, 20, 30] });
});

it("a single value has no spread", () => {
  expect(row({ "kms-reencrypt": [59.876543] }).figures).toEqual({ "kms-reencrypt": [59.88] });
});

it("a ratio compares the values of the same round", () => {
  const { ratios } = row({ "kms-reencrypt": [10, 20, 40], "client-kms": [30, 40, 160] });
  expect(ratios).toEqual({ "client-kms": [2, 3, 4] });
});

it("a bundle is compared with a bundle, and a variant without a shortcut with the one that has it", () => {
  const clients = {
    "kms-reencrypt": [10],
    "kms-reencrypt bundled": [5],
    "client-kms": [30],
    "client-kms bundled": [20],
  };
  expect(row(clients).ratios).toEqual({ "client-kms": [3], "client-kms bundled": [4] });
  expect(row({ with: [2], without: [3] }).ratios).toEqual({ without: [1.5] });
});

it("the ratio of the limit is how many times as much this package takes", () => {
  expect(row({ "kms-reencrypt": [12], limit: [10] }).ratios).toEqual({ limit: [1.2] });
});

it("a figure that is not a number fails, instead of being recorded", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => row({ limit: [1, value, 3] })).toThrow(`A figure of limit is not a number: 1, ${value}, 3.`);
  }
});

it("a figure without another one of the same round has no ratio, and fails", () => {
  expect(() => row({ "kms-reencrypt": [1], limit: [1, 2] })).toThrow("limit has more rounds than");
});
