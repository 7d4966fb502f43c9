import type { Operation } from "../../shapes/Operation.js";
import type { Shape, StructureShape } from "../../shapes/shapes.js";

/** The values of a skeleton: for texts the names of their members where the skeleton is one of an output. */
interface SkeletonStyle {
  readonly usesNames: boolean;
  /** What stands for bytes. */
  readonly blob: unknown;
}

const EPOCH = "1970-01-01T00:00:00";

/** The skeleton of an input, for `--cli-input-json`. */
export const inputSkeleton = ({ input }: Operation): unknown =>
  skeletonOf(input, "", { usesNames: false, blob: null });

/** The skeleton of an output. */
export const outputSkeleton = ({ output }: Operation): unknown =>
  skeletonOf(output, "", { usesNames: true, blob: "" });

/** The values that are the first of their enumerations in the model of the AWS CLI. Ours are sorted. */
const FIRST = [
  "RSA_2048",
  "SYMMETRIC_DEFAULT",
  "RSAES_PKCS1_V1_5",
  "RSASSA_PSS_SHA_256",
  "SIGN_VERIFY",
  "AWS_KMS",
  "AES_256",
  "Decrypt",
  "KEY_MATERIAL_EXPIRES",
  "NEW_KEY_MATERIAL",
  "RAW",
];

const sample = (values: readonly string[]): string =>
  FIRST.find((first) => values.includes(first)) ?? values[0] ?? "";

/** What stands for the items of lists in outputs: the names of their types. Default: the name of the list. */
const ITEM_NAMES: Readonly<Record<string, string>> = {
  EncryptionAlgorithms: "EncryptionAlgorithmSpec",
  SigningAlgorithms: "SigningAlgorithmSpec",
  KeyAgreementAlgorithms: "KeyAgreementAlgorithmSpec",
  MacAlgorithms: "MacAlgorithmSpec",
  EncapsulationAlgorithms: "EncapsulationAlgorithmSpec",
  Operations: "GrantOperation",
  PolicyNames: "PolicyNameType",
};

function skeletonOf(shape: Shape, name: string, style: SkeletonStyle): unknown {
  switch (shape.type) {
    case "structure":
      return Object.fromEntries(
        shape.entries.map(([member, inner]) => [member, skeletonOf(inner, member, style)]),
      );
    case "list":
      return [skeletonOf(shape.member, ITEM_NAMES[name] ?? name, style)];
    case "map":
      return { KeyName: "" };
    case "blob":
      return style.blob;
    case "boolean":
      return true;
    case "integer":
      return 0;
    case "timestamp":
      return EPOCH;
    case "enum":
      return style.usesNames ? name : sample(shape.values);
    case "string":
      return style.usesNames ? name : "";
  }
}

/** The skeleton of an input as YAML, for `--cli-input-yaml`: every line says what the member takes. */
export const yamlSkeleton = ({ input }: Operation): string =>
  structureLines(input, "").join("\n").concat("\n");

const structureLines = ({ entries }: StructureShape, indent: string): readonly string[] =>
  entries.flatMap(([name, shape]) => {
    const [first = "", ...others] = valueLines(shape, indent);
    const comment = [shape.required ? "[REQUIRED]" : "", commentOf(shape)].filter(Boolean).join(" ");
    return [`${indent}${name}:${first && ` ${first}`}${comment && `  # ${comment}`}`, ...others];
  });

/** The lines of a value; the first one follows the name of its member. */
function valueLines(shape: Shape, indent: string): readonly string[] {
  switch (shape.type) {
    case "structure":
      return ["", ...structureLines(shape, `${indent}  `)];
    case "map":
      return ["", `${indent}  KeyName: ''`];
    case "list":
      return ["", ...itemLines(shape.member, indent)];
    case "blob":
      return ["!!binary ''"];
    case "boolean":
      return ["true"];
    case "integer":
      return ["0"];
    case "timestamp":
      return ["1970-01-01 00:00:00"];
    case "enum":
      return [sample(shape.values)];
    case "string":
      return ["''"];
  }
}

function itemLines(member: Shape, indent: string): readonly string[] {
  if (member.type !== "structure") {
    return [`${indent}- ${valueLines(member, indent)[0] ?? ""}`];
  }
  const [first = "", ...others] = structureLines(member, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...others];
}

const commentOf = (shape: Shape): string =>
  shape.type === "enum"
    ? `Valid values are: ${shape.values.join(", ")}.`
    : shape.type === "list" && shape.member.type === "enum"
      ? `Valid values are: ${shape.member.values.join(", ")}.`
      : "";
