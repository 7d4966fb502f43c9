/** How many are remembered: a response that is repeated late may come after others. */
const MAXIMUM = 50;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const UUID_LENGTH = 36;

/** The request IDs of the last responses over a connection. */
export class RequestIds {
  readonly #ids = new Set<string>();

  /** Remembers the header of a response if it is a UUID, as those of KMS are: other servers may repeat theirs. */
  add(header: unknown): void {
    if (typeof header === "string" && UUID.test(header)) {
      this.#ids.add(header);
      if (this.#ids.size > MAXIMUM) {
        const [oldest = ""] = this.#ids;
        this.#ids.delete(oldest);
      }
    }
  }

  /** Whether a header has the ID of an earlier response. Where two responses run into each other, it has the IDs of both. */
  includes(header: unknown): boolean {
    const text = String(header);
    return (
      this.#ids.has(text) || (text.length > UUID_LENGTH && [...this.#ids].some((id) => text.includes(id)))
    );
  }
}
