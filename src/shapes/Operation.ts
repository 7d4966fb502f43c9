import type { MetadataBearer } from "@smithy/types";
import type { KMSServiceException } from "../errors/KMSServiceException.js";
import type { Problem } from "../errors/Problem.js";
import { type MemberName, type MembersFor, type StructureShape, structure } from "./shapes.js";

/**
 * A constraint that spans several members of an input. It returns every problem that it finds; each member may be
 * missing or of the wrong type.
 */
export type Rule<Name extends string = string> = (
  input: Readonly<Partial<Record<Name, unknown>>>,
) => readonly Problem[];

/** The likely causes of an error and the next step, as a sentence or a function that makes one for an input. */
export type Advice<Name extends string = string> =
  | string
  | ((input: Readonly<Partial<Record<Name, unknown>>>) => string);
/**
 * Whether it is harmless to carry out a call twice: the second time changes nothing more, and its response means the same
 * to the caller. A function decides by the input, which is valid.
 */
export type Idempotency<Name extends string = string> =
  | boolean
  | ((input: Readonly<Partial<Record<Name, unknown>>>) => boolean);

/** An operation of the service: everything that the pipeline and LocalKms need to know about it. */
export interface Operation {
  /** Its name on the wire, such as `ReEncrypt`. */
  readonly name: string;
  /** The shape of its input. */
  readonly input: StructureShape;
  /** The shape of its output, without `$metadata`. */
  readonly output: StructureShape;
  /** The constraints that span several members of its input. */
  readonly rules: readonly Rule[];
  /** The exceptions that only some operations have, this one among them. */
  readonly errors: readonly (typeof KMSServiceException)[];
  /** What the caller has to be allowed, as a phrase for the message of `AccessDeniedException`. */
  readonly permissions?: string | undefined;
  /** The advice for error codes that replaces that of their classes. */
  readonly advice?: Readonly<Record<string, Advice>> | undefined;
  /** Whether it is harmless to carry out a call twice. */
  readonly idempotent: Idempotency;
}

/** How an operation is declared. The compiler checks the tables against its interfaces. */
export interface OperationDeclaration<Input extends object, Output extends MetadataBearer> {
  /** Its name on the wire, such as `EnableKey`. */
  readonly name: string;
  /** A shape for each member of the input. */
  readonly input: MembersFor<Input>;
  /** A shape for each member of the output, without `$metadata`. */
  readonly output: MembersFor<Output>;
  /** Constraints that span several members of the input. Default: none. */
  readonly rules?: readonly Rule<MemberName<Input>>[];
  /**
   * Exceptions that the client does not know by itself. It throws an instance of the class when the service responds
   * with its code. Default: none.
   */
  readonly errors?: readonly (typeof KMSServiceException)[];
  /**
   * What the caller has to be allowed, as a phrase such as `kms:EnableKey on the key`; the message of
   * `AccessDeniedException` contains it. Default: none.
   */
  readonly permissions?: string;
  /**
   * The advice for error codes, where that of their class does not fit this operation; their messages contain it.
   * Default: none.
   */
  readonly advice?: Readonly<Record<string, Advice<MemberName<Input>>>>;
  /**
   * Whether it is harmless to carry out a call twice: the second time changes nothing more, and its response means the
   * same to the caller. A function decides by the input. The client never sends another call again once the service may
   * have received it, unless the service responds that it did nothing, and waits longer for its response.
   * Default: `false`.
   */
  readonly idempotent?: Idempotency<MemberName<Input>>;
}

/** Makes the operation of a declaration. In one literal: calls read a copy that was spread a little slower. */
export const makeOperation = <Input extends object, Output extends MetadataBearer>({
  name,
  input,
  output,
  rules = [],
  errors = [],
  permissions,
  advice,
  idempotent = false,
}: OperationDeclaration<Input, Output>): Operation => ({
  name,
  input: structure<Input>(input),
  output: structure<Output>(output),
  rules,
  errors,
  permissions,
  advice,
  idempotent,
});
