import { LimitExceededException } from "../../kms/commonErrors.js";
import { MalformedPolicyDocumentException } from "../../kms/errors.js";
import { isObject } from "../../runtime/typeGuards.js";
import type { JsonObject } from "../../shapes/awsJson.js";
import {
  ANY_SCOPE,
  type PrincipalDirectory,
  type PrincipalScope,
} from "../authorization/PrincipalDirectory.js";
import { createException, notImplemented } from "../exceptions.js";
import { CONDITION_OPERATORS, type Condition } from "./Condition.js";
import { isOperand } from "./isOperand.js";
import { isSupportedConditionKey } from "./isSupportedConditionKey.js";
import type { KeyPolicy, PolicyStatement } from "./KeyPolicy.js";
import { variablesIn, withoutVariables } from "./policyVariables.js";

const MAX_BYTES = 32_768;

/** Where a policy belongs, and which principals it can name. */
interface PolicyContext {
  /** The Region of the key. */
  readonly region: string;
  /** The principals that exist. */
  readonly directory: PrincipalDirectory;
  /** Whether the version of the policy has variables. */
  readonly hasVariables: boolean;
}

/**
 * Parses a key policy.
 *
 * @param scope - The store of the key. Default: that of seeds.
 * @throws {@link MalformedPolicyDocumentException} when the document is not a key policy.
 * @throws {@link LimitExceededException} when the document is larger than 32 KiB.
 * @throws `NotImplementedException` when the policy has an element that LocalKms does not evaluate.
 */
export function parseKeyPolicy(document: string, scope: PrincipalScope = ANY_SCOPE): KeyPolicy {
  if (Buffer.byteLength(document) > MAX_BYTES) {
    throw createException(LimitExceededException, "The key policy is longer than 32 KB.");
  }
  const policy = parseJson(document);
  checkMembers(policy, ["Version", "Id", "Statement"]);
  if (policy.Version !== undefined && policy.Version !== "2012-10-17" && policy.Version !== "2008-10-17") {
    throw malformed("The policy has an invalid version; use 2012-10-17.");
  }
  const context: PolicyContext = {
    region: scope.location.region,
    directory: scope.directory,
    hasVariables: policy.Version === "2012-10-17",
  };
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  if (statements.length === 0) {
    throw malformed("The policy has no statement.");
  }
  return { document, statements: statements.map((statement) => parseStatement(statement, context)) };
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

const STATEMENT = ["Sid", "Effect", "Condition"];
const LISTS = ["Principal", "Action", "Resource"] as const;

function parseStatement(statement: unknown, context: PolicyContext): PolicyStatement {
  if (!isObject(statement)) {
    throw malformed("The policy has no statement, or one that is not a JSON object.");
  }
  checkMembers(statement, [...STATEMENT, ...LISTS.flatMap((name) => [name, `Not${name}`])]);
  const { Effect: effect } = statement;
  if (effect !== "Allow" && effect !== "Deny") {
    throw malformed("The policy has a statement whose Effect is neither Allow nor Deny.");
  }
  const excluding = LISTS.filter((name) => Object.hasOwn(statement, `Not${name}`));
  const both = excluding.find((name) => Object.hasOwn(statement, name));
  if (both !== undefined) {
    throw malformed(`The policy has a statement with both ${both} and Not${both}.`);
  }
  const listOf = (name: (typeof LISTS)[number]) => statement[excluding.includes(name) ? `Not${name}` : name];
  return {
    effect,
    principals: parsePrincipals(listOf("Principal"), context),
    // A statement without actions or resources is valid and has no effect.
    actions: textsOf(listOf("Action") ?? [], "Action"),
    resources: patternsOf(listOf("Resource") ?? [], "Resource", context),
    ...(excluding.length === 0 ? {} : { excluding }),
    conditions: parseConditions(statement.Condition ?? {}, context),
  };
}

function textsOf(value: unknown, element: string): readonly string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item !== "string" && typeof item !== "number" && typeof item !== "boolean") {
      throw malformed(`The policy has a statement whose ${element} is not text.`);
    }
    return String(item);
  });
}

/** Texts that can contain policy variables, unless the policy has an old version. */
function patternsOf(value: unknown, element: string, { hasVariables }: PolicyContext): readonly string[] {
  const texts = textsOf(value, element);
  if (!hasVariables) {
    return texts.map(withoutVariables);
  }
  const unknown = texts.flatMap(variablesIn).find((key) => !isSupportedConditionKey(key));
  if (unknown !== undefined) {
    throw unsupported(`the policy variable \${${unknown}}`);
  }
  return texts;
}

const ACCOUNT = /^\d{12}$/;
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/;

const PROVIDER =
  /^(?:arn:aws[a-z-]*:iam::\d{12}:(?:saml|oidc)-provider\/[^*?]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})$/;

function parsePrincipals(principal: unknown, context: PolicyContext): readonly string[] {
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
  const { AWS: principals = [], Service: services = [], Federated: providers = [] } = principal;
  const names = textsOf(principals, "Principal");
  const canExist = (name: string) =>
    name === "*" || ACCOUNT.test(name) || context.directory.canExist(name, context.region);
  const isService = (name: string) => SERVICE.test(name);
  const isProvider = (name: string) => PROVIDER.test(name);
  if (
    hasEmptyList(principal) ||
    !names.every(canExist) ||
    !textsOf(services, "Principal").every(isService) ||
    !textsOf(providers, "Principal").every(isProvider)
  ) {
    throw invalidPrincipal();
  }
  return names;
}

const hasEmptyList = (principal: JsonObject): boolean =>
  Object.values(principal).some((value) => Array.isArray(value) && value.length === 0);

const invalidPrincipal = () => malformed("Policy contains a statement with one or more invalid principals.");

function parseConditions(block: unknown, context: PolicyContext): readonly Condition[] {
  if (!isObject(block)) {
    throw malformed("The policy has a statement whose Condition is not a JSON object.");
  }
  return Object.entries(block).flatMap(([operator, keys]) => {
    if (!isObject(keys)) {
      throw malformed(`The policy has a condition ${operator} that is not a JSON object.`);
    }
    return Object.entries(keys).map(([key, values]) => parseCondition(operator, key, values, context));
  });
}

function parseCondition(text: string, name: string, values: unknown, context: PolicyContext): Condition {
  const [, quantifier, operator = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text) ?? [];
  if (!CONDITION_OPERATORS.includes(operator) || (operator === "Null" && suffix !== undefined)) {
    throw malformed(`The policy has an invalid condition operator ${text}.`);
  }
  const key = name.toLowerCase();
  if (!isSupportedConditionKey(key)) {
    throw unsupported(`the condition key ${name}`);
  }
  const operands = patternsOf(values, "Condition", context);
  if (!operands.every((value) => isOperand(operator, value))) {
    throw malformed(`The policy has a condition ${text} with a value that it cannot compare with.`);
  }
  return {
    operator,
    quantifier: quantifier === "ForAllValues" || quantifier === "ForAnyValue" ? quantifier : undefined,
    ifExists: suffix !== undefined,
    key,
    values: operands,
  };
}
