import type { HttpHandlerOptions, Command as ICommand, MetadataBearer } from "@smithy/types";
import { type Operation, withOperation } from "../protocol/operation.js";
import { redact } from "../protocol/redact.js";
import { Command, type SmithyResolvedConfiguration } from "../smithy.js";

/** One call of an operation, to be sent by `KMSClient`. */
export interface KMSCommand<Input extends object, Output extends MetadataBearer>
  extends ICommand<object, Input, MetadataBearer, Output, SmithyResolvedConfiguration<HttpHandlerOptions>> {
  /** The input, checked when the command is sent; inspections and JSON show it without its secrets. */
  readonly input: Input;
  /** The declaration of the operation. */
  readonly operation: Operation<Input, Output>;
}

/** What every class made by {@link command} is. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (input: Input): KMSCommand<Input, Output>;
}

/** What Node.js shows of an object in logs and on the console. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes the class of an operation's command, to be extended: `class ReEncryptCommand extends command(ReEncrypt) {}`.
 */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation<Input, Output>,
): CommandClass<Input, Output> {
  const Base = Command.classBuilder<
    Input,
    Output,
    SmithyResolvedConfiguration<HttpHandlerOptions>,
    object,
    MetadataBearer
  >()
    .n("KMSClient", `${operation.name}Command`)
    .s("TrentService", operation.name, withOperation(operation))
    .f(
      (input) => redact(operation.input, input),
      (output) => redact(operation.output, output),
    )
    .build();
  return class extends Base {
    get operation(): Operation<Input, Output> {
      return operation;
    }

    toJSON(): object {
      return { operation: operation.name, input: redact(operation.input, this.input) };
    }

    [INSPECT](): object {
      return this.toJSON();
    }
  };
}
