import { expect, it } from "vitest";
import {
  isMarkedIdempotent,
  isQueued,
  isUnsent,
  markIdempotent,
  markQueued,
  markUnsent,
} from "../../src/runtime/delivery.js";

it("marks are seen by every copy of the file in the process, because two entries of the package contain it", async () => {
  const file = "../../src/runtime/delivery.js?copy";
  const copy: typeof import("../../src/runtime/delivery.js") = await import(/* @vite-ignore */ file);
  expect(copy.markUnsent).not.toBe(markUnsent);
  const request = {};
  markIdempotent(request);
  expect([copy.isMarkedIdempotent(request), copy.isMarkedIdempotent({})]).toEqual([true, false]);
  const [unsent, queued] = [copy.markUnsent(new Error("a")), copy.markQueued(new Error("b"))];
  expect([isUnsent(unsent), isQueued(unsent), isMarkedIdempotent(unsent)]).toEqual([true, false, false]);
  expect([isUnsent(queued), isQueued(queued)]).toEqual([true, true]);
  expect([isUnsent(new Error("c")), isQueued(markQueued("text"))]).toEqual([false, false]);
});
