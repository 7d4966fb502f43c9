/** The same behaviour, driven by this package's client and by that of AWS, with equal results; see CONTRIBUTING.md. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Driver, ourDriver, sdkDriver } from "./clients.js";
import type { Scenario } from "./Scenario.js";
import { ciphertexts } from "./scenarios/ciphertexts.js";
import { errors } from "./scenarios/errors.js";
import { keys } from "./scenarios/keys.js";
import { management } from "./scenarios/management.js";
import { kind, startTarget, type Target } from "./target.js";
import { Leftovers, World } from "./World.js";

let target: Target;
let ours: Driver;
let theirs: Driver;
const left = new Leftovers();

beforeAll(async () => {
  target = await startTarget();
  ours = ourDriver(target.config);
  theirs = sdkDriver(target.config);
});

afterAll(async () => {
  await left.remove(theirs);
  ours.destroy();
  theirs.destroy();
  await target.close();
});

/** What a scenario sees with a client. */
async function seen(scenario: Scenario, driver: Driver): Promise<readonly unknown[]> {
  const world = new World(target, driver, left);
  await scenario.run(world);
  return world.transcript.entries;
}

describe.each(Object.entries({ ciphertexts, errors, keys, management }))("%s", (_, scenarios) => {
  for (const scenario of scenarios) {
    const { name, not } = scenario;
    const isLeftOut = not?.targets.includes(kind) === true;
    test.skipIf(isLeftOut)(isLeftOut ? `${name} (left out: ${not.because})` : name, async () => {
      const withOurs = await seen(scenario, ours);
      expect(withOurs.length).toBeGreaterThan(0);
      expect(await seen(scenario, theirs)).toEqual(withOurs);
    });
  }
});

if (kind !== "LocalKms") {
  // What LocalKms has besides KMS; its own tests show it.
  test.skip("a key that is gone, grants and signatures that are old (left out: the clock cannot be moved)", () => {});
  test.skip("keys with fixed ids and material (left out: there are no seeds)", () => {});
  test.skip("quotas, latency and broken connections (left out: they cannot be ordered)", () => {});
}
