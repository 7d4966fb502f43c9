// An input may be left out where no member of it is required, and only there.
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GenerateDataKeyPairCommand,
  GetPublicKeyCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  type ListKeysCommandInput,
  paginateListAliases,
  paginateListKeys,
  ScheduleKeyDeletionCommand,
  UpdateAliasCommand,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

declare const client: KMSClient;

new ListKeysCommand();
new ListKeysCommand({});
new ListKeysCommand(undefined);
new ListKeysCommand({ Limit: 10, Marker: undefined });
new ListAliasesCommand();
new ListAliasesCommand({ KeyId: "k" });
new CreateKeyCommand();
paginateListKeys({ client });
paginateListAliases({ client }, { KeyId: "k" }, { requestTimeout: 1 });
// What is left out is an input without members.
expectTypeOf(new ListKeysCommand().input).toEqualTypeOf<ListKeysCommandInput>();
expectTypeOf(new CreateKeyCommand().input).toEqualTypeOf<CreateKeyCommandInput>();

// @ts-expect-error a key is required
new DescribeKeyCommand();
// @ts-expect-error a key is required
new DescribeKeyCommand({});
// @ts-expect-error a key is required
new GetPublicKeyCommand();
// @ts-expect-error a key is required
new EnableKeyCommand();
// @ts-expect-error a key is required
new DisableKeyCommand();
// @ts-expect-error a key is required
new ScheduleKeyDeletionCommand({ PendingWindowInDays: 7 });
// @ts-expect-error a key is required
new CancelKeyDeletionCommand();
// @ts-expect-error a key is required
new CreateAliasCommand({ AliasName: "alias/a" });
// @ts-expect-error a name is required
new UpdateAliasCommand({ TargetKeyId: "k" });
// @ts-expect-error the kind of the pair is required
new GenerateDataKeyPairCommand({ KeyId: "k" });
// @ts-expect-error what it allows is required
new CreateGrantCommand({ KeyId: "k", GranteePrincipal: "arn" });
// @ts-expect-error there is no such operation to grant
new CreateGrantCommand({ KeyId: "k", GranteePrincipal: "arn", Operations: ["ReEncrypt"] });
// @ts-expect-error there is no such member
new ListKeysCommand({ limit: 10 });
// @ts-expect-error a number is a number
new ListKeysCommand({ Limit: "10" });
// @ts-expect-error there is no such kind of key
new CreateKeyCommand({ KeySpec: "RSA_1024" });
