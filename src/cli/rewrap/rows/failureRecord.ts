import { KMSServiceException } from "../../../errors/KMSServiceException.js";
import type { Row } from "./Row.js";
import { utf8Of } from "./utf8Of.js";

/** Why a row failed. */
export interface RowFailure {
  readonly name: string;
  readonly message: string;
  readonly serviceMessage?: string | undefined;
  readonly requestId?: string | undefined;
  /** How many requests were sent. */
  readonly attempts: number;
}

/** The name of the failure of a row that could not be read. */
export const INVALID_ROW = "InvalidRow";

/** The failure of a row that could not be read. */
export const unreadable = (message: string): RowFailure => ({ name: INVALID_ROW, message, attempts: 0 });

/** The failure of a row that KMS rejected, or that did not reach it. */
export function failureOfCall(error: Error, attempts: number): RowFailure {
  const { name, message } = error;
  if (!(error instanceof KMSServiceException)) {
    return { name, message, attempts };
  }
  const { requestId } = error.$metadata;
  return { name, message, serviceMessage: error.serviceMessage, requestId, attempts };
}

/** The line of the failure file for a row: the row is in it exactly, so that the file can be an input. */
export function failureRecord(row: Row, error: RowFailure): string {
  const text = utf8Of(row.original);
  const members = [
    `"line":${row.line}`,
    ...(row.id === undefined ? [] : [`"id":${row.id}`]),
    `"error":${JSON.stringify(error)}`,
    ...(row.header === undefined ? [] : [`"header":${JSON.stringify(row.header)}`]),
    text === undefined
      ? `"rowBase64":${JSON.stringify(Buffer.from(row.original).toString("base64"))}`
      : `"row":${JSON.stringify(text.replace(/\n$/, ""))}`,
  ];
  return `{${members.join(",")}}\n`;
}
