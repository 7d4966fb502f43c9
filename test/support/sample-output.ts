/** Outputs for any operation, and commands that can be sent without an input. */
import type { MetadataBearer } from "@smithy/types";
import { KMSCommand } from "kms-reencrypt";
import type { Operation } from "../../src/shapes/Operation.js";
import { type Shape, type StructureShape, structure } from "../../src/shapes/shapes.js";

/** A command of an operation that takes no input. */
export function commandWithoutInput(operation: Operation): KMSCommand<object, MetadataBearer> {
  class Command extends KMSCommand<object, MetadataBearer> {
    declaration() {
      return { name: operation.name, input: {}, output: {} };
    }
    override get operation(): Operation {
      return { ...operation, input: structure<object>({}), rules: [] };
    }
  }
  return new Command({});
}

/** An output with every member, as JSON. */
export const sampleOutput = ({ entries }: Pick<StructureShape, "entries">): Record<string, unknown> =>
  Object.fromEntries(entries.map(([name, shape]) => [name, sampleValue(shape)]));

function sampleValue(shape: Shape): unknown {
  switch (shape.type) {
    case "blob":
      return "AQID";
    case "boolean":
      return true;
    case "integer":
      return 5;
    case "timestamp":
      return 1_600_000_000.5;
    case "enum":
      return shape.values[0];
    case "list":
      return [sampleValue(shape.member)];
    case "map":
      return { tenant: "a" };
    case "structure":
      return sampleOutput(shape);
    default:
      return "text";
  }
}

/** Every way to have one member missing, at any depth: with the path of the member, and with `null` or nothing instead. */
export function withoutOneMember(wire: Record<string, unknown>): { path: string; body: object }[] {
  return Object.keys(wire).flatMap((name) => {
    const { [name]: member, ...rest } = wire;
    const here = [rest, { ...wire, [name]: null }].map((body) => ({ path: name, body }));
    const [inner] = Array.isArray(member) ? member : [member];
    const deeper = isRecord(inner) ? withoutOneMember(inner) : [];
    return [
      ...here,
      ...deeper.map(({ path, body }) => ({
        path: `${name}.${path}`,
        body: { ...wire, [name]: Array.isArray(member) ? [body] : body },
      })),
    ];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
