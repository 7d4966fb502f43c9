import type { MetadataBearer } from "@smithy/types";
import { principalId, servicePrincipal } from "../../commands/inputs.js";
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { type GrantConstraints, grantConstraints } from "../../models/GrantConstraints.js";
import { GrantOperation } from "../../models/GrantOperation.js";
import { operation } from "../../protocol/operation.js";
import { enumeration, list, required, string, structure, timestamp } from "../../protocol/shapes.js";
import type { Grant } from "../authorization/Grant.js";
import { InvalidGrantIdException, refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { checkPrincipal } from "./grant-request.js";
import { grantId } from "./grant-shapes.js";
import { paginate } from "./paginate.js";
import {
  type KeyIdRequest,
  keyId,
  type PageRequest,
  type PageResponse,
  pageRequest,
  pageResponse,
} from "./shapes.js";

/** What ListGrants takes. */
export interface ListGrantsRequest extends KeyIdRequest, PageRequest {
  /** Only the grant with this id. Default: all. */
  GrantId?: string | undefined;
  /** Only grants to this principal. Default: all. */
  GranteePrincipal?: string | undefined;
  /** Refused: AWS services do not call LocalKms. */
  GranteeServicePrincipal?: string | undefined;
}

/** A grant, as it is listed. */
export interface GrantListEntry {
  /** The key ARN. */
  KeyId: string;
  /** The id of the grant. */
  GrantId: string;
  /** The name that its maker gave it; may be empty. */
  Name: string;
  /** When it was made. */
  CreationDate: Date;
  /** The ARN of who may use the key. */
  GranteePrincipal: string;
  /** The ARN of who may give the grant back. */
  RetiringPrincipal?: string | undefined;
  /** The ARN of the account of its maker. */
  IssuingAccount: string;
  /** What it allows. */
  Operations: GrantOperation[];
  /** Under which encryption contexts it holds. */
  Constraints?: GrantConstraints | undefined;
  /** Never here: AWS services do not call LocalKms. */
  GranteeServicePrincipal?: string | undefined;
  /** Never here: AWS services do not call LocalKms. */
  RetiringServicePrincipal?: string | undefined;
}

/** What ListGrants returns. */
export interface ListGrantsResponse extends PageResponse {
  /** The grants. */
  Grants: GrantListEntry[];
}

const entry = structure<GrantListEntry>({
  KeyId: required(string()),
  GrantId: required(string()),
  Name: required(string()),
  CreationDate: required(timestamp()),
  GranteePrincipal: required(string()),
  RetiringPrincipal: string(),
  IssuingAccount: required(string()),
  Operations: required(list(enumeration(GrantOperation))),
  Constraints: grantConstraints(),
  GranteeServicePrincipal: string(),
  RetiringServicePrincipal: string(),
});

/** ListGrants: the grants of a key. */
export const listGrants = {
  operation: operation<ListGrantsRequest, ListGrantsResponse & MetadataBearer>("ListGrants", {
    input: {
      KeyId: keyId(),
      GrantId: grantId(),
      GranteePrincipal: principalId(),
      GranteeServicePrincipal: servicePrincipal(),
      ...pageRequest(),
    },
    output: { Grants: required(list(entry)), ...pageResponse() },
  }),

  handle(call: Call, request: ListGrantsRequest): ListGrantsResponse {
    const key = findManagedKey(call, request.KeyId);
    const { GrantId, GranteePrincipal } = request;
    if (request.GranteeServicePrincipal !== undefined) {
      throw refusal(
        UnsupportedOperationException,
        "AWS services do not call LocalKms; filter by another member.",
      );
    }
    if (GranteePrincipal !== undefined) {
      checkPrincipal("Input", GranteePrincipal);
    }
    if (GrantId !== undefined && !key.grants.has(GrantId)) {
      throw refusal(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
    }
    const grants = [...key.grants.values()]
      .filter((grant) => GrantId === undefined || grant.grantId === GrantId)
      .filter((grant) => GranteePrincipal === undefined || grant.granteePrincipal === GranteePrincipal);
    const { items, ...page } = paginate(grants, request, {
      list: `ListGrants ${key.arn}`,
      idOf: (grant) => grant.grantId,
      defaultLimit: 50,
      maxLimit: 100,
    });
    return { Grants: items.map((grant) => entryOf(key, grant)), ...page };
  },
};

const entryOf = (key: KmsKey, grant: Grant): GrantListEntry => ({
  KeyId: key.arn,
  GrantId: grant.grantId,
  Name: grant.name ?? "",
  // To the second, as KMS tells it of grants.
  CreationDate: new Date(Math.floor(grant.creationDate.getTime() / 1000) * 1000),
  GranteePrincipal: grant.granteePrincipal,
  RetiringPrincipal: grant.retiringPrincipal,
  IssuingAccount: `${key.arn.split(":").slice(0, 2).join(":")}:iam::${grant.issuingAccount}:root`,
  Operations: [...grant.operations],
  Constraints: grant.constraints,
});
