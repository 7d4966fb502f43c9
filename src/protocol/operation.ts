import type { HandlerExecutionContext, HttpHandlerOptions, MetadataBearer } from "@smithy/types";
import type { ExceptionClass } from "../exceptions/KMSServiceException.js";
import { SMITHY_CONTEXT_KEY } from "../smithy.js";
import { isObject } from "./aws-json.js";
import type { Problem } from "./Problem.js";
import type { MemberName, MembersFor, StructureMembers } from "./shapes.js";

export type { Problem };

/** A constraint that spans several members of an input. */
export interface Rule<Name extends string = string> {
  /** The members it speaks of. */
  readonly members: readonly Name[];
  /** Finds what breaks it in an input; each member may be missing or of the wrong kind. */
  readonly check: (input: Readonly<Record<string, unknown>>) => readonly Problem[];
}

/** An operation of the service: everything that the pipeline and a server need to know of it. */
export interface Operation<Input extends object = object, Output extends MetadataBearer = MetadataBearer> {
  /** Its name on the wire, such as `ReEncrypt`. */
  readonly name: string;
  /** The members of its input. */
  readonly input: StructureMembers;
  /** The members of its output, without `$metadata`. */
  readonly output: StructureMembers;
  /** The constraints that span several members of its input. */
  readonly rules: readonly Rule[];
  /** The classes of errors that only this operation has. */
  readonly errors: readonly ExceptionClass<string, "client" | "server">[];
  /** What the caller has to be allowed, as a phrase for the message of `AccessDeniedException`. */
  readonly permissions?: string | undefined;
  /** Carries the types along for the compiler; never set. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** The tables of an operation, held to its interfaces by the compiler. */
export interface OperationTables<Input extends object, Output extends MetadataBearer> {
  /** A shape for each member of the input. */
  readonly input: MembersFor<Input>;
  /** A shape for each member of the output, without `$metadata`. */
  readonly output: MembersFor<Output>;
  /** Constraints that span several members of the input. Default: none. */
  readonly rules?: readonly Rule<MemberName<Input>>[];
  /**
   * Classes of errors that the package does not know, made with `exception()`. An answer with such a code then throws
   * an instance of its class. Default: none.
   */
  readonly errors?: readonly ExceptionClass<string, "client" | "server">[];
  /**
   * What the caller has to be allowed, as a phrase such as `kms:EnableKey on the key`; the message of
   * `AccessDeniedException` says it. Default: nothing is said.
   */
  readonly permissions?: string;
}

/**
 * Declares an operation of KMS: its name on the wire, and a table for its input and its output. Leaving out a
 * member, or giving it the wrong kind, does not compile.
 */
export function operation<Input extends object, Output extends MetadataBearer>(
  name: string,
  tables: OperationTables<Input, Output>,
): Operation<Input, Output>;
export function operation(
  name: string,
  {
    input,
    output,
    rules = [],
    errors = [],
    permissions,
  }: Partial<Operation> & Pick<Operation, "input" | "output">,
): Operation {
  return { name, input, output, rules, errors, permissions };
}

/** What a command brings along in the context of its call; there {@link operationOf} finds its declaration. */
export const smithyContextOf = (
  declaration: Operation,
  commandInstance: object,
  abortSignal: HttpHandlerOptions["abortSignal"],
): Record<string, unknown> => ({
  service: "TrentService",
  operation: declaration.name,
  declaration,
  commandInstance,
  abortSignal,
});

/** What is said of what is no command of this package. */
export const FOREIGN_COMMAND =
  "This is no command of kms-reencrypt: import it from kms-reencrypt, or declare it with operation() and command()";

/** The operation that a command brings along in the context. */
export function operationOf(context: HandlerExecutionContext): Operation {
  const declaration = context[SMITHY_CONTEXT_KEY]?.declaration;
  if (!isOperation(declaration)) {
    throw new TypeError(FOREIGN_COMMAND);
  }
  return declaration;
}

const isOperation = (value: unknown): value is Operation =>
  isObject(value) && "input" in value && "output" in value && "rules" in value;
