import { KMS, KMSClient, ListKeysCommand, paginateListAliases, paginateListKeys } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const idOf = (index: number) => `1234abcd-12ab-34cd-56ef-${String(index).padStart(12, "0")}`;
const IDS = Array.from({ length: 7 }, (_, index) => idOf(index));

let kms: LocalKms;
let client: KMSClient;
beforeAll(async () => {
  kms = await LocalKms.start({
    seed: {
      Keys: IDS.map((KeyId) => ({ KeyId })),
      Aliases: IDS.map((TargetKeyId, index) => ({ AliasName: `alias/${index}`, TargetKeyId })),
    },
  });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
afterAll(async () => {
  client.destroy();
  await kms.close();
});

async function collect<Page, Item>(pages: AsyncIterable<Page>, itemsOf: (page: Page) => Item[]) {
  const found: Item[][] = [];
  for await (const page of pages) {
    found.push(itemsOf(page));
  }
  return found;
}
const keysOf = (pages: ReturnType<typeof paginateListKeys>) =>
  collect(pages, ({ Keys }) => Keys.map(({ KeyId }) => KeyId));

describe("a paginator", () => {
  test("iterates over all pages, each of the requested size", async () => {
    const pages = await keysOf(paginateListKeys({ client, pageSize: 3 }));
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(pages.flat().sort()).toEqual(IDS);
  });

  test("prefers the limit of the input, and does not change the input", async () => {
    const input = Object.freeze({ Limit: 5 });
    const pages = await keysOf(paginateListKeys({ client, pageSize: 3 }, input));
    expect(pages.map(({ length }) => length)).toEqual([5, 2]);
  });

  test("begins at startingToken", async () => {
    const first = await client.send(new ListKeysCommand({ Limit: 4 }));
    const rest = await keysOf(paginateListKeys({ client, startingToken: first.NextMarker }));
    expect([...first.Keys.map(({ KeyId }) => KeyId), ...rest.flat()].sort()).toEqual(IDS);
  });

  test("requests a page only when it is needed", async () => {
    await using other = await LocalKms.start({ seed: { Keys: IDS.map((KeyId) => ({ KeyId })) } });
    const otherClient = new KMSClient({
      endpoint: other.endpoint,
      region: other.region,
      credentials: other.credentials,
    });
    for await (const { Keys } of paginateListKeys({ client: otherClient, pageSize: 1 })) {
      expect(Keys).toHaveLength(1);
      break;
    }
    expect(other.requests.of("ListKeys")).toHaveLength(1);
    otherClient.destroy();
  });

  test("passes the filters and the options to each call", async () => {
    const pages = paginateListAliases({ client }, { KeyId: idOf(2) });
    expect(await collect(pages, ({ Aliases }) => Aliases.map(({ AliasName }) => AliasName))).toEqual([
      ["alias/2"],
    ]);
    const aborted = paginateListAliases({ client }, {}, { abortSignal: AbortSignal.abort() });
    await expect(aborted.next()).rejects.toMatchObject({ name: "AbortError" });
  });

  test("is also a method of KMS", async () => {
    const { endpoint, region, credentials } = kms;
    const aggregated = new KMS({ endpoint, region, credentials });
    const keys = await keysOf(aggregated.paginateListKeys({}, { pageSize: 4 }));
    expect(keys.map(({ length }) => length)).toEqual([4, 3]);
    const aliases = await collect(aggregated.paginateListAliases(), ({ Aliases }) => Aliases);
    const own = aliases.flat().filter(({ AliasName }) => !AliasName.startsWith("alias/aws/"));
    expect(own).toHaveLength(IDS.length);
    aggregated.destroy();
  });

  test("passes each command to withCommand before it is sent", async () => {
    const markers: unknown[] = [];
    const pages = await keysOf(
      paginateListKeys({
        client,
        pageSize: 4,
        withCommand: (command) => {
          markers.push("Marker" in command.input && command.input.Marker);
          return markers.length === 1 ? command : undefined;
        },
      }),
    );
    expect(pages.map(({ length }) => length)).toEqual([4, 3]);
    expect(markers).toEqual([undefined, expect.any(String)]);
  });

  test.each([undefined, ""])("ends when the next marker is %j", async (NextMarker) => {
    const send = async () => ({ Keys: [], Truncated: false, NextMarker, $metadata: {} });
    const fake = new KMSClient({ region: "us-east-2" });
    fake.send = send as unknown as KMSClient["send"];
    expect(await keysOf(paginateListKeys({ client: fake }))).toEqual([[]]);
  });

  test("ends at a marker that it has just sent, with stopOnSameToken", async () => {
    const sent: unknown[] = [];
    const repeating = {
      async send(command: { readonly input: { readonly Marker?: string } }) {
        sent.push(command.input.Marker);
        return { Keys: [], Truncated: true, NextMarker: "same", $metadata: {} };
      },
    };
    const fake = new KMSClient({ region: "us-east-2" });
    fake.send = repeating.send.bind(repeating) as unknown as KMSClient["send"];
    expect(await keysOf(paginateListKeys({ client: fake, stopOnSameToken: true }))).toEqual([[], []]);
    expect(sent).toEqual([undefined, "same"]);
  });
});
