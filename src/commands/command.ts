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

/** What every class made by {@link command} is. An input without required members may be left out. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  new (...[input]: CommandArguments<Input>): KMSCommand<Input, Output>;
}

/** What a command is made of: its input, which may be left out when none of its members is required. */
export type CommandArguments<Input extends object> =
  Partial<Input> extends Input ? [input?: Input] : [input: Input];

/** What Node.js shows of an object in logs and on the console. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes the class of an operation's command, to be extended: `class ReEncryptCommand extends command(ReEncrypt) {}`.
 */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation<Input, Output>,
): CommandClass<Input, Output>;
export function command(operation: Operation): CommandClass<object, MetadataBearer> {
  const Base = Command.classBuilder<
    object,
    MetadataBearer,
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
    constructor(input: object = {}) {
      super(input);
    }

    get operation(): Operation {
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
