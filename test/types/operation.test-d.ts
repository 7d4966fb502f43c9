import type { MetadataBearer } from "@smithy/types";
import { KMSCommand, type OperationDeclaration, type Rule, shapes } from "kms-reencrypt";
import { expectTypeOf } from "vitest";

const { blob, boolean, enumeration, integer, list, map, required, string, structure, timestamp } = shapes;

interface Tag {
  TagKey: string;
  TagValue?: string | undefined;
}
const State = { Enabled: "Enabled", Disabled: "Disabled" } as const;
const OneState = { Enabled: "Enabled" } as const;
const MoreStates = { ...State, Lost: "Lost" } as const;
interface Input {
  KeyId: string;
  Data?: Uint8Array | undefined;
  Limit?: number | undefined;
  DryRun?: boolean | undefined;
  Since?: Date | undefined;
  State?: "Enabled" | "Disabled" | undefined;
  Context?: Record<string, string> | undefined;
  Tags?: Tag[] | undefined;
}
interface Output extends MetadataBearer {
  KeyId: string;
}
const tag = structure<Tag>({ TagKey: required(string()), TagValue: string() });
const input = {
  KeyId: required(string()),
  Data: blob(),
  Limit: integer(),
  DryRun: boolean(),
  Since: timestamp(),
  State: enumeration(State),
  Context: map(),
  Tags: list(tag),
};
const output = { KeyId: required(string()) };

// A declaration has a shape for every member. Its command takes and returns the interfaces.
class OpCommand extends KMSCommand<Input, Output> {
  declaration(): OperationDeclaration<Input, Output> {
    return { name: "Op", input, output };
  }
}
expectTypeOf(new OpCommand({ KeyId: "k" }).input).toEqualTypeOf<Input>();
// @ts-expect-error the key is required
new OpCommand({});

const operation = <I extends object, O extends MetadataBearer>(declaration: OperationDeclaration<I, O>) =>
  declaration;
const name = "Op";

const { Limit: _limit, ...withoutLimit } = input;
// @ts-expect-error a member of the input is missing
operation<Input, Output>({ name, input: withoutLimit, output });
// @ts-expect-error a member of the output is missing
operation<Input, Output>({ name, input, output: {} });
// @ts-expect-error a member is not in the interface
operation<Input, Output>({ name, input, output: { KeyId: required(string()), Other: string() } });
// @ts-expect-error a number is not a string
operation<Input, Output>({ name, input: { ...input, Limit: string() }, output });
// @ts-expect-error a string is not a blob
operation<Input, Output>({ name, input: { ...input, Data: string() }, output });
// @ts-expect-error a map is not a structure
operation<Input, Output>({ name, input: { ...input, Context: tag }, output });
// @ts-expect-error the items are not strings
operation<Input, Output>({ name, input: { ...input, Tags: list(string()) }, output });
// @ts-expect-error a value is missing
operation<Input, Output>({ name, input: { ...input, State: enumeration({ Enabled: "Enabled" }) }, output });
// @ts-expect-error a value is not in the type
operation<Input, Output>({ name, input: { ...input, State: enumeration(MoreStates) }, output });
// @ts-expect-error the member is required
operation<Input, Output>({ name, input: { ...input, KeyId: string() }, output });
// @ts-expect-error the member is optional
operation<Input, Output>({ name, input: { ...input, Limit: required(integer()) }, output });
const misspelt: Rule<"Limt"> = () => [];
// @ts-expect-error a rule reads a member that does not exist
operation<Input, Output>({ name, input, output, rules: [misspelt] });

// A required enumeration is as exact as an optional one.
type Required = { State: "Enabled" | "Disabled" };
operation<Required, Output>({ name, input: { State: required(enumeration(State)) }, output });
// @ts-expect-error a value is missing
operation<Required, Output>({ name, input: { State: required(enumeration(OneState)) }, output });
// @ts-expect-error a value is not in the type
operation<Required, Output>({ name, input: { State: required(enumeration(MoreStates)) }, output });

// A type without a shape does not compile.
// @ts-expect-error the values of a map are strings
operation<{ Map?: Record<string, number> }, Output>({ name, input: { Map: map() }, output });
// @ts-expect-error the values of a map are strings
operation<{ Map?: Record<string, { a: string }> }, Output>({ name, input: { Map: map() }, output });
// @ts-expect-error a function is not a structure
operation<{ Call?: () => void }, Output>({ name, input: { Call: structure({}) }, output });
