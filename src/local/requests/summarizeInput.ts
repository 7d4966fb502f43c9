import { isBytes, isObject } from "../../runtime/typeGuards.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import type { RecordedRequest } from "./RequestLog.js";

/** What the log keeps of an input. */
type InputSummary = Pick<RecordedRequest, "keyIds" | "encryptionContexts" | "byteLengths">;

const KEY_MEMBERS = ["KeyId", "SourceKeyId", "DestinationKeyId", "TargetKeyId", "AliasName"];

/** Summarizes an input without its secrets. */
export function summarizeInput(input: JsonObject): InputSummary {
  const keyIds: Record<string, string> = {};
  const encryptionContexts: Record<string, Record<string, string>> = {};
  const byteLengths: Record<string, number> = {};
  for (const name of Object.keys(input)) {
    const { [name]: value } = input;
    if (typeof value === "string" && KEY_MEMBERS.includes(name)) {
      keyIds[name] = value;
    } else if (isBytes(value)) {
      byteLengths[name] = value.byteLength;
    } else if (name.endsWith("EncryptionContext") && isContext(value)) {
      encryptionContexts[name] = value;
    }
  }
  return { keyIds, encryptionContexts, byteLengths };
}

const isContext = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every((text) => typeof text === "string");
