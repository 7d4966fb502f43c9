import { describe, expect, it } from "vitest";
import { didYouMean } from "../../src/runtime/didYouMean.js";

const NAMES = ["SourceKeyId", "DestinationKeyId", "GrantTokens", "DryRun", "DryRunModifiers"];

describe("the hint for a name that does not exist", () => {
  it.each([
    ["dryrun", "DryRun"],
    ["GrantToken", "GrantTokens"],
    ["GrantsTokens", "GrantTokens"],
    ["DyrRun", "DryRun"],
    ["SourceKyeId", "SourceKeyId"],
    ["SourceKeyID", "SourceKeyId"],
    ["DesinationKeyId", "DestinationKeyId"],
    ["DestinationKeyIdentifier", "DestinationKeyId"],
    ["KeyId", "SourceKeyId or DestinationKeyId"],
    ["Tokens", "GrantTokens"],
  ])("%s is the nearest name, else the related ones: %s", (given, meant) => {
    expect(didYouMean(given, NAMES)).toBe(`did you mean ${meant}?`);
  });

  it.each(["Frobnicate", "CiphertextBlob", "x".repeat(1_000_000)])("there is none for %.20s", (given) => {
    expect(didYouMean(given, NAMES)).toBeUndefined();
  });

  it("there is none without names", () => {
    expect(didYouMean("DryRun", [])).toBeUndefined();
  });
});
