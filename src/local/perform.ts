import { UnknownOperationException } from "../kms/commonErrors.js";
import { type InputOf, type Operations, operations } from "../kms/operations.js";
import type { Operation } from "../shapes/Operation.js";
import { validate } from "../shapes/validate.js";
import { withoutNull } from "../shapes/withoutNull.js";
import { rootPrincipal } from "./authorization/Principal.js";
import type { Call, Caller } from "./call/Call.js";
import { recordUsage } from "./call/recordUsage.js";
import { validationException } from "./call/validationException.js";
import { AT_ONCE } from "./config/LocalKmsPropagation.js";
import { createException } from "./exceptions.js";
import type { KeyStore } from "./keys/KeyStore.js";
import { handlers, type ResultOf } from "./operations.js";

/** The operation that a method of `KMS` calls. */
export const operationOf = (method: keyof Operations): Operation => operations[method].prototype.operation;

const METHODS: ReadonlyMap<string, keyof Operations> = new Map(
  Object.keys(handlers).flatMap((method) =>
    isMethod(method) ? [[method.charAt(0).toUpperCase() + method.slice(1), method]] : [],
  ),
);

/**
 * The method of `KMS` that calls an operation.
 *
 * @param operation - The name of the operation as the client sent it.
 * @throws {@link UnknownOperationException} when KMS has no such operation.
 */
export function methodOf(operation: string): keyof Operations {
  const method = METHODS.get(operation);
  if (method === undefined) {
    throw createException(UnknownOperationException);
  }
  return method;
}

function isMethod(method: string): method is keyof Operations {
  return Object.hasOwn(handlers, method);
}

/**
 * Performs an operation: at once, unless it takes time, such as the generation of an RSA key.
 *
 * @param caller - The caller. Default: the root user of the account of the store, whose changes take effect at once.
 * @throws {@link ValidationException} when a member of the input is invalid.
 * @throws {@link KMSServiceException} when the operation rejects the request.
 */
export function perform<Method extends keyof Operations>(
  method: Method,
  keys: KeyStore,
  input: InputOf<Method>,
  caller: Caller = ownerOf(keys),
): ResultOf<Method> | Promise<ResultOf<Method>> {
  const { name, input: shape } = operationOf(method);
  // Not the rules of the declaration, whose messages are those of the client: the handlers check the rules of KMS.
  const problems = validate({ input: shape, rules: [] }, input);
  if (problems.length > 0) {
    throw validationException(shape, input, problems);
  }
  const { principal, propagation, sourceIp, userAgent, requestId } = caller;
  const call: Call = { principal, propagation, sourceIp, userAgent, requestId, operation: name, keys };
  const result = handlers[method](call, withoutNull(shape, input));
  if (result instanceof Promise) {
    return result.then((value) => {
      recordUsage(call, value);
      return value;
    });
  }
  recordUsage(call, result);
  return result;
}

const ownerOf = ({ location }: KeyStore): Caller => ({
  principal: rootPrincipal(location.accountId, location.region),
  propagation: AT_ONCE,
});
