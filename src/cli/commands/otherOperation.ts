import { operations } from "../../kms/operations.js";
import type { Operation } from "../../shapes/Operation.js";
import { optionNameOf } from "../arguments/optionNameOf.js";

type OperationName = keyof typeof operations;

const isName = (name: string): name is OperationName => Object.hasOwn(operations, name);

/** The names of the commands that are operations, such as `re-encrypt`. */
export const operationCommands = (): readonly string[] => Object.keys(operations).map(optionNameOf).sort();

/** The operation of a command; `undefined` for a command that is not an operation. */
export function otherOperation(command: string): Operation | undefined {
  const name = command.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return isName(name) && optionNameOf(name) === command ? operations[name].prototype.operation : undefined;
}
