import type { MetadataBearer } from "@smithy/types";
import type { Operation } from "./operation.js";

/**
 * A declaration that is made when a call first needs it. To make those of all commands takes a millisecond, more than
 * all else that an import evaluates.
 */
export function late<Input extends object, Output extends MetadataBearer>(
  make: () => Operation<Input, Output>,
): Operation<Input, Output> {
  let made: Operation<Input, Output> | undefined;
  const operation = (): Operation<Input, Output> => {
    made ??= make();
    return made;
  };
  // Members of its own, so that a copy or an inspection has what the declaration has.
  return {
    get name() {
      return operation().name;
    },
    get input() {
      return operation().input;
    },
    get output() {
      return operation().output;
    },
    get rules() {
      return operation().rules;
    },
    get errors() {
      return operation().errors;
    },
    get permissions() {
      return operation().permissions;
    },
  };
}
