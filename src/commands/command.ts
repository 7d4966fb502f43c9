import type { HttpHandlerOptions, Command as ICommand, MetadataBearer } from "@smithy/types";
import { type Operation, withOperation } from "../protocol/operation.js";
import { redact } from "../protocol/redact.js";
import { Command, type SmithyResolvedConfiguration } from "../smithy.js";

/** What every class made by {@link command} is: one call of an operation, to be sent by `KMSClient`. */
export interface CommandClass<Input extends object, Output extends MetadataBearer> {
  /** Makes one call of the operation; the input is checked when it is sent. */
  new (
    input: Input,
  ): ICommand<object, Input, MetadataBearer, Output, SmithyResolvedConfiguration<HttpHandlerOptions>>;
}

/**
 * Makes the class of an operation's command, to be extended: `class ReEncryptCommand extends command(ReEncrypt) {}`.
 */
export function command<Input extends object, Output extends MetadataBearer>(
  operation: Operation<Input, Output>,
): CommandClass<Input, Output> {
  return Command.classBuilder<
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
}
