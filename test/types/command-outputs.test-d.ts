// What KMS always sends is not optional.
import type {
  AliasListEntry,
  CancelKeyDeletionCommandOutput,
  CreateAliasCommandOutput,
  CreateGrantCommandOutput,
  CreateKeyCommandOutput,
  DescribeKeyCommandOutput,
  DisableKeyCommandOutput,
  EnableKeyCommandOutput,
  GenerateDataKeyPairCommandOutput,
  GenerateDataKeyPairWithoutPlaintextCommandOutput,
  GetPublicKeyCommandOutput,
  KeyListEntry,
  KeyMetadata,
  KeyState,
  KeyUsageType,
  ListAliasesCommandOutput,
  ListKeysCommandOutput,
  ResponseMetadata,
  ScheduleKeyDeletionCommandOutput,
  UpdateAliasCommandOutput,
} from "kms-reencrypt";
import { expectTypeOf } from "vitest";

expectTypeOf<CreateKeyCommandOutput["KeyMetadata"]>().toEqualTypeOf<KeyMetadata>();
expectTypeOf<DescribeKeyCommandOutput["KeyMetadata"]>().toEqualTypeOf<KeyMetadata>();
expectTypeOf<KeyMetadata["Arn"]>().toEqualTypeOf<string>();
expectTypeOf<KeyMetadata["KeyState"]>().toEqualTypeOf<KeyState>();
expectTypeOf<KeyMetadata["CreationDate"]>().toEqualTypeOf<Date>();
expectTypeOf<KeyMetadata["DeletionDate"]>().toEqualTypeOf<Date | undefined>();

expectTypeOf<ListKeysCommandOutput["Keys"]>().toEqualTypeOf<KeyListEntry[]>();
expectTypeOf<KeyListEntry["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<KeyListEntry["KeyArn"]>().toEqualTypeOf<string>();
expectTypeOf<ListKeysCommandOutput["Truncated"]>().toEqualTypeOf<boolean>();
expectTypeOf<ListKeysCommandOutput["NextMarker"]>().toEqualTypeOf<string | undefined>();
expectTypeOf<ListAliasesCommandOutput["Aliases"]>().toEqualTypeOf<AliasListEntry[]>();
expectTypeOf<AliasListEntry["AliasName"]>().toEqualTypeOf<string>();
// The aliases of AWS have no key before they are used for the first time.
expectTypeOf<AliasListEntry["TargetKeyId"]>().toEqualTypeOf<string | undefined>();

expectTypeOf<GetPublicKeyCommandOutput["PublicKey"]>().toEqualTypeOf<Uint8Array>();
expectTypeOf<GetPublicKeyCommandOutput["KeyUsage"]>().toEqualTypeOf<KeyUsageType>();
expectTypeOf<GenerateDataKeyPairCommandOutput["PublicKey"]>().toEqualTypeOf<Uint8Array>();
expectTypeOf<GenerateDataKeyPairCommandOutput["PrivateKeyPlaintext"]>().toEqualTypeOf<
  Uint8Array | undefined
>();
expectTypeOf<
  GenerateDataKeyPairWithoutPlaintextCommandOutput["PrivateKeyCiphertextBlob"]
>().toEqualTypeOf<Uint8Array>();
expectTypeOf<CreateGrantCommandOutput["GrantToken"]>().toEqualTypeOf<string>();
expectTypeOf<CreateGrantCommandOutput["GrantId"]>().toEqualTypeOf<string>();
expectTypeOf<CancelKeyDeletionCommandOutput["KeyId"]>().toEqualTypeOf<string>();
expectTypeOf<ScheduleKeyDeletionCommandOutput["KeyState"]>().toEqualTypeOf<KeyState>();
expectTypeOf<ScheduleKeyDeletionCommandOutput["DeletionDate"]>().toEqualTypeOf<Date | undefined>();

// What returns nothing returns its metadata.
type Empty =
  | CreateAliasCommandOutput
  | UpdateAliasCommandOutput
  | EnableKeyCommandOutput
  | DisableKeyCommandOutput;
expectTypeOf<keyof Empty>().toEqualTypeOf<"$metadata">();
expectTypeOf<Empty["$metadata"]>().toEqualTypeOf<ResponseMetadata>();
