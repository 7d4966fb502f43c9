import { isObject } from "../../runtime/typeGuards.js";
import type { LocalKmsPrincipal } from "./LocalKmsPrincipal.js";

/** The ARN of a principal; the groups are its account ID and its resource. */
export const PRINCIPAL_ARN =
  /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(root|(?:user|role|federated-user)\/.+|assumed-role\/[^/]+\/[^/]+)$/;

/** Returns what is wrong with the option `principals`, without showing any credentials. */
export function principalsProblem(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return "must be a list of at least one principal";
  }
  const problems = value.map((principal, index) => problemOf(principal, index));
  const first = problems.find((problem) => problem !== undefined);
  return first ?? duplicateOf(value);
}

function problemOf(principal: unknown, index: number): string | undefined {
  if (!isObject(principal) || typeof principal.arn !== "string" || !PRINCIPAL_ARN.test(principal.arn)) {
    return `[${index}].arn must be the ARN of a user, a role, a role session or a root user, such as "arn:aws:iam::111122223333:user/alice"`;
  }
  const unknown = Object.keys(principal).find(
    (name) => !["arn", "credentials", "userId", "statements"].includes(name),
  );
  if (unknown !== undefined) {
    return `[${index}].${unknown} is not a member; the members are arn, credentials, userId and statements`;
  }
  if (principal.userId !== undefined && !isText(principal.userId)) {
    return `[${index}].userId must be a string such as "AIDACKCEVSQ6C2EXAMPLE"`;
  }
  if (principal.statements !== undefined && !isStatements(principal.statements)) {
    return `[${index}].statements must be a list of { effect: "Allow" or "Deny", actions: [...], resources: [...] }`;
  }
  return principal.credentials === undefined || isCredentials(principal.credentials)
    ? undefined
    : `[${index}].credentials must be { accessKeyId, secretAccessKey }, with an optional sessionToken and a Date as optional expiration`;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isCredentials = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.accessKeyId === "string" &&
  /^\w{1,128}$/.test(value.accessKeyId) &&
  isText(value.secretAccessKey) &&
  (value.sessionToken === undefined || isText(value.sessionToken)) &&
  (value.expiration === undefined ||
    (value.expiration instanceof Date && !Number.isNaN(value.expiration.getTime())));

const isStatements = (value: unknown): boolean => Array.isArray(value) && value.every(isStatement);

const isStatement = (value: unknown): boolean =>
  isObject(value) &&
  (value.effect === "Allow" || value.effect === "Deny") &&
  isTexts(value.actions) &&
  (value.resources === undefined || isTexts(value.resources));

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** LocalKms recognizes principals by their access key ID, and `credentialsOf` finds them by ARN. */
function duplicateOf(principals: readonly LocalKmsPrincipal[]): string | undefined {
  const ids = principals.flatMap(({ credentials }) => credentials?.accessKeyId ?? []);
  const arns = principals.map(({ arn }) => arn);
  if (new Set(ids).size < ids.length) {
    return "must not contain the same accessKeyId twice";
  }
  return new Set(arns).size < arns.length ? "must not contain the same arn twice" : undefined;
}
