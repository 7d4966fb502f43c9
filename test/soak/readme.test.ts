import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { withFigures } from "./withFigures.js";

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");

test("the README has the figures of the recorded run: after a change, run `npm run soak`", async () => {
  const readme = await read("../../README.md");
  expect(withFigures(readme, JSON.parse(await read("figures.json")))).toBe(readme);
});
