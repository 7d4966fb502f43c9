/** Who may call a LocalKms, and by which credentials it knows them. */
import { isObject } from "../protocol/aws-json.js";
import { type IdentityStatement, type Principal, rootOf } from "./authorization/Principal.js";
import { type LocalKmsCredentials, randomCredentials } from "./credentials.js";

/** One who may call a LocalKms. */
export interface LocalKmsPrincipal {
  /**
   * Its ARN: of an IAM user, a role, a role session or the root of an account, such as
   * `arn:aws:iam::111122223333:user/alice`. Its account need not be that of the LocalKms.
   */
  arn: string;
  /** What its requests are signed with. Default: random; {@link LocalKms.credentialsOf} tells them. */
  credentials?: LocalKmsCredentials | undefined;
  /**
   * What IAM allows and denies it. Default: nothing, as with a new user, so that only key policies and grants let it
   * in; but the root of an account may do everything.
   */
  statements?: readonly IdentityStatement[] | undefined;
}

/** A principal, and the credentials it is known by. */
export interface KnownPrincipal extends Principal {
  /** What its requests are signed with. */
  readonly credentials: LocalKmsCredentials;
}

const ARN =
  /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(root|(?:user|role|federated-user)\/.+|assumed-role\/[^/]+\/[^/]+)$/;

/** The principals in the order given, or one that may do everything: the root of the account. */
export function resolvePrincipals(
  principals: readonly LocalKmsPrincipal[] = [],
  { accountId, region }: { readonly accountId: string; readonly region: string },
): [KnownPrincipal, ...KnownPrincipal[]] {
  const root = rootOf(accountId, region);
  const [first = { ...root, credentials: randomCredentials() }, ...others] = principals.map((principal) => {
    const [, account = accountId, resource] = ARN.exec(principal.arn) ?? [];
    const { arn, statements = resource === "root" ? root.statements : [], credentials } = principal;
    return { arn, accountId: account, statements, credentials: { ...(credentials ?? randomCredentials()) } };
  });
  return [first, ...others];
}

/** What is wrong with the `principals` of the options; nothing of a credential is repeated. */
export function principalsProblem(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return "must be a list of at least one principal";
  }
  const problems = value.map((principal, index) => problemOf(principal, index));
  const found = problems.find((problem) => problem !== undefined);
  return found ?? duplicateOf(value);
}

function problemOf(principal: unknown, index: number): string | undefined {
  if (!isObject(principal) || typeof principal.arn !== "string" || !ARN.test(principal.arn)) {
    return `[${index}].arn must be the ARN of a user, a role, a role session or a root, such as "arn:aws:iam::111122223333:user/alice"`;
  }
  const unknown = Object.keys(principal).find((name) => !["arn", "credentials", "statements"].includes(name));
  if (unknown !== undefined) {
    return `[${index}].${unknown} is not known; a principal has arn, credentials and statements`;
  }
  if (principal.statements !== undefined && !isStatements(principal.statements)) {
    return `[${index}].statements must be a list of { effect: "Allow" or "Deny", actions: [...], resources: [...] }`;
  }
  return principal.credentials === undefined || isCredentials(principal.credentials)
    ? undefined
    : `[${index}].credentials must be { accessKeyId, secretAccessKey }, and may have a sessionToken and a Date as expiration`;
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

/** Credentials have to tell the principals apart. */
function duplicateOf(principals: readonly LocalKmsPrincipal[]): string | undefined {
  const ids = principals.flatMap(({ credentials }) => credentials?.accessKeyId ?? []);
  const arns = principals.map(({ arn }) => arn);
  if (new Set(ids).size < ids.length) {
    return "must not have the same accessKeyId twice";
  }
  return new Set(arns).size < arns.length ? "must not have the same arn twice" : undefined;
}
