import { UnknownOperationException } from "../kms/commonErrors.js";
import { type InputOf, type Operations, operations } from "../kms/operations.js";
import type { Operation } from "../shapes/Operation.js";
import { validate } from "../shapes/validate.js";
import { withoutNull } from "../shapes/withoutNull.js";
import { type Principal, rootPrincipal } from "./authorization/Principal.js";
import { validationException } from "./call/validationException.js";
import { createException, notImplemented } from "./exceptions.js";
import type { KeyStore } from "./keys/KeyStore.js";
import { isOperationName } from "./OperationName.js";
import { handlers, type ResultOf } from "./operations.js";

/** The operation that a method of `KMS` calls. */
export const operationOf = (method: keyof Operations): Operation => operations[method].prototype.operation;

/**
 * The method of `KMS` that calls an operation.
 *
 * @param operation - The name of the operation as the client sent it.
 * @throws `NotImplementedException` when LocalKms does not perform the operation.
 * @throws {@link UnknownOperationException} when KMS has no such operation.
 */
export function methodOf(operation: string): keyof Operations {
  if (!isOperationName(operation)) {
    throw createException(UnknownOperationException);
  }
  const method = operation.charAt(0).toLowerCase() + operation.slice(1);
  if (!isPerformed(method)) {
    throw notPerformed(operation);
  }
  return method;
}

const isPerformed = (method: string): method is keyof Operations => Object.hasOwn(handlers, method);

function notPerformed(operation: string) {
  const names = Object.keys(handlers)
    .filter(isPerformed)
    .map((method) => operationOf(method).name);
  return notImplemented(
    `LocalKms does not perform ${operation}. It performs ${names.join(", ")}`,
    "mock this call in your test, or send it to another endpoint",
  );
}

/**
 * Performs an operation.
 *
 * @param principal - The caller. Default: the root user of the account of the store.
 * @throws {@link ValidationException} when a member of the input is invalid.
 * @throws {@link KMSServiceException} when the operation rejects the request.
 */
export async function perform<Method extends keyof Operations>(
  method: Method,
  keys: KeyStore,
  input: InputOf<Method>,
  principal: Principal = rootPrincipal(keys.location.accountId, keys.location.region),
): Promise<ResultOf<Method>> {
  const { name, input: shape } = operationOf(method);
  // Not the rules of the declaration, whose messages are those of the client: the handlers check the rules of KMS.
  const problems = validate({ input: shape, rules: [] }, input);
  if (problems.length > 0) {
    throw validationException(shape, input, problems);
  }
  const handle = handlers[method];
  if (handle === undefined) {
    throw notPerformed(name);
  }
  return handle({ operation: name, keys, principal }, withoutNull(shape, input));
}
