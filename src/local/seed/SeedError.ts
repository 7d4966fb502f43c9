/** A mistake in a seed. Its message shows where the mistake is and what is expected, but no values of the seed. */
export class SeedError extends TypeError {
  /** Where the mistake is in the seed, such as `Keys[0].KeyId`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Creates the error for an invalid seed.
 *
 * @param path - The path for the message.
 * @param expected - What is expected, as a phrase that follows the path.
 * @param at - The exact path of the mistake, when the message must not show it. Default: the path.
 */
export const seedError = (path: string, expected: string, at: string = path): SeedError =>
  new SeedError(at, `LocalKms cannot start: seed${path === "" ? "" : `.${path}`} ${expected}`);
