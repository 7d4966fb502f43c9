/** The results of a scenario's calls, in which placeholders replace values that differ between runs. */
import type { Driver } from "./clients.js";

const HASH = /\b[0-9a-f]{64}\b/g;
const OPAQUE = ["GrantToken", "NextMarker"];

/** Records the results of a scenario's calls. */
export class Transcript {
  /** The results, in order. */
  readonly entries: unknown[] = [];
  readonly #names = new Map<string, string>();

  /** Replaces a text that differs between runs by a placeholder from now on. */
  name(text: string, name: string): void {
    this.#names.set(text, `<${name}>`);
  }

  /** Records the output of a call. */
  succeeded(operation: string, output: object): void {
    this.entries.push({ operation, output: this.#plain(output, operation) });
  }

  /** Records the error of a call. */
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
      // The plaintext of Decrypt is known; all other bytes are random.
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
    for (const hash of text.match(HASH) ?? []) {
      if (!this.#names.has(hash)) {
        this.name(hash, `hash ${this.#names.size}`);
      }
    }
    // The longest first, because one may be part of another.
    const names = [...this.#names].sort(([one], [other]) => other.length - one.length);
    return names.reduce((named, [actual, name]) => named.replaceAll(actual, name), text);
  }
}
