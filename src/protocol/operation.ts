import type { HandlerExecutionContext, MetadataBearer } from "@smithy/types";
import { SMITHY_CONTEXT_KEY } from "../smithy.js";
import type { Bounds, MemberName, MembersFor, StructureMembers } from "./shapes.js";

/** What is wrong with a value, where, and how to mend it. Never holds the value itself. */
export type Problem = {
  /** Where it is, such as `GrantTokens[10]` or `SourceEncryptionContext.tenant`. */
  readonly path: string;
  /** What is wrong and how to mend it, as a phrase that follows the path. */
  readonly message: string;
} & (
  | {
      /** A length or a number is out of its bounds. */
      readonly constraint: "length" | "range";
      /** The bound that is broken. */
      readonly limit: Bounds;
    }
  | {
      /** A text is none of those that are allowed. */
      readonly constraint: "enum";
      /** Those that are allowed. */
      readonly allowed: readonly string[];
    }
  | {
      /** Which other kind of constraint is broken. */
      readonly constraint: "required" | "type" | "pattern" | "unknown" | "rule";
    }
);

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
  { input, output, rules = [] }: Pick<Operation, "input" | "output"> & Partial<Pick<Operation, "rules">>,
): Operation {
  return { name, input, output, rules };
}

const DECLARATION = "declaration";

/** Puts a declaration where {@link operationOf} finds it: a command brings its own along in the context. */
export const withOperation = (declaration: Operation): Record<string, unknown> => ({
  [DECLARATION]: declaration,
});

/** The operation that a command brings along in the context. */
export function operationOf(context: HandlerExecutionContext): Operation {
  const declaration = context[SMITHY_CONTEXT_KEY]?.[DECLARATION];
  if (!isOperation(declaration)) {
    throw new TypeError(
      `${context.commandName ?? "The command"} is not one of kms-reencrypt: import it from "kms-reencrypt", or declare it with operation() and command()`,
    );
  }
  return declaration;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "input" in value && "output" in value && "rules" in value;
