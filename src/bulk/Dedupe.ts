import type { ReEncryptCommandInput } from "../kms/operations/ReEncrypt.js";
import { toBase64 } from "../runtime/base64.js";
import { isBytes, isObject } from "../runtime/typeGuards.js";

/** Shares the outcome of equal inputs, of which it remembers the most recently used ones. */
export class Dedupe<Outcome> {
  readonly #size: number;
  readonly #isKept: (outcome: Outcome) => boolean;
  // In the order of their last use.
  readonly #outcomes = new Map<string, Promise<Outcome>>();

  /**
   * @param size - How many inputs to remember; 0 for none.
   * @param isKept - Whether an outcome holds for later inputs, too. Those that wait for it already share it anyway.
   */
  constructor(size: number, isKept: (outcome: Outcome) => boolean) {
    this.#size = size;
    this.#isKept = isKept;
  }

  /** Returns the outcome of an equal input, or makes it. */
  share(input: ReEncryptCommandInput, make: () => Promise<Outcome>): Promise<Outcome> {
    const key = this.#size > 0 ? keyOf(input) : undefined;
    if (key === undefined) {
      return make();
    }
    const known = this.#outcomes.get(key);
    const outcome = known ?? this.#forgetUnlessKept(key, make());
    this.#outcomes.delete(key);
    this.#outcomes.set(key, outcome);
    if (this.#outcomes.size > this.#size) {
      const [oldest = key] = this.#outcomes.keys();
      this.#outcomes.delete(oldest);
    }
    return outcome;
  }

  async #forgetUnlessKept(key: string, made: Promise<Outcome>): Promise<Outcome> {
    const outcome = await made;
    if (!this.#isKept(outcome)) {
      this.#outcomes.delete(key);
    }
    return outcome;
  }
}

/** The same text for inputs that KMS treats alike; `undefined` for one without a ciphertext. */
function keyOf({ CiphertextBlob, ...members }: ReEncryptCommandInput): string | undefined {
  // The order of the members and of the pairs of a context does not matter.
  const ordered = (_: string, value: unknown) =>
    isObject(value) ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) : value;
  return isBytes(CiphertextBlob) ? toBase64(CiphertextBlob) + JSON.stringify(members, ordered) : undefined;
}
