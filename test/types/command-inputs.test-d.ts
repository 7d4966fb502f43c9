// An input may be omitted only where none of its members is required.
import {
  CancelKeyDeletionCommand,
  ConnectCustomKeyStoreCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DescribeCustomKeyStoresCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GenerateDataKeyPairCommand,
  GetParametersForImportCommand,
  GetPublicKeyCommand,
  ImportKeyMaterialCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  type ListKeysCommandInput,
  paginateDescribeCustomKeyStores,
  paginateListAliases,
  paginateListKeys,
  paginateListRetirableGrants,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
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
new DescribeCustomKeyStoresCommand();
paginateDescribeCustomKeyStores({ client });
paginateListKeys({ client });
paginateListAliases({ client }, { KeyId: "k" }, { requestTimeout: 1 });
// An omitted input has no members.
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
// @ts-expect-error a custom key store is required
new ConnectCustomKeyStoreCommand({});
// @ts-expect-error an algorithm is required
new SignCommand({ KeyId: "k", Message: new Uint8Array(1) });
// @ts-expect-error a wrapping key spec is required
new GetParametersForImportCommand({ KeyId: "k", WrappingAlgorithm: "RSAES_OAEP_SHA_256" });
// @ts-expect-error encrypted key material is required
new ImportKeyMaterialCommand({ KeyId: "k", ImportToken: new Uint8Array(1) });
// @ts-expect-error a Region is required
new ReplicateKeyCommand({ KeyId: "k" });
// @ts-expect-error a principal is required
paginateListRetirableGrants({ client });
// @ts-expect-error the key pair spec is required
new GenerateDataKeyPairCommand({ KeyId: "k" });
// @ts-expect-error the operations are required
new CreateGrantCommand({ KeyId: "k", GranteePrincipal: "arn" });
// @ts-expect-error there is no such grant operation
new CreateGrantCommand({ KeyId: "k", GranteePrincipal: "arn", Operations: ["ReEncrypt"] });
// @ts-expect-error there is no such member
new ListKeysCommand({ limit: 10 });
// @ts-expect-error the limit is a number
new ListKeysCommand({ Limit: "10" });
// @ts-expect-error there is no such key spec
new CreateKeyCommand({ KeySpec: "RSA_1024" });
