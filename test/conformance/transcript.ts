/** What a scenario saw, with everything that cannot be the same twice put in a form that is. */
import type { Driver } from "./clients.js";

const HASH = /^[0-9a-f]{64}$/;
const OPAQUE = ["GrantToken", "NextMarker"];

/** Writes down what a scenario sees. */
export class Transcript {
  /** What was seen, in its order. */
  readonly entries: unknown[] = [];
  readonly #names = new Map<string, string>();

  /** Has a text written as a name from now on, because it is another in each run. */
  name(text: string, name: string): void {
    this.#names.set(text, `<${name}>`);
  }

  /** Writes down what a call returned. */
  succeeded(operation: string, output: object): void {
    this.entries.push({ operation, output: this.#plain(output, operation) });
  }

  /** Writes down how a call failed. */
  failed(operation: string, error: Error, driver: Driver): void {
    const { name, $fault, $metadata } = Object(error);
    const message = this.#text(driver.serviceMessageOf(error));
    this.entries.push({ operation, name, $fault, message, ...this.#metadata($metadata) });
  }

  #metadata($metadata: unknown) {
    const { httpStatusCode, requestId } = Object($metadata);
    return { httpStatusCode, hasRequestId: typeof requestId === "string" && requestId !== "" };
  }

  #plain(value: unknown, operation: string, member = ""): unknown {
    if (member === "$metadata") {
      return this.#metadata(value);
    }
    if (value instanceof Uint8Array) {
      // What Decrypt returns is known; all other bytes are random.
      const isKnown = operation === "Decrypt" && member === "Plaintext";
      return isKnown ? Buffer.from(value).toString("base64") : `<${value.length} bytes>`;
    }
    if (value instanceof Date) {
      return "<date>";
    }
    if (typeof value === "string") {
      return OPAQUE.includes(member) ? `<${member}>` : this.#text(value);
    }
    if (Array.isArray(value)) {
      return value.map((item) => this.#plain(item, operation));
    }
    if (typeof value !== "object" || value === null) {
      return value;
    }
    const members = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(members.map(([name, item]) => [name, this.#plain(item, operation, name)]));
  }

  #text(text: string): string {
    if (HASH.test(text) && !this.#names.has(text)) {
      this.name(text, `hash ${this.#names.size}`);
    }
    // The longest first: one may be a part of another.
    const names = [...this.#names].sort(([one], [other]) => other.length - one.length);
    return names.reduce((named, [actual, name]) => named.replaceAll(actual, name), text);
  }
}
