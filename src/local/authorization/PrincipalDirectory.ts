import { partitionOf } from "../arn.js";
import { roleOf } from "./Principal.js";

const PRINCIPAL =
  /^arn:(aws[a-z-]*):(?:iam::(\d{12}):(?:root|(?:user|role)\/[^*?]+)|sts::(\d{12}):(?:assumed-role\/[^/*?]+\/[^/*?]+|federated-user\/[^*?]+))$/;

/** Knows which principals can exist. */
export interface PrincipalDirectory {
  /**
   * Whether a principal can exist: an account, user, role or session in a partition. Users and roles of the account of
   * LocalKms must be among its principals, if it has any.
   */
  readonly canExist: (arn: string, region: string) => boolean;
}

/** A directory that knows the formats of ARNs only. */
export const ANY_PRINCIPAL: PrincipalDirectory = { canExist: (arn) => PRINCIPAL.test(arn) };

/** Where a principal is named: a Region, with the principals that exist. A store of keys is one. */
export interface PrincipalScope {
  /** The location of the keys. */
  readonly location: { readonly region: string };
  /** The principals that exist. */
  readonly directory: PrincipalDirectory;
}

/** The scope of seeds: every principal with a valid ARN exists. */
export const ANY_SCOPE: PrincipalScope = { location: { region: "" }, directory: ANY_PRINCIPAL };

/**
 * Creates the directory of a LocalKms.
 *
 * @param known - The ARNs of its principals; `undefined` when nobody named any.
 */
export function createDirectory(accountId: string, known: readonly string[] | undefined): PrincipalDirectory {
  const names = known === undefined ? undefined : new Set(known.map(nameOf));
  return {
    canExist: (arn, region) => {
      const [, partition, iamAccount, stsAccount] = PRINCIPAL.exec(arn) ?? [];
      if (partition !== partitionOf(region)) {
        return false;
      }
      const isOwn = (iamAccount ?? stsAccount) === accountId;
      return !isOwn || names === undefined || arn.endsWith(":root") || names.has(nameOf(arn));
    },
  };
}

/** The user or role of an ARN. The ARN of a role session lacks the path of its role, so that paths do not count. */
const nameOf = (arn: string): string => roleOf(arn).replace(/:(user|role)\/(?:.+\/)?([^/]+)$/, ":$1/$2");
