import { expect, it } from "vitest";
import { metadataOf } from "../../../src/client/pipeline/metadataOf.js";

it("the metadata of an error is its $metadata", () => {
  const $metadata = { attempts: 1 };
  expect(metadataOf(Object.assign(new Error("lost"), { $metadata }))).toBe($metadata);
});

it.each([[undefined], [null], ["text"], [{}], [{ $metadata: "text" }], [{ $metadata: null }]])(
  "the thrown value %j has no metadata",
  (value) => {
    expect(metadataOf(value)).toBeUndefined();
  },
);
