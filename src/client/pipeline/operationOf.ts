import type { HandlerExecutionContext } from "@smithy/types";
import { isObject } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";
import { SMITHY_CONTEXT_KEY } from "../../smithy.js";

/** The message for a command of another package. */
export const FOREIGN_COMMAND =
  "This command is not from kms-reencrypt: import it from kms-reencrypt, or declare it as a subclass of KMSCommand";

/** The operation of a call, which its command adds to the context. */
export function operationOf(context: HandlerExecutionContext): Operation {
  const declaration = context[SMITHY_CONTEXT_KEY]?.declaration;
  if (!isOperation(declaration)) {
    throw new TypeError(FOREIGN_COMMAND);
  }
  return declaration;
}

const isOperation = (value: unknown): value is Operation =>
  isObject(value) && "input" in value && "output" in value && "rules" in value;
