/** Examples against a LocalKms that lets them do what the policies in their headers allow, and nothing else. */
import { readFile } from "node:fs/promises";
import type { LocalKms, LocalKmsPrincipal } from "kms-reencrypt/local";

/** The administrator of the account of a LocalKms, to begin the `principals` with. */
export const ROOT: LocalKmsPrincipal = { arn: "arn:aws:iam::111122223333:root" };

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

type IdentityStatements = NonNullable<LocalKmsPrincipal["statements"]>;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

/** The JSON documents in the header of an example, in their order. */
export async function headerDocumentsOf(example: string): Promise<string[]> {
  const source = await readFile(new URL(`../../examples/${example}.ts`, import.meta.url), "utf8");
  const header = source.slice(0, source.indexOf("*/")).replaceAll(/^ \* ?/gm, "");
  return header.match(/^\{$.*?^\}$/gms) ?? [];
}

/** The statements of an IAM policy, as a principal of a LocalKms takes them. */
export const statementsOf = (policy: string): IdentityStatements =>
  JSON.parse(policy).Statement.map(({ Effect, Action, Resource }: Statement) => ({
    effect: Effect,
    actions: listOf(Action),
    resources: listOf(Resource),
  }));

/** The IAM policy in the header of an example; where it has several JSON documents, the first one. */
export async function headerPolicyOf(example: string): Promise<IdentityStatements> {
  const [policy = "{}"] = await headerDocumentsOf(example);
  return statementsOf(policy);
}

/** The actions that statements allow, sorted. */
export const actionsOf = (statements: IdentityStatements): string[] =>
  [...new Set(statements.flatMap(({ actions }) => actions))].sort();

/** The actions that a principal needed for its calls, sorted. */
export function actionsUsed(kms: LocalKms, principal: string): string[] {
  const operations = kms.requests.all().filter((request) => request.principal === principal);
  const actions = operations.flatMap(({ operation }) =>
    operation === "ReEncrypt" ? ["kms:ReEncryptFrom", "kms:ReEncryptTo"] : [`kms:${operation}`],
  );
  return [...new Set(actions)].sort();
}

/** The usual environment of AWS, for a process that is to call a LocalKms in its place. */
export const environmentOf = (
  kms: LocalKms,
  { accessKeyId, secretAccessKey } = kms.credentials,
): Record<string, string> => ({
  AWS_ENDPOINT_URL_KMS: kms.endpoint,
  AWS_REGION: kms.region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
});
