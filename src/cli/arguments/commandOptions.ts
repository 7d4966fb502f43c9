import type { Operation } from "../../shapes/Operation.js";
import type { Shape } from "../../shapes/shapes.js";
import type { OptionSpec } from "./OptionSpec.js";
import { optionNameOf } from "./optionNameOf.js";

/** An option that is a member of the input of an operation. */
export interface MemberOption extends OptionSpec {
  /** The name of the member. */
  readonly member: string;
  readonly shape: Shape;
  /** Whether the option sets a switch to `false`. */
  readonly negates: boolean;
  /** Whether the option has to be given. */
  readonly required: boolean;
}

/** The options of the members of an operation, in the order of its declaration. */
export const memberOptions = ({ input }: Pick<Operation, "input">): readonly MemberOption[] =>
  input.entries.flatMap(([member, shape]): readonly MemberOption[] => {
    const name = optionNameOf(member);
    const option = { name, member, shape, negates: false, required: shape.required === true };
    return shape.type === "boolean"
      ? [
          { ...option, takes: "flag" },
          { ...option, name: `no-${name}`, takes: "flag", negates: true, required: false },
        ]
      : [{ ...option, takes: shape.type === "list" ? "list" : "value" }];
  });

/** The options of every operation besides those of its members. */
export const OPERATION_OPTIONS: readonly OptionSpec[] = [
  { name: "cli-input-json", takes: "value" },
  { name: "cli-input-yaml", takes: "value" },
  {
    name: "generate-cli-skeleton",
    takes: "optional",
    implied: "input",
    choices: ["input", "output", "yaml-input"],
  },
  { name: "select", takes: "value", own: true },
  { name: "what-if", takes: "flag", own: true },
  { name: "stdin-lines", takes: "flag", own: true },
  { name: "out", takes: "value", own: true },
  { name: "force", takes: "flag", own: true },
  { name: "base64-in", takes: "flag", own: true },
];

/** The further options of operations whose results come in pages. */
export const PAGE_OPTIONS: readonly OptionSpec[] = [
  { name: "starting-token", takes: "value" },
  { name: "page-size", takes: "value" },
  { name: "max-items", takes: "value" },
];

/** Whether the results of an operation come in pages. */
export const isPaged = ({ input, output }: Operation): boolean =>
  Object.hasOwn(input.members, "Marker") && Object.hasOwn(output.members, "NextMarker");

/** All options of an operation. */
export const operationOptions = (operation: Operation): readonly OptionSpec[] => [
  ...memberOptions(operation),
  ...OPERATION_OPTIONS,
  ...(isPaged(operation) ? PAGE_OPTIONS : []),
];
