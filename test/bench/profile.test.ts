import { expect, it } from "vitest";
import { samplesOf, scaledTo, timeByPart } from "../../bench/explain/profile.js";

const frame = (functionName: string) => ({ functionName, url: `file:///${functionName}.js`, lineNumber: 0 });
const profile = {
  startTime: 1_000,
  nodes: [
    { id: 1, callFrame: frame("root"), children: [2, 3] },
    { id: 2, callFrame: frame("sign") },
    { id: 3, callFrame: frame("send"), children: [4] },
    { id: 4, callFrame: frame("write") },
  ],
  samples: [2, 4, 3],
  timeDeltas: [100, 200, 300],
};

it("a sample lasts until the next one, and knows who called", () => {
  const seen = samplesOf(profile).map(({ at, time, stack }) => ({
    at,
    time,
    stack: stack.map(({ functionName }) => functionName),
  }));
  expect(seen).toEqual([
    { at: 1_100, time: 200, stack: ["sign", "root"] },
    { at: 1_300, time: 300, stack: ["write", "send", "root"] },
    { at: 1_600, time: 0, stack: ["send", "root"] },
  ]);
});

it("the parts add up to what was measured, without what is left out", () => {
  const partOf = ({ stack }: { stack: readonly { functionName: string }[] }) => stack[0]?.functionName;
  const parts = timeByPart(samplesOf(profile), partOf);
  expect(scaledTo(50, parts)).toEqual(
    new Map([
      ["sign", 20],
      ["write", 30],
      ["send", 0],
    ]),
  );
  const withoutSign = timeByPart(samplesOf(profile), (sample) => {
    const part = partOf(sample);
    return part === "sign" ? undefined : part;
  });
  expect(scaledTo(50, withoutSign).get("write")).toBe(50);
});
