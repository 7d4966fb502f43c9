/** A list of operations compiles only if it has exactly the commands of its methods, and their signatures fit. */
import { expectTypeOf } from "vitest";
import type { CommandsOf } from "../../src/kms/CommandsOf.js";
import type {
  CallbackArguments,
  MethodOptions,
  OptionsAndCallbackArguments,
} from "../../src/kms/MethodOptions.js";
import {
  DescribeKeyCommand,
  type DescribeKeyCommandInput,
  type DescribeKeyCommandOutput,
  ListKeysCommand,
  type ListKeysCommandInput,
  type ListKeysCommandOutput,
} from "../../src/kms/operations.js";

interface Methods {
  describeKey(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  describeKey(...args: CallbackArguments<DescribeKeyCommand>): void;
  describeKey(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  listKeys(input?: ListKeysCommandInput, options?: MethodOptions): Promise<ListKeysCommandOutput>;
  listKeys(...args: CallbackArguments<ListKeysCommand>): void;
  listKeys(...args: OptionsAndCallbackArguments<ListKeysCommand>): void;
}

({ describeKey: DescribeKeyCommand, listKeys: ListKeysCommand }) satisfies CommandsOf<Methods>;
// @ts-expect-error the command of a method is missing
({ describeKey: DescribeKeyCommand }) satisfies CommandsOf<Methods>;
// @ts-expect-error a command without a method
({ describeKey: DescribeKeyCommand, listKeys: ListKeysCommand }) satisfies CommandsOf<
  Omit<Methods, "listKeys">
>;
// @ts-expect-error the command of another method
({ describeKey: ListKeysCommand, listKeys: ListKeysCommand }) satisfies CommandsOf<Methods>;

interface Mistakes {
  otherInput(input: ListKeysCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  otherInput(...args: CallbackArguments<DescribeKeyCommand>): void;
  otherInput(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  otherOutput(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<ListKeysCommandOutput>;
  otherOutput(...args: CallbackArguments<DescribeKeyCommand>): void;
  otherOutput(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  otherCallback(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  otherCallback(...args: CallbackArguments<ListKeysCommand>): void;
  otherCallback(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  otherLast(input: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  otherLast(...args: CallbackArguments<DescribeKeyCommand>): void;
  otherLast(...args: OptionsAndCallbackArguments<ListKeysCommand>): void;
  optionalInput(input?: DescribeKeyCommandInput, options?: MethodOptions): Promise<DescribeKeyCommandOutput>;
  optionalInput(...args: CallbackArguments<DescribeKeyCommand>): void;
  optionalInput(...args: OptionsAndCallbackArguments<DescribeKeyCommand>): void;
  requiredInput(input: ListKeysCommandInput, options?: MethodOptions): Promise<ListKeysCommandOutput>;
  requiredInput(...args: CallbackArguments<ListKeysCommand>): void;
  requiredInput(...args: OptionsAndCallbackArguments<ListKeysCommand>): void;
  noPromise(...args: CallbackArguments<ListKeysCommand>): void;
  noPromise(...args: OptionsAndCallbackArguments<ListKeysCommand>): void;
}

// Methods whose signatures differ in input or output have no command.
type Found = {
  [Method in keyof Mistakes]: CommandsOf<Mistakes>[Method] extends never ? never : Method;
}[keyof Mistakes];
expectTypeOf<Found>().toBeNever();
