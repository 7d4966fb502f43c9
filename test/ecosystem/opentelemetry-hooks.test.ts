import { expect, test } from "vitest";
import { node } from "../package/tools.js";

test.each(["ES module", "CommonJS"])(
  "instrumentations see the modules of Node.js that the %s sends with",
  async (format) => {
    const { code, output } = await node(["consumer/hooked.mjs", format], import.meta.dirname);
    expect({ code, output }).toEqual({ code: 0, output: "ConnectionError\nhttp https\n" });
  },
);
