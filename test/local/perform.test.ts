import { describe, expect, test } from "vitest";
import { OPERATION_NAMES } from "../../src/local/OperationName.js";
import { methodOf, operationOf } from "../../src/local/perform.js";

describe("methodOf", () => {
  test.each([...OPERATION_NAMES])("returns the method of %s", (name) => {
    expect(operationOf(methodOf(name)).name).toBe(name);
  });

  test.each(["toString", "reEncrypt", ""])("rejects %j, which is not a KMS operation", (name) => {
    expect(() => methodOf(name)).toThrow(expect.objectContaining({ name: "UnknownOperationException" }));
  });
});
