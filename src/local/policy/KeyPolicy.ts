import type { Condition } from "./Condition.js";

/** A key policy. */
export interface KeyPolicy {
  /** The policy document as the caller wrote it. */
  readonly document: string;
  /** The parsed statements. */
  readonly statements: readonly PolicyStatement[];
}

/** One statement of a key policy. */
export interface PolicyStatement {
  /** Whether the statement allows or denies. A denial overrides every permission. */
  readonly effect: "Allow" | "Deny";
  /** `*`, account IDs, and ARNs of accounts, users, roles and role sessions. */
  readonly principals: readonly string[];
  /** Actions, with wildcards. */
  readonly actions: readonly string[];
  /** Key ARNs, with wildcards; `*` is the key that the policy belongs to. */
  readonly resources: readonly string[];
  /** The lists that name what the statement does not apply to: those of NotPrincipal, NotAction and NotResource. */
  readonly excluding?: readonly ("Principal" | "Action" | "Resource")[];
  /** The conditions; the statement applies when a request meets all of them. */
  readonly conditions: readonly Condition[];
}
