import type { Operation } from "../../protocol/operation.js";
import { validate } from "../../protocol/validate.js";
import { type Principal, rootOf } from "../authorization/Principal.js";
import type { KeyStore } from "../keys/KeyStore.js";
import type { Call } from "./call.js";
import { validationError } from "./validation-errors.js";

/** An operation, and what the service does when it is called. */
export interface OperationHandler<Input extends object, Output> {
  /** What the operation is called, and what it takes. */
  readonly operation: Pick<Operation, "name" | "input">;
  /**
   * Does it. The input has passed the bounds of its members; rules between members are checked here.
   *
   * A method and not a property, so that the handlers of different inputs fit into one table: that each gets the
   * input it is written for is up to `operation`, which the compiler cannot follow.
   */
  handle(call: Call, input: Input): Output | Promise<Output>;
}

/** The handler of an operation that can be called over HTTP: its declaration also says how the output is written. */
export interface WireHandler extends OperationHandler<object, object | undefined> {
  /** The whole declaration. */
  readonly operation: Operation;
}

/**
 * Calls an operation.
 *
 * @param principal - Who calls. Default: the root user of the account of the store.
 * @throws (by KMS) {@link ValidationException} when the input breaks the bounds of its members.
 * @throws (by KMS) {@link KMSServiceException} for whatever else the operation refuses.
 */
export async function perform<Input extends object, Output>(
  handler: OperationHandler<Input, Output>,
  keys: KeyStore,
  input: Input,
  principal: Principal = rootOf(keys.location.accountId, keys.location.region),
): Promise<Output> {
  const { name, input: members } = handler.operation;
  // The rules between members are left out: they are the client's, in its words. The handler has the service's.
  const problems = validate({ input: members, rules: [] }, input);
  if (problems.length > 0) {
    throw validationError(members, input, problems);
  }
  return handler.handle({ operation: name, keys, principal }, input);
}
