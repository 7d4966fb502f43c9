import { LimitExceededException } from "../../kms/commonErrors.js";
import { MalformedPolicyDocumentException } from "../../kms/errors.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import { createException, notImplemented } from "../exceptions.js";
import { CONDITION_OPERATORS, type Condition } from "./Condition.js";
import { isSupportedConditionKey } from "./isSupportedConditionKey.js";
import type { KeyPolicy, PolicyStatement } from "./KeyPolicy.js";

const MAX_BYTES = 32_768;

/**
 * Parses a key policy.
 *
 * @throws {@link MalformedPolicyDocumentException} when the document is not a key policy.
 * @throws {@link LimitExceededException} when the document is larger than 32 KiB.
 * @throws `NotImplementedException` when the policy has an element that LocalKms does not evaluate.
 */
export function parseKeyPolicy(document: string): KeyPolicy {
  if (Buffer.byteLength(document) > MAX_BYTES) {
    throw createException(LimitExceededException, "The key policy is longer than 32 KB.");
  }
  const policy = parseJson(document);
  checkMembers(policy, ["Version", "Id", "Statement"]);
  if (policy.Version !== undefined && policy.Version !== "2012-10-17" && policy.Version !== "2008-10-17") {
    throw malformed("The policy has an invalid version; use 2012-10-17.");
  }
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return { document, statements: statements.map(parseStatement) };
}

const malformed = (message: string) => createException(MalformedPolicyDocumentException, message);

const unsupported = (element: string) =>
  notImplemented(`LocalKms does not evaluate ${element} in a key policy`, "leave it out in your test");

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
    // A statement without actions or resources is valid and has no effect.
    actions: textsOf(statement.Action ?? [], "Action"),
    resources: textsOf(statement.Resource ?? [], "Resource"),
    conditions: parseConditions(statement.Condition ?? {}),
  };
}

function textsOf(value: unknown, element: string): readonly string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item !== "string" && typeof item !== "number" && typeof item !== "boolean") {
      throw malformed(`The policy has a statement whose ${element} is not text.`);
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
  // Services and federated users never call LocalKms, so they match no caller.
  const principals = textsOf(principal.AWS ?? [], "Principal");
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
  if (!isSupportedConditionKey(key)) {
    throw unsupported(`the condition key ${name}`);
  }
  return {
    operator,
    quantifier: quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : undefined,
    ifExists: suffix !== undefined,
    key,
    values: textsOf(values, "Condition"),
  };
}
