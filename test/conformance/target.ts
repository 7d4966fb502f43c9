/** What the conformance tests run against: a LocalKms, or what KMS_TEST_ENDPOINT says. */
import { readFile } from "node:fs/promises";
import { type IdentityStatement, LocalKms } from "kms-reencrypt/local";
import type { ClientConfig } from "./clients.js";

/** What the conformance tests run against. */
export interface Target {
  /** Which kind it is; a scenario may leave one out. */
  readonly kind: "LocalKms" | "AWS" | "URL";
  /** How clients reach it. */
  readonly config: ClientConfig;
  /** The LocalKms, where faults can be ordered. */
  readonly kms: LocalKms | undefined;
  readonly close: () => Promise<void>;
}

/** May do what CONTRIBUTING.md says that the caller needs. */
const CALLER = "arn:aws:iam::111122223333:user/tester";
/** May do nothing; for the scenario about permissions. */
export const NOBODY = "arn:aws:iam::111122223333:user/nobody";

const setting = process.env.KMS_TEST_ENDPOINT ?? "";

/** Which kind of target it will be. */
export const kind = setting === "" ? "LocalKms" : setting === "aws" ? "AWS" : "URL";

/** Starts it, or says where it is. Credentials and Region of a service outside come from the environment. */
export async function startTarget(): Promise<Target> {
  if (kind !== "LocalKms") {
    const config = { maxAttempts: 10, ...(kind === "AWS" ? {} : { endpoint: setting }) };
    return { kind, config, kms: undefined, close: async () => {} };
  }
  const kms = await LocalKms.start({
    principals: [
      { arn: CALLER, statements: await documentedStatements() },
      { arn: NOBODY, statements: [] },
    ],
  });
  const { endpoint, region, credentials } = kms;
  return { kind, kms, config: { endpoint, region, credentials, maxAttempts: 1 }, close: () => kms.close() };
}

/** The permissions that CONTRIBUTING.md says are enough. */
async function documentedStatements(): Promise<IdentityStatement[]> {
  const text = await readFile(new URL("../../CONTRIBUTING.md", import.meta.url), "utf8");
  const [, policy = ""] = /^```json\n(.*?)^```$/ms.exec(text) ?? [];
  const statements: { Action: string[]; Resource: string | string[] }[] = JSON.parse(policy).Statement;
  return statements.map(({ Action, Resource }) => ({
    effect: "Allow",
    actions: Action,
    resources: [Resource].flat(),
  }));
}
