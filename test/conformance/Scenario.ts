import type { Target } from "./target.js";
import type { World } from "./World.js";

/** Something that both clients do, and have to see the same of. */
export interface Scenario {
  readonly name: string;
  readonly run: (kms: World) => Promise<void>;
  /** Where it is left out, and why. */
  readonly not?: { readonly targets: readonly Target["kind"][]; readonly because: string };
}
