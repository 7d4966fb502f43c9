import type { MetadataBearer } from "@smithy/types";
import {
  blob,
  boolean,
  command,
  enumeration,
  integer,
  list,
  map,
  operation,
  required,
  string,
  structure,
  timestamp,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

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

// A table with every member, each of its kind, is a declaration, and its command takes and returns the interfaces.
const Op = operation<Input, Output>("Op", { input, output });
class OpCommand extends command(Op) {}
expectTypeOf(new OpCommand({ KeyId: "k" }).input).toEqualTypeOf<Input>();
// @ts-expect-error the key is required
new OpCommand({});

const { Limit: _limit, ...withoutLimit } = input;
// @ts-expect-error a member of the input is missing
operation<Input, Output>("Op", { input: withoutLimit, output });
// @ts-expect-error a member of the output is missing
operation<Input, Output>("Op", { input, output: {} });
// @ts-expect-error a member is not in the interface
operation<Input, Output>("Op", { input, output: { KeyId: required(string()), Other: string() } });
// @ts-expect-error a number is no string
operation<Input, Output>("Op", { input: { ...input, Limit: string() }, output });
// @ts-expect-error text is no blob
operation<Input, Output>("Op", { input: { ...input, Data: string() }, output });
// @ts-expect-error a map is no structure
operation<Input, Output>("Op", { input: { ...input, Context: tag }, output });
// @ts-expect-error the items are no strings
operation<Input, Output>("Op", { input: { ...input, Tags: list(string()) }, output });
// @ts-expect-error one of the texts is missing
operation<Input, Output>("Op", { input: { ...input, State: enumeration({ Enabled: "Enabled" }) }, output });
// @ts-expect-error one text too many
operation<Input, Output>("Op", { input: { ...input, State: enumeration(MoreStates) }, output });
// @ts-expect-error the member is required
operation<Input, Output>("Op", { input: { ...input, KeyId: string() }, output });
// @ts-expect-error the member is optional
operation<Input, Output>("Op", { input: { ...input, Limit: required(integer()) }, output });
// @ts-expect-error a rule speaks of a member that is not there
operation<Input, Output>("Op", { input, output, rules: [{ members: ["Limt"], check: () => [] }] });

// A required enum is as exact as an optional one.
type Required = { State: "Enabled" | "Disabled" };
operation<Required, Output>("Op", { input: { State: required(enumeration(State)) }, output });
// @ts-expect-error one of the texts is missing
operation<Required, Output>("Op", { input: { State: required(enumeration(OneState)) }, output });
// @ts-expect-error one text too many
operation<Required, Output>("Op", { input: { State: required(enumeration(MoreStates)) }, output });

// What the language has no shape for does not compile.
// @ts-expect-error a map is from text to text
operation<{ Map?: Record<string, number> }, Output>("Op", { input: { Map: map() }, output });
// @ts-expect-error a map is from text to text
operation<{ Map?: Record<string, { a: string }> }, Output>("Op", { input: { Map: map() }, output });
// @ts-expect-error a function is no structure
operation<{ Call?: () => void }, Output>("Op", { input: { Call: structure({}) }, output });
