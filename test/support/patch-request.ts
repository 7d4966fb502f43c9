import http from "node:http";
import { onTestFinished } from "vitest";

/** Patches `request` of node:http until the end of the test, as monitoring agents do. Returns the methods of later requests. */
export function patchRequest(): readonly unknown[] {
  const { request } = http;
  onTestFinished(() => void Object.assign(http, { request }));
  const methods: unknown[] = [];
  const patched = (...args: Parameters<typeof request>) => {
    methods.push(Object(args[0]).method);
    return request(...args);
  };
  Object.assign(http, { request: patched });
  return methods;
}
