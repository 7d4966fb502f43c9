import { expect, it, vi } from "vitest";
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

it.each<[string, () => () => void]>([
  [
    "has an inherited getter",
    () => {
      Object.defineProperty(Object.prototype, "get", { value: 1, configurable: true, writable: true });
      return () => Reflect.deleteProperty(Object.prototype, "get");
    },
  ],
  [
    "cannot be extended",
    () => {
      const define = vi.spyOn(Reflect, "defineProperty").mockReturnValue(false);
      return () => define.mockRestore();
    },
  ],
])("marks are kept where the global object %s", async (name, prepare) => {
  const file = `../../src/runtime/delivery.js?${name}`;
  const copy: typeof import("../../src/runtime/delivery.js") = await import(/* @vite-ignore */ file);
  Reflect.deleteProperty(globalThis, Symbol.for("kms-reencrypt.delivery"));
  const restore = prepare();
  const error = copy.markUnsent(new Error("a"));
  const isKept = copy.isUnsent(error);
  restore();
  expect(isKept).toBe(true);
});
