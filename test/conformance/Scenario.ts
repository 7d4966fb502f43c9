import type { Target } from "./target.js";
import type { World } from "./World.js";

/** Calls that are made with both clients, which have to record the same. */
export interface Scenario {
  /** What it shows; the name of its test. */
  readonly name: string;
  /** Makes the calls. */
  readonly run: (kms: World) => Promise<void>;
  /** The targets on which it is skipped, and why. Default: none. */
  readonly skip?: { readonly targets: readonly Target["kind"][]; readonly because: string };
}
