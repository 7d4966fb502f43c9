/** The operations of KMS, of all lists. To add one, write its file in `operations/` and add it to one of the lists. */
import administrativeOperations, { type AdministrativeMethods } from "./administrativeOperations.js";
import cryptographicOperations, { type CryptographicMethods } from "./cryptographicOperations.js";
import type { KMSCommand } from "./KMSCommand.js";
import keyOperations, { type KeyMethods } from "./keyOperations.js";

export * from "./administrativeOperations.js";
export * from "./cryptographicOperations.js";
export * from "./keyOperations.js";

/** The operations, by the names of their methods. */
export type Operations = typeof cryptographicOperations &
  typeof keyOperations &
  typeof administrativeOperations;

/** The command of each operation, by the name of its method of `KMS`. */
// Bundlers drop an unused call with this annotation, and the commands with it, but not a spread. For Parcel it takes a function.
export const operations: Operations = /* @__PURE__ */ (() => ({
  ...cryptographicOperations,
  ...keyOperations,
  ...administrativeOperations,
}))();

/**
 * The operations of {@link KMS}, each as a method: the input, then options, a callback, or both. Without a callback it
 * returns a promise of the output. Each takes, returns and throws what its command does.
 */
// Written out, because editors show the comment of a method only if it has signatures of its own.
export interface KMSMethods extends CryptographicMethods, KeyMethods, AdministrativeMethods {}

/** The command of an operation, by the name of its method. */
export type CommandOf<Method extends keyof Operations> = InstanceType<Operations[Method]>;

/** The input of an operation, by the name of its method. */
export type InputOf<Method extends keyof Operations> = CommandOf<Method>["input"];

/** The output of an operation, by the name of its method. */
export type OutputOf<Method extends keyof Operations> = Method extends keyof Operations
  ? CommandOf<Method> extends KMSCommand<infer _, infer Output>
    ? Output
    : never
  : never;

/** The inputs of all commands of this package. */
export type ServiceInputTypes = InputOf<keyof Operations>;

/** The outputs of all commands of this package. */
export type ServiceOutputTypes = OutputOf<keyof Operations>;
