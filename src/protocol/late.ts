import type { MetadataBearer } from "@smithy/types";
import type { Operation } from "./operation.js";
import type { StructureMembers } from "./shapes.js";

/**
 * A declaration that is made when a call first needs it. To make those of all commands takes a millisecond, more than
 * all else that an import evaluates.
 */
export const late = <Input extends object, Output extends MetadataBearer>(
  make: () => Operation<Input, Output>,
): Operation<Input, Output> => new LateOperation(make);

class LateOperation<Input extends object, Output extends MetadataBearer> implements Operation<Input, Output> {
  readonly #make: () => Operation<Input, Output>;
  #made: Operation<Input, Output> | undefined;

  constructor(make: () => Operation<Input, Output>) {
    this.#make = make;
  }

  get #operation(): Operation<Input, Output> {
    this.#made ??= this.#make();
    return this.#made;
  }

  get name(): string {
    return this.#operation.name;
  }

  get input(): StructureMembers {
    return this.#operation.input;
  }

  get output(): StructureMembers {
    return this.#operation.output;
  }

  get rules(): Operation["rules"] {
    return this.#operation.rules;
  }

  get errors(): Operation["errors"] {
    return this.#operation.errors;
  }

  get permissions(): string | undefined {
    return this.#operation.permissions;
  }
}
