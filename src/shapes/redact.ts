import { fromBase64 } from "../runtime/base64.js";
import { ownMember } from "../runtime/ownMember.js";
import { toHex } from "../runtime/toHex.js";
import { isArray, isObject, isString, isStructure } from "../runtime/typeGuards.js";
import { fromUtf8 } from "../runtime/utf8.js";
import type { Operation } from "./Operation.js";
import type { Shape } from "./shapes.js";

/** Replaces a secret in a log: the text that the AWS SDKs use. */
const PLACEHOLDER = "***SensitiveInformation***";

/**
 * Returns a copy of an input or output that is safe to log. A placeholder replaces every secret. Where a structure
 * contains secrets, it also replaces unknown members and members of the wrong type, which may be a secret in the wrong
 * place.
 */
export function redact(shape: Shape, value: unknown): unknown {
  if (value === undefined || !holdsSecrets(shape)) {
    return isStructure(value) ? { ...value } : value;
  }
  if (shape.type === "list" && isArray(value)) {
    return value.map((item) => redact(shape.member, item));
  }
  return shape.type === "structure" && isStructure(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, member]) => {
          const known = ownMember(shape.members, name);
          return [name, known ? redact(known, member) : PLACEHOLDER];
        }),
      )
    : PLACEHOLDER;
}

/** Whether an operation takes or returns secrets, so that its responses may contain some. */
export const handlesSecrets = ({ input, output }: Pick<Operation, "input" | "output">): boolean =>
  holdsSecrets(input) || holdsSecrets(output);

const holdsSecrets = (shape: Shape): boolean =>
  isSensitive(shape) ||
  (shape.type === "list" && holdsSecrets(shape.member)) ||
  (shape.type === "structure" && shape.entries.some(([, member]) => holdsSecrets(member)));

/** The secrets of an input, in the form that they have on the wire, and decoded. */
export function secretsOf(shape: Shape, wire: unknown): string[] {
  if (isSensitive(shape) && isString(wire)) {
    return shape.type === "blob" ? [wire, ...decoded(wire)] : [wire];
  }
  if (shape.type === "list" && isArray(wire)) {
    return wire.flatMap((item) => secretsOf(shape.member, item));
  }
  return shape.type === "structure" && isObject(wire)
    ? shape.entries.flatMap(([name, member]) => secretsOf(member, wire[name]))
    : [];
}

/** Shorter texts are words such as `test`, which stand in names as well; replacing them hides nothing and garbles names. */
const SHORTEST_SECRET = 7;

/** Bytes as the texts that a server may repeat: UTF-8, Latin-1, and hexadecimal. */
function decoded(base64: string): string[] {
  const bytes = fromBase64(base64) ?? new Uint8Array();
  return bytes.byteLength < SHORTEST_SECRET
    ? []
    : [fromUtf8(bytes), new TextDecoder("latin1").decode(bytes), toHex(bytes)];
}

/** Replaces secrets in a text, as they are and as JSON has them: some servers repeat what they were sent. */
export const withoutSecrets = (text: string, secrets: readonly (string | undefined)[]): string =>
  secrets.reduce<string>(
    (rest, secret = "") =>
      secret.length < SHORTEST_SECRET
        ? rest
        : rest.replaceAll(secret, PLACEHOLDER).replaceAll(JSON.stringify(secret).slice(1, -1), PLACEHOLDER),
    text,
  );

const isSensitive = (shape: Shape): boolean => "sensitive" in shape && ownMember(shape, "sensitive") === true;
