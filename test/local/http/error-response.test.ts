import { NotFoundException } from "kms-reencrypt";
import { afterEach, expect, it, vi } from "vitest";
import { errorResponse } from "../../../src/local/http/error-response.js";

afterEach(() => {
  vi.restoreAllMocks();
});

it("answers an exception of the service with its code and message, without a warning", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(errorResponse(new NotFoundException({ message: "no such key", $metadata: {} }))).toEqual({
    status: 400,
    body: { __type: "NotFoundException", message: "no such key" },
  });
  expect(warn).not.toHaveBeenCalled();
});

it("answers a fault of its own with InternalFailure alone, and warns of it", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(errorResponse(new TypeError("a mistake"))).toEqual({
    status: 500,
    body: { __type: "InternalFailure" },
  });
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining("LocalKms failed inside"),
    expect.objectContaining({ code: "LOCAL_KMS_FAILED", detail: expect.stringContaining("a mistake") }),
  );
});
