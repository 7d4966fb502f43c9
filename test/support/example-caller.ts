/** Runs examples against a LocalKms as a caller with the policies in their headers. */
import { readFile } from "node:fs/promises";
import type { LocalKms, LocalKmsPrincipal } from "kms-reencrypt/local";

/** The administrator of a LocalKms account: the first of its `principals`. */
export const ROOT: LocalKmsPrincipal = { arn: "arn:aws:iam::111122223333:root" };

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

type IdentityStatements = NonNullable<LocalKmsPrincipal["statements"]>;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

/** Reads the JSON documents in the header of an example, in order. */
export async function headerDocumentsOf(example: string): Promise<string[]> {
  const source = await readFile(new URL(`../../examples/${example}.ts`, import.meta.url), "utf8");
  const header = source.slice(0, source.indexOf("*/")).replaceAll(/^ \* ?/gm, "");
  return header.match(/^\{$.*?^\}$/gms) ?? [];
}

/** Converts the statements of an IAM policy to those of a LocalKms principal. */
export const statementsOf = (policy: string): IdentityStatements =>
  JSON.parse(policy).Statement.map(({ Effect, Action, Resource }: Statement) => ({
    effect: Effect,
    actions: listOf(Action),
    resources: listOf(Resource),
  }));

/** Reads the IAM policy in the header of an example: its first JSON document. */
export async function headerPolicyOf(example: string): Promise<IdentityStatements> {
  const [policy = "{}"] = await headerDocumentsOf(example);
  return statementsOf(policy);
}

/** Lists the actions of statements, sorted. */
export const actionsOf = (statements: IdentityStatements): string[] =>
  [...new Set(statements.flatMap(({ actions }) => actions))].sort();

/** Lists the actions that a principal needed for its calls, sorted. */
export function actionsUsed(kms: LocalKms, principal: string): string[] {
  const operations = kms.requests.all().filter((request) => request.principal === principal);
  const actions = operations.flatMap(({ operation }) =>
    operation === "ReEncrypt" ? ["kms:ReEncryptFrom", "kms:ReEncryptTo"] : [`kms:${operation}`],
  );
  return [...new Set(actions)].sort();
}

/** The AWS environment variables that make a process call a LocalKms. */
export const environmentOf = (
  kms: LocalKms,
  { accessKeyId, secretAccessKey } = kms.credentials,
): Record<string, string> => ({
  AWS_ENDPOINT_URL_KMS: kms.endpoint,
  AWS_REGION: kms.region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
});
