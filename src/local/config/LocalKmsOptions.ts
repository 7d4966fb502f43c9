import type { Clock } from "../Clock.js";
import type { LocalKmsQuotas } from "../quotas/LocalKmsQuotas.js";
import type { Seed } from "../seed/Seed.js";
import type { LocalKmsPrincipal } from "./LocalKmsPrincipal.js";
import type { LocalKmsPropagation } from "./LocalKmsPropagation.js";

/** The options of {@link LocalKms.start}. */
export interface LocalKmsOptions {
  /** The port to listen on, 0 to 65535. Default: 0, which is any free port. */
  port?: number | undefined;
  /**
   * The address or host name to listen on. Default: `127.0.0.1`, which other machines cannot reach. An address that
   * they can reach causes a process warning, because keys and plaintexts then cross the network unencrypted.
   */
  host?: string | undefined;
  /**
   * The Region of the seed and of the methods of {@link LocalKms}, such as `eu-central-1`. Requests must be signed for it,
   * unless `regions` has others. Default: the first one of `regions`, or `us-east-1`.
   */
  region?: string | undefined;
  /**
   * The Regions that requests may be signed for, such as `["us-east-1", "eu-west-1"]`, or `"any"`. Each has keys and
   * aliases of its own, at the same endpoint; multi-Region keys can be replicated among them. Default: only `region`.
   */
  regions?: readonly string[] | "any" | undefined;
  /** The ID of the account that owns the keys, 12 digits. Default: `111122223333`. */
  accountId?: string | undefined;
  /**
   * The principals that may call LocalKms. {@link LocalKms.credentials} returns the credentials of the first one.
   * Default: the root user of the account, who may do everything, with random credentials.
   */
  principals?: readonly LocalKmsPrincipal[] | undefined;
  /**
   * The initial keys and aliases, which {@link LocalKms.reset} restores. An object, or the path or file URL of a JSON
   * file, or of a YAML file when its name ends with `.yaml` or `.yml`. Default: none.
   */
  seed?: Seed | string | URL | undefined;
  /** The source of the current time. With a {@link VirtualClock}, a test moves it. Default: the clock of this machine. */
  clock?: Clock | undefined;
  /** How many requests LocalKms accepts before it throttles. Default: no limits. */
  quotas?: LocalKmsQuotas | undefined;
  /**
   * How long changes take to have an effect: milliseconds for all of them, or an object for each kind. Changes by the seed
   * and by methods of {@link LocalKms} always have an effect at once. Default: 0.
   */
  propagation?: number | LocalKmsPropagation | undefined;
  /**
   * Whether LocalKms rejects requests that are not signed correctly, as AWS does. With `false`, it accepts every request:
   * as the principal whose access key ID the request names, or else as the first principal. Unless `host` is an address that
   * other machines can reach, it still rejects requests that a web page may have sent: those with an `Origin` header, or
   * whose `Host` header does not name this machine. Default: `true`.
   */
  verifySignatures?: boolean | undefined;
}
