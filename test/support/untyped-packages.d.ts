declare module "dynalite" {
  import type { Server } from "node:http";

  export default function dynalite(options?: { readonly createTableMs?: number }): Server;
}

declare module "asl-validator" {
  export default function validate(machine: unknown): {
    readonly isValid: boolean;
    readonly errors: readonly object[];
  };
}
