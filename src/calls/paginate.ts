import type { MetadataBearer, Paginator } from "@smithy/types";
import type { KMSClient, SendOptions } from "../client/KMSClient.js";
import type { KMSCommand } from "../commands/command.js";

/** How a paginator goes through the pages of a list. */
export interface KMSPaginationConfiguration {
  /** What sends the commands. */
  client: Pick<KMSClient, "send">;
  /** The most items of a page. Default: the `Limit` of the input, else that of KMS. */
  pageSize?: number | undefined;
  /** The `NextMarker` to begin after. Default: the `Marker` of the input, else the list begins. */
  startingToken?: string | undefined;
  /** Whether to end when a page brings the marker that it was asked with. Default: `false`; KMS never does. */
  stopOnSameToken?: boolean | undefined;
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
  { client, pageSize, startingToken, stopOnSameToken = false }: KMSPaginationConfiguration,
  { Limit = pageSize, Marker }: PageInput,
  options: SendOptions | undefined,
): Paginator<Output> {
  let marker = startingToken ?? Marker;
  do {
    const page: Output = await client.send(commandOf({ Limit, Marker: marker }), options);
    yield page;
    marker = stopOnSameToken && page.NextMarker === marker ? undefined : page.NextMarker;
  } while (marker !== undefined);
  return undefined;
}
