import { UnknownOperationException } from "../kms/commonErrors.js";
import { type InputOf, type Operations, operations } from "../kms/operations.js";
import type { Operation } from "../shapes/Operation.js";
import { validate } from "../shapes/validate.js";
import { withoutNull } from "../shapes/withoutNull.js";
import { rootPrincipal } from "./authorization/Principal.js";
import type { Caller } from "./call/Call.js";
import { recordUsage } from "./call/recordUsage.js";
import { validationException } from "./call/validationException.js";
import { AT_ONCE } from "./config/LocalKmsPropagation.js";
import { createException } from "./exceptions.js";
import type { KeyStore } from "./keys/KeyStore.js";
import { isOperationName } from "./OperationName.js";
import { handlers, type ResultOf } from "./operations.js";

/** The operation that a method of `KMS` calls. */
export const operationOf = (method: keyof Operations): Operation => operations[method].prototype.operation;

/**
 * The method of `KMS` that calls an operation.
 *
 * @param operation - The name of the operation as the client sent it.
 * @throws {@link UnknownOperationException} when KMS has no such operation.
 */
export function methodOf(operation: string): keyof Operations {
  const method = operation.charAt(0).toLowerCase() + operation.slice(1);
  if (!isOperationName(operation) || !isMethod(method)) {
    throw createException(UnknownOperationException);
  }
  return method;
}

const isMethod = (method: string): method is keyof Operations => Object.hasOwn(handlers, method);

/**
 * Performs an operation.
 *
 * @param caller - The caller. Default: the root user of the account of the store, whose changes take effect at once.
 * @throws {@link ValidationException} when a member of the input is invalid.
 * @throws {@link KMSServiceException} when the operation rejects the request.
 */
export async function perform<Method extends keyof Operations>(
  method: Method,
  keys: KeyStore,
  input: InputOf<Method>,
  caller: Caller = ownerOf(keys),
): Promise<ResultOf<Method>> {
  const { name, input: shape } = operationOf(method);
  // Not the rules of the declaration, whose messages are those of the client: the handlers check the rules of KMS.
  const problems = validate({ input: shape, rules: [] }, input);
  if (problems.length > 0) {
    throw validationException(shape, input, problems);
  }
  const result = await handlers[method]({ ...caller, operation: name, keys }, withoutNull(shape, input));
  recordUsage({ ...caller, operation: name, keys }, result);
  return result;
}

const ownerOf = ({ location }: KeyStore): Caller => ({
  principal: rootPrincipal(location.accountId, location.region),
  propagation: AT_ONCE,
});
