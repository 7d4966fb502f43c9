import { ReEncryptCommand } from "../../kms/operations/ReEncrypt.js";
import type { Operation } from "../../shapes/Operation.js";
import { otherOperation } from "./otherOperation.js";

/** The operation of a command; `undefined` for a command that is not an operation. Finds ReEncrypt without the others. */
export const findOperation = (command: string): Operation | undefined =>
  command === "re-encrypt" ? ReEncryptCommand.prototype.operation : otherOperation(command);
