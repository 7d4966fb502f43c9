/** Exports of both packages under the same name are compatible: inputs and outputs are assignable, values are equal. */
import type * as sdk from "@aws-sdk/client-kms";
import type { GetOutputType } from "@smithy/types";
import type * as ours from "kms-reencrypt";
import { expectTypeOf } from "vitest";

type Ours = typeof ours;
type Sdk = typeof sdk;

/** The operations of this package, by their commands. */
type Operation = {
  [Name in Exclude<keyof Ours, "$Command">]: Name extends `${infer Op}Command` ? Op : never;
}[Exclude<keyof Ours, "$Command">];
type CommandOf<Package, Op extends string> = `${Op}Command` extends infer Name extends keyof Package
  ? Package[Name] extends abstract new (
      ...args: never[]
    ) => infer Command
    ? Command
    : never
  : never;
type InputOf<Package, Op extends string> =
  CommandOf<Package, Op> extends { readonly input: infer Input } ? Input : never;
type OutputOf<Package, Op extends string> = GetOutputType<CommandOf<Package, Op>>;

expectTypeOf<"ReEncrypt" | "Sign" | "UpdateCustomKeyStore">().toExtend<Operation>();
expectTypeOf<ours.ReEncryptCommandOutput>().toEqualTypeOf<OutputOf<Ours, "ReEncrypt">>();
expectTypeOf<sdk.ReEncryptCommandInput>().toEqualTypeOf<InputOf<Sdk, "ReEncrypt">>();

/** The inputs and outputs that are not assignable to those of the SDK. */
type Misfit = {
  [Op in Operation]:
    | (InputOf<Ours, Op> extends InputOf<Sdk, Op> ? never : `${Op} input`)
    | (OutputOf<Ours, Op> extends OutputOf<Sdk, Op> ? never : `${Op} output`)
    | (keyof OutputOf<Ours, Op> extends keyof OutputOf<Sdk, Op> ? never : `${Op} output members`)
    | (keyof OutputOf<Sdk, Op> extends keyof OutputOf<Ours, Op> ? never : `${Op} output members`);
}[Operation];
expectTypeOf<Misfit>().toBeNever();

type Common = keyof Ours & keyof Sdk;
type Equal<A, B> = [A, B] extends [B, A] ? true : false;

/** The enumerations, such as KeyState. */
type Values = { [Name in Common]: Sdk[Name] extends Record<string, string> ? Name : never }[Common];
expectTypeOf<"KeyState" | "EncryptionAlgorithmSpec" | "GrantOperation">().toExtend<Values>();
type OtherValues = { [Name in Values]: Equal<Ours[Name], Sdk[Name]> extends true ? never : Name }[Values];
expectTypeOf<OtherValues>().toBeNever();

/** The exceptions, with their codes and faults. */
type Exceptions = { [Name in Common]: Name extends `${string}Exception` ? Name : never }[Common];
type Mark<Class> = Class extends abstract new (
  ...args: never[]
) => { readonly name: infer Name; readonly $fault: infer Fault }
  ? [Name, Fault]
  : never;
expectTypeOf<Mark<Ours["NotFoundException"]>>().toEqualTypeOf<["NotFoundException", "client"]>();
expectTypeOf<"NotFoundException" | "KMSServiceException">().toExtend<Exceptions>();
type OtherExceptions = {
  [Name in Exceptions]: Equal<Mark<Ours[Name]>, Mark<Sdk[Name]>> extends true ? never : Name;
}[Exceptions];
expectTypeOf<OtherExceptions>().toBeNever();
