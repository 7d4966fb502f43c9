/** Key policies: reading them, and refusing what KMS refuses or LocalKms could only ignore. */
import { LimitExceededException, UnsupportedOperationException } from "../../exceptions/common.js";
import { MalformedPolicyDocumentException } from "../../exceptions/management.js";
import { isObject, type JsonObject } from "../../protocol/aws-json.js";
import { refusal } from "../exceptions.js";
import { isConditionKey } from "./condition-keys.js";
import { CONDITION_OPERATORS, type Condition } from "./conditions.js";

/** One statement of a key policy. */
export interface PolicyStatement {
  /** Whether it allows or denies; what is denied anywhere is denied. */
  readonly effect: "Allow" | "Deny";
  /** `*`, account ids, and ARNs of accounts, users, roles and role sessions. */
  readonly principals: readonly string[];
  /** Actions, with wildcards. */
  readonly actions: readonly string[];
  /** Key ARNs, with wildcards; `*` is the key that the policy belongs to. */
  readonly resources: readonly string[];
  /** All of these have to be met. */
  readonly conditions: readonly Condition[];
}

/** A key policy. */
export interface KeyPolicy {
  /** The document, as it was given. */
  readonly document: string;
  /** What it says. */
  readonly statements: readonly PolicyStatement[];
}

const MAX_BYTES = 32_768;

/**
 * Reads a key policy.
 *
 * @throws (by KMS) {@link MalformedPolicyDocumentException} when it is no policy.
 * @throws (by KMS) {@link LimitExceededException} when it is larger than 32 KiB.
 * @throws (by KMS) {@link UnsupportedOperationException} when it says what LocalKms cannot decide.
 */
export function parseKeyPolicy(document: string): KeyPolicy {
  if (Buffer.byteLength(document) > MAX_BYTES) {
    throw refusal(LimitExceededException, "The key policy is longer than 32 KB.");
  }
  const policy = parseJson(document);
  checkMembers(policy, ["Version", "Id", "Statement"]);
  if (policy.Version !== undefined && policy.Version !== "2012-10-17" && policy.Version !== "2008-10-17") {
    throw malformed("The policy has an invalid version; use 2012-10-17.");
  }
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return { document, statements: statements.map(parseStatement) };
}

const malformed = (message: string) => refusal(MalformedPolicyDocumentException, message);

const unsupported = (what: string) =>
  refusal(UnsupportedOperationException, `LocalKms cannot decide ${what} in a key policy; leave it out.`);

function parseJson(document: string): JsonObject {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    throw malformed("The policy is not valid JSON.");
  }
  if (!isObject(policy)) {
    throw malformed("The policy is not a JSON object.");
  }
  return policy;
}

function checkMembers(value: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw malformed(`The policy has an unknown element ${unknown}.`);
  }
}

const STATEMENT = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

function parseStatement(statement: unknown): PolicyStatement {
  if (!isObject(statement)) {
    throw malformed("The policy has no statement, or one that is not a JSON object.");
  }
  const negated = ["NotPrincipal", "NotAction", "NotResource"].find((name) => Object.hasOwn(statement, name));
  if (negated !== undefined) {
    throw unsupported(negated);
  }
  checkMembers(statement, STATEMENT);
  const { Effect: effect } = statement;
  if (effect !== "Allow" && effect !== "Deny") {
    throw malformed("The policy has a statement whose Effect is neither Allow nor Deny.");
  }
  return {
    effect,
    principals: parsePrincipals(statement.Principal),
    // A statement without actions or without resources is no error; it has no effect.
    actions: texts(statement.Action ?? [], "Action"),
    resources: texts(statement.Resource ?? [], "Resource"),
    conditions: parseConditions(statement.Condition ?? {}),
  };
}

function texts(value: unknown, where: string): readonly string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item !== "string" && typeof item !== "number" && typeof item !== "boolean") {
      throw malformed(`The policy has a statement whose ${where} is not text.`);
    }
    if (String(item).includes("${")) {
      throw unsupported(`the policy variable ${String(item)}`);
    }
    return String(item);
  });
}

const AWS_PRINCIPAL =
  /^(?:\*|\d{12}|arn:aws[a-z-]*:(?:iam::\d{12}:(?:root|(?:user|role)\/[^*?]+)|sts::\d{12}:(?:assumed-role|federated-user)\/[^*?]+))$/;

function parsePrincipals(principal: unknown): readonly string[] {
  if (principal === undefined) {
    throw malformed("Policy contains a statement with no principal.");
  }
  if (principal === "*") {
    return ["*"];
  }
  if (!isObject(principal) || Object.keys(principal).length === 0) {
    throw invalidPrincipal();
  }
  checkMembers(principal, ["AWS", "Service", "Federated"]);
  // Services and federated users never call a LocalKms, so that they match nobody.
  const principals = texts(principal.AWS ?? [], "Principal");
  if (!principals.every((item) => AWS_PRINCIPAL.test(item))) {
    throw invalidPrincipal();
  }
  return principals;
}

const invalidPrincipal = () => malformed("Policy contains a statement with one or more invalid principals.");

function parseConditions(block: unknown): readonly Condition[] {
  if (!isObject(block)) {
    throw malformed("The policy has a statement whose Condition is not a JSON object.");
  }
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) {
      throw malformed(`The policy has a condition ${operator} that is not a JSON object.`);
    }
    return Object.entries(keys).map(([key, values]) => parseCondition(operator, key, values));
  });
}

function parseCondition(text: string, name: string, values: unknown): Condition {
  const [, quantifier, operator = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text) ?? [];
  if (!CONDITION_OPERATORS.includes(operator) || (operator === "Null" && suffix !== undefined)) {
    throw /^(?:Date|Binary|IpAddress|NotIpAddress)/.test(operator)
      ? unsupported(`the condition operator ${text}`)
      : malformed(`The policy has an invalid condition operator ${text}.`);
  }
  const key = name.toLowerCase();
  if (!isConditionKey(key)) {
    throw unsupported(`the condition key ${name}`);
  }
  return {
    operator,
    quantifier: quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : undefined,
    ifExists: suffix !== undefined,
    key,
    values: texts(values, "Condition"),
  };
}
