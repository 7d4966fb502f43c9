import { expect, test } from "vitest";
import { node } from "../package/tools.js";

test.each(["ES module", "CommonJS"])(
  "an instrumentation patches node:http and node:https before the %s uses them",
  async (format) => {
    const { code, output } = await node(["consumer/hooked.mjs", format], import.meta.dirname);
    expect({ code, output }).toEqual({ code: 0, output: "ConnectionError\nhttp https\n" });
  },
);
