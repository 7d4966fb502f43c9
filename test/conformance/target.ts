/** The target of the conformance tests: a LocalKms, or the service that KMS_TEST_ENDPOINT names. */
import { readFile } from "node:fs/promises";
import { type IdentityStatement, LocalKms } from "kms-reencrypt/local";
import type { ClientConfig } from "./clients.js";

/** The service that the conformance tests call. */
export interface Target {
  /** Which kind it is. Scenarios may be skipped on some kinds. */
  readonly kind: "LocalKms" | "AWS" | "URL";
  /** The options of its clients. */
  readonly config: ClientConfig;
  /** The LocalKms, for injecting faults; `undefined` for any other target. */
  readonly kms: LocalKms | undefined;
  /** Stops it, if the tests have started it. */
  readonly close: () => Promise<void>;
}

/** A principal with exactly the permissions that CONTRIBUTING.md demands. */
const CALLER = "arn:aws:iam::111122223333:user/tester";
/** A principal without permissions. */
export const NOBODY = "arn:aws:iam::111122223333:user/nobody";

/** A Region for replicas. */
export const OTHER_REGION = "us-west-2";

const setting = process.env.KMS_TEST_ENDPOINT ?? "";

/** The kind of the target. */
export const kind = setting === "" ? "LocalKms" : setting === "aws" ? "AWS" : "URL";

/** Starts a LocalKms, or returns the service that KMS_TEST_ENDPOINT names, with credentials and Region of the environment. */
export async function startTarget(): Promise<Target> {
  if (kind !== "LocalKms") {
    const config = { maxAttempts: 10, ...(kind === "AWS" ? {} : { endpoint: setting }) };
    return { kind, config, kms: undefined, close: async () => {} };
  }
  const kms = await LocalKms.start({
    regions: ["us-east-1", OTHER_REGION],
    principals: [
      { arn: CALLER, statements: await documentedStatements() },
      { arn: NOBODY, statements: [] },
    ],
  });
  const { endpoint, region, credentials } = kms;
  return { kind, kms, config: { endpoint, region, credentials, maxAttempts: 1 }, close: () => kms.close() };
}

/** The permissions in CONTRIBUTING.md. */
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
