import { isObject, isString } from "../../../runtime/typeGuards.js";
import { decodeBase64 } from "../../arguments/decodeBase64.js";
import type { Cell } from "./Cell.js";
import type { Row, RowItem } from "./Row.js";
import { RowProblem } from "./RowProblem.js";
import { fieldNames, type RowSpec } from "./RowSpec.js";
import { readContext } from "./readContext.js";

type Cells = readonly (Cell | undefined)[];

/** Reads the ciphertexts of a row, with their contexts and keys, from the cells of its fields, in the order of `fieldNames`. */
export function readContent(
  text: string,
  found: readonly Cells[],
  spec: RowSpec,
): Pick<Row, "content" | "id"> {
  const names = fieldNames(spec);
  const cellOf = (name: string | undefined) =>
    name === undefined ? undefined : found[names.lastIndexOf(name)]?.[0];
  const id = cellOf(spec.idField)?.json;
  try {
    const items: RowItem[] = [];
    const cells: Cell[] = [];
    const members = membersOf(spec, cellOf);
    for (const [index, name] of spec.fields.entries()) {
      for (const cell of found[index] ?? []) {
        if (isPresent(name, cell, spec.skipMissing)) {
          cells.push(cell);
          items.push({
            CiphertextBlob: bytesOf(name, cell),
            ...members,
            ...(spec.dryRun && { DryRun: true }),
          });
        }
      }
    }
    return { id, content: { text, cells, items } };
  } catch (error) {
    if (error instanceof RowProblem) {
      return { id, content: { problem: error.message } };
    }
    throw error;
  }
}

function isPresent(name: string, cell: Cell | undefined, skipMissing: boolean): cell is Cell {
  if (cell !== undefined && cell.value !== null && cell.value !== "") {
    return true;
  }
  if (skipMissing) {
    return false;
  }
  const what = cell === undefined ? "missing" : cell.value === null ? "null" : "empty";
  throw new RowProblem(`The field ${JSON.stringify(name)} is ${what}`);
}

function bytesOf(name: string, { value }: Cell): Uint8Array {
  if (!isString(value)) {
    throw new RowProblem(`The field ${JSON.stringify(name)} is not text, but ${kindOf(value)}`);
  }
  const decoded = decodeBase64(value);
  if ("problem" in decoded) {
    throw new RowProblem(`The field ${JSON.stringify(name)} is not base64. ${decoded.problem}`);
  }
  return decoded.bytes;
}

function membersOf(
  spec: RowSpec,
  cellOf: (name: string | undefined) => Cell | undefined,
): Omit<RowItem, "CiphertextBlob"> {
  const { sourceContextField: source, destinationContextField: destination } = spec;
  const DestinationKeyId = keyOf(spec.destinationKeyField, cellOf, spec.hasDefaultKey);
  return {
    ...(source !== undefined && { SourceEncryptionContext: readContext(source, cellOf(source)) }),
    ...(destination !== undefined && {
      DestinationEncryptionContext: readContext(destination, cellOf(destination)),
    }),
    ...(DestinationKeyId !== undefined && { DestinationKeyId }),
  };
}

function keyOf(
  name: string | undefined,
  cellOf: (name: string | undefined) => Cell | undefined,
  hasDefault: boolean,
): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  const { value = null } = cellOf(name) ?? {};
  if (isString(value) && value !== "") {
    return value;
  }
  if ((value === null || value === "") && hasDefault) {
    return undefined;
  }
  throw new RowProblem(`The field ${JSON.stringify(name)} does not name a destination key`);
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? "a list" : isObject(value) ? "an object" : `a ${typeof value}`;
