/** The operations that can be called over HTTP. */
import { UnknownOperationException, UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import { decrypt } from "./Decrypt.js";
import { encrypt } from "./Encrypt.js";
import type { WireHandler } from "./handler.js";
import { OPERATION_NAMES } from "./operation-names.js";
import { reEncrypt } from "./ReEncrypt.js";

const HANDLERS: ReadonlyMap<string, WireHandler> = new Map(
  [decrypt, encrypt, reEncrypt].map((handler): [string, WireHandler] => [handler.operation.name, handler]),
);

/**
 * The handler of an operation.
 *
 * @throws {@link UnsupportedOperationException} when LocalKms does not perform it.
 * @throws {@link UnknownOperationException} when KMS has no such operation.
 */
export function handlerOf(operation: string): WireHandler {
  const handler = HANDLERS.get(operation);
  if (handler !== undefined) {
    return handler;
  }
  throw OPERATION_NAMES.has(operation)
    ? refusal(
        UnsupportedOperationException,
        `LocalKms does not perform ${operation}. It performs ${[...HANDLERS.keys()].join(", ")}.`,
      )
    : refusal(UnknownOperationException);
}
