import type { KMSCommand } from "kms-reencrypt";

/** The operation that a command class declares. */
export const operationOf = (Command: { readonly prototype: Pick<KMSCommand<never, never>, "operation"> }) =>
  Command.prototype.operation;
