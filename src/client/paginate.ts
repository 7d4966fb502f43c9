import type { MetadataBearer, Paginator } from "@smithy/types";
import type { KMSCommand } from "../kms/KMSCommand.js";
import type { KMSClient, SendOptions } from "./KMSClient.js";

/** How a paginator iterates over the pages of a list. */
export interface KMSPaginationConfiguration {
  /** The client that sends the commands. */
  client: Pick<KMSClient, "send">;
  /** The maximum number of items per page, where the input has no `Limit`. Default: that of KMS. */
  pageSize?: number | undefined;
  /** The `NextMarker` to start after. Default: the `Marker` of the input, else the start of the list. */
  startingToken?: string | undefined;
  /** Whether to stop when a page returns the marker that it was requested with. Default: `false`; KMS never does. */
  stopOnSameToken?: boolean | undefined;
  /**
   * Receives each command before it is sent, for example to add middleware to it, and may return another one to send
   * instead. Default: none.
   */
  withCommand?:
    | (<Input extends object, Output extends MetadataBearer>(
        command: KMSCommand<Input, Output>,
      ) => KMSCommand<Input, Output> | undefined)
    | undefined;
}

/** The input of a paginated operation. */
export interface PageInput {
  /** The maximum number of items per page. */
  Limit?: number | undefined;
  /** The `NextMarker` of the previous page. Default: the start of the list. */
  Marker?: string | undefined;
}

/** The output of a paginated operation. */
export interface PageOutput extends MetadataBearer {
  /** Where the next page starts; missing on the last page. */
  NextMarker?: string | undefined;
}

/**
 * Iterates over the pages of any operation that lists something, of this package or declared by you. It requests a page
 * when the previous one has been consumed.
 *
 * @param Command - The command of the operation.
 * @param config - The client, and how to iterate.
 * @param input - The input of the command.
 * @param options - Options of each call.
 *
 * @example
 * ```ts
 * for await (const { Tags } of paginate(ListResourceTagsCommand, { client }, { KeyId })) console.log(Tags);
 * ```
 *
 * @throws everything that the command throws, from the step that requests the page.
 */
export async function* paginate<Input extends PageInput, Output extends PageOutput>(
  Command: new (input: Input) => KMSCommand<Input, Output>,
  { client, pageSize, startingToken, stopOnSameToken = false, withCommand }: KMSPaginationConfiguration,
  input: Input,
  options?: SendOptions,
): Paginator<Output> {
  const Limit = input.Limit ?? pageSize;
  let marker = startingToken ?? input.Marker;
  do {
    const command = new Command({ ...input, Limit, Marker: marker });
    const page: Output = await client.send(withCommand?.(command) ?? command, options);
    yield page;
    marker = stopOnSameToken && page.NextMarker === marker ? undefined : page.NextMarker;
    // As in SDK v3, an empty marker also ends the list: some emulators end theirs with one.
  } while (marker);
  return undefined;
}
