import { type Principal, rootPrincipal, userIdOf } from "../authorization/Principal.js";
import { type LocalKmsCredentials, randomCredentials } from "./LocalKmsCredentials.js";
import type { LocalKmsPrincipal } from "./LocalKmsPrincipal.js";
import { PRINCIPAL_ARN } from "./principalsProblem.js";

/** A principal with its credentials. */
export interface KnownPrincipal extends Principal {
  /** What the principal signs its requests with. */
  readonly credentials: LocalKmsCredentials;
}

/** One or more principals; the first one is the default. */
export type KnownPrincipals = readonly [KnownPrincipal, ...KnownPrincipal[]];

/** Adds the defaults to the principals. Without principals, returns the root user of the account. */
export function resolvePrincipals(
  principals: readonly LocalKmsPrincipal[] = [],
  { accountId, region }: { readonly accountId: string; readonly region: string },
): KnownPrincipals {
  const root = rootPrincipal(accountId, region);
  const [first = { ...root, credentials: randomCredentials() }, ...others] = principals.map((principal) => {
    const [, account = accountId, resource] = PRINCIPAL_ARN.exec(principal.arn) ?? [];
    const { arn, statements = resource === "root" ? root.statements : [], credentials } = principal;
    const userId = principal.userId ?? userIdOf(arn, account);
    const own = { ...(credentials ?? randomCredentials()) };
    return { arn, accountId: account, userId, statements, credentials: own };
  });
  return [first, ...others];
}
