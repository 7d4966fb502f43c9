// Members that KMS always sends are not optional.
import type {
  AliasListEntry,
  Bytes,
  CancelKeyDeletionCommandOutput,
  ConnectCustomKeyStoreCommandOutput,
  CreateAliasCommandOutput,
  CreateGrantCommandOutput,
  CreateKeyCommandOutput,
  DescribeKeyCommandOutput,
  DisableKeyCommandOutput,
  EnableKeyCommandOutput,
  GenerateDataKeyPairCommandOutput,
  GenerateDataKeyPairWithoutPlaintextCommandOutput,
  GetKeyLastUsageCommandOutput,
  GetPublicKeyCommandOutput,
  GrantListEntry,
  KeyLastUsageData,
  KeyListEntry,
  KeyMetadata,
  KeyState,
  KeyUsageType,
  ListAliasesCommandOutput,
  ListKeysCommandOutput,
  ListRetirableGrantsCommandOutput,
  ReplicateKeyCommandOutput,
  ResponseMetadata,
  ScheduleKeyDeletionCommandOutput,
  SignCommandOutput,
  UpdateAliasCommandOutput,
  UpdateCustomKeyStoreCommandOutput,
  VerifyCommandOutput,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

expectTypeOf<CreateKeyCommandOutput["KeyMetadata"]>().toEqualTypeOf<KeyMetadata>();
expectTypeOf<DescribeKeyCommandOutput["KeyMetadata"]>().toEqualTypeOf<KeyMetadata>();
// In nested structures only the member that identifies them is not optional, so that a mock may be partial.
expectTypeOf<KeyMetadata["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<KeyMetadata["Arn"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<KeyMetadata["KeyState"]>().toEqualTypeOf<KeyState | undefined>();
expectTypeOf<KeyMetadata["CreationDate"]>().toEqualTypeOf<Date | undefined>();
expectTypeOf<KeyMetadata["DeletionDate"]>().toEqualTypeOf<Date | undefined>();

expectTypeOf<ListKeysCommandOutput["Keys"]>().toEqualTypeOf<KeyListEntry[]>();
expectTypeOf<KeyListEntry["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<KeyListEntry["KeyArn"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ListKeysCommandOutput["Truncated"]>().toEqualTypeOf<boolean>();
expectTypeOf<ListKeysCommandOutput["NextMarker"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ListAliasesCommandOutput["Aliases"]>().toEqualTypeOf<AliasListEntry[]>();
expectTypeOf<AliasListEntry["AliasName"]>().toEqualTypeOf<string>();
// The aliases of AWS managed keys have no key before their first use.
expectTypeOf<AliasListEntry["TargetKeyId"]>().toEqualTypeOf<string | undefined>();

expectTypeOf<GetPublicKeyCommandOutput["PublicKey"]>().toEqualTypeOf<Bytes>();
expectTypeOf<GetPublicKeyCommandOutput["KeyUsage"]>().toEqualTypeOf<KeyUsageType>();
expectTypeOf<GenerateDataKeyPairCommandOutput["PublicKey"]>().toEqualTypeOf<Bytes>();
expectTypeOf<GenerateDataKeyPairCommandOutput["PrivateKeyPlaintext"]>().toEqualTypeOf<Bytes | undefined>();
expectTypeOf<
  GenerateDataKeyPairWithoutPlaintextCommandOutput["PrivateKeyCiphertextBlob"]
>().toEqualTypeOf<Bytes>();
expectTypeOf<CreateGrantCommandOutput["GrantToken"]>().toEqualTypeOf<string>();
expectTypeOf<CreateGrantCommandOutput["GrantId"]>().toEqualTypeOf<string>();
expectTypeOf<ListRetirableGrantsCommandOutput["Grants"]>().toEqualTypeOf<GrantListEntry[]>();
expectTypeOf<ReplicateKeyCommandOutput["ReplicaKeyMetadata"]>().toEqualTypeOf<KeyMetadata>();
expectTypeOf<SignCommandOutput["Signature"]>().toEqualTypeOf<Bytes>();
expectTypeOf<VerifyCommandOutput["SignatureValid"]>().toEqualTypeOf<boolean>();
// A key that has never been used has no last usage.
expectTypeOf<GetKeyLastUsageCommandOutput["KeyLastUsage"]>().toEqualTypeOf<KeyLastUsageData | undefined>();
expectTypeOf<CancelKeyDeletionCommandOutput["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ScheduleKeyDeletionCommandOutput["KeyState"]>().toEqualTypeOf<KeyState>();
expectTypeOf<ScheduleKeyDeletionCommandOutput["DeletionDate"]>().toEqualTypeOf<Date | undefined>();

// An output without members still has the metadata.
type Empty =
  | CreateAliasCommandOutput
  | UpdateAliasCommandOutput
  | EnableKeyCommandOutput
  | DisableKeyCommandOutput
  | ConnectCustomKeyStoreCommandOutput
  | UpdateCustomKeyStoreCommandOutput;
expectTypeOf<keyof Empty>().toEqualTypeOf<"$metadata">();
expectTypeOf<Empty["$metadata"]>().toEqualTypeOf<ResponseMetadata>();
