/** Runs each scenario with this package's client and with that of AWS, and compares the results; see CONTRIBUTING.md. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Driver, ourDriver, sdkDriver } from "./clients.js";
import type { Scenario } from "./Scenario.js";
import { ciphertexts } from "./scenarios/ciphertexts.js";
import { cryptography } from "./scenarios/cryptography.js";
import { errors } from "./scenarios/errors.js";
import { keyMaterial } from "./scenarios/keyMaterial.js";
import { keys } from "./scenarios/keys.js";
import { management } from "./scenarios/management.js";
import { kind, startTarget, type Target } from "./target.js";
import { Leftovers, World } from "./World.js";

let target: Target;
let ours: Driver;
let theirs: Driver;
const leftovers = new Leftovers();

beforeAll(async () => {
  target = await startTarget();
  ours = ourDriver(target.config);
  theirs = sdkDriver(target.config);
});

afterAll(async () => {
  await leftovers.remove(theirs);
  ours.destroy();
  theirs.destroy();
  await target.close();
});

/** Runs a scenario with a client, and returns what it recorded. */
async function recordedBy(scenario: Scenario, driver: Driver): Promise<readonly unknown[]> {
  const world = new World(target, driver, leftovers);
  await scenario.run(world);
  return world.transcript.entries;
}

describe.each(Object.entries({ ciphertexts, cryptography, errors, keyMaterial, keys, management }))(
  "%s",
  (_, scenarios) => {
    for (const scenario of scenarios) {
      const { name, skip } = scenario;
      const isSkipped = skip?.targets.includes(kind) === true;
      test.skipIf(isSkipped)(isSkipped ? `${name} (skipped: ${skip.because})` : name, async () => {
        const withOurs = await recordedBy(scenario, ours);
        expect(withOurs.length).toBeGreaterThan(0);
        expect(await recordedBy(scenario, theirs)).toEqual(withOurs);
      });
    }
  },
);

if (kind !== "LocalKms") {
  // Only LocalKms can do this, and its own tests cover it.
  test.skip("deleted keys, expired grants and old signatures (skipped: the clock cannot be set)", () => {});
  test.skip("keys with fixed IDs and material (skipped: there are no seeds)", () => {});
  test.skip("quotas, latency and lost connections (skipped: faults cannot be injected)", () => {});
}
