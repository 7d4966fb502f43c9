import { NotFoundException } from "kms-reencrypt";
import { afterEach, expect, it, vi } from "vitest";
import { errorResponse } from "../../../src/local/http/errorResponse.js";

afterEach(() => {
  vi.restoreAllMocks();
});

it("responds to an exception of the service with its code and message, without a warning", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(errorResponse(new NotFoundException({ message: "no such key", $metadata: {} }))).toEqual({
    status: 400,
    body: { __type: "NotFoundException", message: "no such key" },
  });
  expect(warn).not.toHaveBeenCalled();
});

it("responds to any other error with InternalFailure only, and emits a warning with the details", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(errorResponse(new TypeError("a mistake"))).toEqual({
    status: 500,
    body: { __type: "InternalFailure" },
  });
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining("LocalKms failed because of a bug of its own"),
    expect.objectContaining({ code: "LOCAL_KMS_FAILED", detail: expect.stringContaining("a mistake") }),
  );
});
