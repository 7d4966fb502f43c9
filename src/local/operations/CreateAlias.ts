import { keyIdentifier } from "../../commands/inputs.js";
import { ValidationException } from "../../exceptions/common.js";
import { type MembersFor, required, string } from "../../protocol/shapes.js";
import { NotAuthorizedException, refusal } from "../exceptions.js";
import { parseKeyReference } from "../keys/key-reference.js";
import { type Call, refusePendingDeletion } from "./call.js";

/** What CreateAlias takes. */
export interface CreateAliasRequest {
  /** The name, `alias/` and 1 to 250 letters, digits, `/`, `_` or `-`. Names in `alias/aws/` belong to AWS. */
  AliasName: string;
  /** The key: key id or key ARN. */
  TargetKeyId: string;
}

const input: MembersFor<CreateAliasRequest> = {
  AliasName: required(string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ })),
  TargetKeyId: required(keyIdentifier()),
};

/** CreateAlias: a name for a key. */
export const createAlias = {
  operation: { name: "CreateAlias", input },

  handle(call: Call, { AliasName, TargetKeyId }: CreateAliasRequest): void {
    checkName(AliasName);
    const target = parseKeyReference(TargetKeyId);
    if (target.kind === "alias") {
      throw refusal(ValidationException, "Aliases must refer to keys. Not aliases");
    }
    const key = call.keys.find(target, call.operation);
    refusePendingDeletion(key);
    call.keys.addAlias(AliasName, key);
  },
};

function checkName(name: string): void {
  if (!/^alias\/./.test(name)) {
    throw refusal(
      ValidationException,
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith("alias/aws/")) {
    throw refusal(NotAuthorizedException);
  }
  if (name.includes(":")) {
    throw refusal(ValidationException, `${name} contains invalid characters for an alias`);
  }
}
