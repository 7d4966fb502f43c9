import { describe, expect, test } from "vitest";
import { matchesAction, matchesWildcard } from "../../../src/local/policy/matchesWildcard.js";

describe("matchesWildcard", () => {
  test.each([
    ["*", "", true],
    ["*", "anything", true],
    ["a*c", "abbc", true],
    ["a*c", "ac", true],
    ["a*c", "acb", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["?", "", false],
    ["a*b*c", "aXbXbc", true],
    ["a*b*c", "aXcXb", false],
    ["a.c", "abc", false],
    ["abc", "abcd", false],
    ["abcd", "abc", false],
    ["**", "a", true],
    ["", "", true],
    ["", "a", false],
  ])("%j matches %j: %s", (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  test("matches adversarial patterns in polynomial time", () => {
    expect(matchesWildcard(`${"a*".repeat(200)}b`, "a".repeat(2000))).toBe(false);
  });
});

describe("matchesAction", () => {
  test.each([
    [["kms:*"], true],
    [["*"], true],
    [["kms:ReEncrypt*"], true],
    [["KMS:reencryptfrom"], true],
    [["kms:ReEncrypt"], false],
    [["kms:ReEncryptTo", "kms:Decrypt"], false],
    [[], false],
  ])("%j allows kms:ReEncryptFrom: %s", (patterns, expected) => {
    expect(matchesAction(patterns, "kms:ReEncryptFrom")).toBe(expected);
  });
});
