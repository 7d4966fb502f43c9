import { setTimeout as delay } from "node:timers/promises";
import type { AwsCredentialIdentity } from "@smithy/types";
import { expect } from "vitest";
import { type Driver, type Input, type Operation, type Output, ourDriver, sdkDriver } from "./clients.js";
import type { Target } from "./target.js";
import { Transcript } from "./transcript.js";

/** The tag of the keys that these tests make, to find any that are left. */
export const TAG = "kms-reencrypt-conformance";

/** A key that a scenario made. */
export interface TestKey {
  readonly KeyId: string;
  readonly Arn: string;
}

type Outcome<Name extends Operation> =
  | { readonly output: Output<Name>; readonly error?: undefined }
  | { readonly error: Error };

/** AWS is eventually consistent, so calls are repeated until they have the expected outcome. */
const EVENTUALLY = { tries: 30, pause: 2_000 };

/** What a scenario works with: a client, keys of its own, and a transcript of its calls. */
export class World {
  readonly target: Target;
  readonly transcript: Transcript;
  readonly #driver: Driver;
  readonly #run: string;
  readonly #leftovers: Leftovers;

  constructor(target: Target, driver: Driver, leftovers: Leftovers, transcript = new Transcript()) {
    this.target = target;
    this.transcript = transcript;
    this.#driver = driver;
    this.#leftovers = leftovers;
    this.#run = `${leftovers.run}-${driver.name.replace(/\W+/g, "-")}`;
  }

  /** Makes a call that has to succeed, and records its output. */
  async call<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>> {
    const outcome = await this.#attempt(operation, input, ({ error }) => error === undefined);
    if (outcome.error !== undefined) {
      throw new Error(`${operation} with ${this.#driver.name}: ${outcome.error}`, { cause: outcome.error });
    }
    this.transcript.succeeded(operation, outcome.output);
    return outcome.output;
  }

  /** Makes a call without recording its output, which may be about other keys than those of the scenario. */
  callUnrecorded<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>> {
    return this.#driver.send(operation, input);
  }

  /** Makes a call that has to be rejected with a code, and records the error. */
  async rejects<Name extends Operation>(operation: Name, input: Input<Name>, code: string): Promise<void> {
    const { error } = await this.#attempt(operation, input, (outcome) => outcome.error?.name === code);
    expect(error?.name, `${operation} with ${this.#driver.name}: ${error}`).toBe(code);
    if (error !== undefined) {
      this.transcript.failed(operation, error, this.#driver);
    }
  }

  /** Makes a key, which is deleted after all tests. */
  async key(name: string, input: Input<"CreateKey"> = {}): Promise<TestKey> {
    const Tags = [{ TagKey: TAG, TagValue: this.#leftovers.run }];
    const Description = "Made by a test of kms-reencrypt; to be deleted.";
    const { KeyMetadata } = await this.#driver.send("CreateKey", { Tags, Description, ...input });
    const { KeyId = "", Arn = "" } = KeyMetadata ?? {};
    this.#leftovers.keys.add(KeyId);
    this.transcript.name(KeyId, name);
    this.transcript.name(this.#leftovers.run, "run");
    this.transcript.succeeded("CreateKey", { KeyMetadata });
    return { KeyId, Arn };
  }

  /** Returns the name of an alias, which is deleted after all tests. */
  alias(name: string): string {
    const AliasName = `alias/${TAG}/${this.#run}/${name}`;
    this.#leftovers.aliases.add(AliasName);
    this.transcript.name(AliasName, `alias ${name}`);
    return AliasName;
  }

  /** Returns the same world for calls with other credentials. */
  async as(change: (credentials: AwsCredentialIdentity) => AwsCredentialIdentity): Promise<World> {
    const config = { ...this.target.config, credentials: change({ ...(await this.#driver.credentials()) }) };
    const driver = this.#driver.name === "kms-reencrypt" ? ourDriver(config) : sdkDriver(config);
    this.#leftovers.drivers.add(driver);
    return new World(this.target, driver, this.#leftovers, this.transcript);
  }

  async #attempt<Name extends Operation>(
    operation: Name,
    input: Input<Name>,
    isExpected: (outcome: Outcome<Name>) => boolean,
  ): Promise<Outcome<Name>> {
    const { tries, pause } = this.target.kind === "AWS" ? EVENTUALLY : { tries: 1, pause: 0 };
    for (let left = tries - 1; ; left -= 1) {
      const outcome = await this.#driver.send(operation, input).then(
        (output) => ({ output }),
        (error: Error) => ({ error }),
      );
      if (left === 0 || isExpected(outcome)) {
        return outcome;
      }
      await delay(pause);
    }
  }
}

/** What the scenarios have made and the tests have to remove. */
export class Leftovers {
  /** Distinguishes this run from others. */
  readonly run = Date.now().toString(36);
  readonly keys = new Set<string>();
  readonly aliases = new Set<string>();
  readonly drivers = new Set<Driver>();

  /** Removes everything, in whatever state it is; fails when anything is left. */
  async remove(driver: Driver): Promise<void> {
    const unless = (code: string) => (error: Error) => {
      if (error.name !== code) {
        throw error;
      }
    };
    const removed = await Promise.allSettled([
      ...Array.from(this.aliases, (AliasName) =>
        driver.send("DeleteAlias", { AliasName }).catch(unless("NotFoundException")),
      ),
      ...Array.from(this.keys, (KeyId) =>
        driver
          .send("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 })
          .catch(unless("KMSInvalidStateException")),
      ),
    ]);
    for (const other of this.drivers) {
      other.destroy();
    }
    expect(removed.filter(({ status }) => status === "rejected")).toEqual([]);
  }
}
