import { setTimeout as delay } from "node:timers/promises";
import type { AwsCredentialIdentity } from "@smithy/types";
import { expect } from "vitest";
import { type Driver, type Input, type Operation, type Output, ourDriver, sdkDriver } from "./clients.js";
import type { Target } from "./target.js";
import { Transcript } from "./transcript.js";

/** By this tag the keys of these tests are known, should any be left. */
export const TAG = "kms-reencrypt-conformance";

/** A key that a scenario made. */
export interface TestKey {
  readonly KeyId: string;
  readonly Arn: string;
}

type Outcome<Name extends Operation> =
  | { readonly output: Output<Name>; readonly error?: undefined }
  | { readonly error: Error };

/** In AWS, what is changed shows everywhere only after a while. */
const PATIENCE = { tries: 30, pause: 2_000 };

/** What a scenario has: a client to call with, and keys of its own. It writes down all that it sees. */
export class World {
  readonly target: Target;
  readonly transcript: Transcript;
  readonly #driver: Driver;
  readonly #run: string;
  readonly #left: Leftovers;

  constructor(target: Target, driver: Driver, left: Leftovers, transcript = new Transcript()) {
    this.target = target;
    this.transcript = transcript;
    this.#driver = driver;
    this.#left = left;
    this.#run = `${left.run}-${driver.name.replace(/\W+/g, "-")}`;
  }

  /** Makes a call that has to succeed. */
  async call<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>> {
    const outcome = await this.#attempt(operation, input, ({ error }) => error === undefined);
    if (outcome.error !== undefined) {
      throw new Error(`${operation} with ${this.#driver.name}: ${outcome.error}`, { cause: outcome.error });
    }
    this.transcript.succeeded(operation, outcome.output);
    return outcome.output;
  }

  /** Makes a call whose output is about more than the keys of the scenario, and so is not written down. */
  look<Name extends Operation>(operation: Name, input: Input<Name>): Promise<Output<Name>> {
    return this.#driver.send(operation, input);
  }

  /** Makes a call that has to be refused with a code. */
  async refused<Name extends Operation>(operation: Name, input: Input<Name>, code: string): Promise<void> {
    const { error } = await this.#attempt(operation, input, (outcome) => outcome.error?.name === code);
    expect(error?.name, `${operation} with ${this.#driver.name}: ${error}`).toBe(code);
    if (error !== undefined) {
      this.transcript.failed(operation, error, this.#driver);
    }
  }

  /** Makes a key, which is deleted when all is done. */
  async key(name: string, input: Input<"CreateKey"> = {}): Promise<TestKey> {
    const Tags = [{ TagKey: TAG, TagValue: this.#left.run }];
    const Description = "Made by a test of kms-reencrypt; to be deleted.";
    const { KeyMetadata } = await this.#driver.send("CreateKey", { Tags, Description, ...input });
    const { KeyId = "", Arn = "" } = KeyMetadata ?? {};
    this.#left.keys.add(KeyId);
    this.transcript.name(KeyId, name);
    this.transcript.name(this.#left.run, "run");
    this.transcript.succeeded("CreateKey", { KeyMetadata });
    return { KeyId, Arn };
  }

  /** The name of an alias, which is deleted when all is done. */
  alias(name: string): string {
    const AliasName = `alias/${TAG}/${this.#run}/${name}`;
    this.#left.aliases.add(AliasName);
    this.transcript.name(AliasName, `alias ${name}`);
    return AliasName;
  }

  /** The same world, seen with other credentials. */
  async as(change: (credentials: AwsCredentialIdentity) => AwsCredentialIdentity): Promise<World> {
    const config = { ...this.target.config, credentials: change({ ...(await this.#driver.credentials()) }) };
    const driver = this.#driver.name === "kms-reencrypt" ? ourDriver(config) : sdkDriver(config);
    this.#left.drivers.add(driver);
    return new World(this.target, driver, this.#left, this.transcript);
  }

  async #attempt<Name extends Operation>(
    operation: Name,
    input: Input<Name>,
    isExpected: (outcome: Outcome<Name>) => boolean,
  ): Promise<Outcome<Name>> {
    const { tries, pause } = this.target.kind === "AWS" ? PATIENCE : { tries: 1, pause: 0 };
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

/** What the scenarios leave behind. */
export class Leftovers {
  /** Tells the runs apart. */
  readonly run = Date.now().toString(36);
  readonly keys = new Set<string>();
  readonly aliases = new Set<string>();
  readonly drivers = new Set<Driver>();

  /** Removes everything, whatever the tests did with it; fails when something stays. */
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
