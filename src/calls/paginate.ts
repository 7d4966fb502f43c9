import type { MetadataBearer, Paginator } from "@smithy/types";
import type { KMSClient, SendOptions } from "../client/KMSClient.js";
import type { KMSCommand } from "../commands/command.js";

/** How a paginator goes through the pages of a list. */
export interface KMSPaginationConfiguration {
  /** What sends the commands. */
  client: Pick<KMSClient, "send">;
  /** The most items of a page, where the input has no `Limit`. Default: that of KMS. */
  pageSize?: number | undefined;
  /** The `NextMarker` to begin after. Default: the `Marker` of the input, else the list begins. */
  startingToken?: string | undefined;
  /** Whether to end when a page brings the marker that it was asked with. Default: `false`; KMS never does. */
  stopOnSameToken?: boolean | undefined;
  /**
   * Is given each command before it is sent, for example to add middleware to it, and may return another in its place.
   * Default: none.
   */
  withCommand?:
    | (<Input extends object, Output extends MetadataBearer>(
        command: KMSCommand<Input, Output>,
      ) => KMSCommand<Input, Output> | undefined)
    | undefined;
}

/** What every operation that lists something takes. */
export interface PageInput {
  /** The most items of a page. */
  Limit?: number | undefined;
  /** Where the page begins. */
  Marker?: string | undefined;
}

/** What every operation that lists something returns. */
export interface PageOutput extends MetadataBearer {
  /** Where the next page begins. */
  NextMarker?: string | undefined;
}

/** The pages of a list, one call each, until none is left. */
export async function* paginate<Input extends PageInput, Output extends PageOutput>(
  commandOf: (input: PageInput) => KMSCommand<Input, Output>,
  { client, pageSize, startingToken, stopOnSameToken = false, withCommand }: KMSPaginationConfiguration,
  { Limit = pageSize, Marker }: PageInput,
  options: SendOptions | undefined,
): Paginator<Output> {
  let marker = startingToken ?? Marker;
  do {
    const command = commandOf({ Limit, Marker: marker });
    const page: Output = await client.send(withCommand?.(command) ?? command, options);
    yield page;
    marker = stopOnSameToken && page.NextMarker === marker ? undefined : page.NextMarker;
    // As in SDK v3, an empty marker ends the list, too: some emulators end theirs with one.
  } while (marker);
  return undefined;
}
