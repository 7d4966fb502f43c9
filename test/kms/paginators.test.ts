/** Every paginator sends the command of its name, here and as a method of `KMS`. */
import * as ours from "kms-reencrypt";
import { KMS } from "kms-reencrypt";
import { expect, onTestFinished, test } from "vitest";

const INPUTS: Readonly<Record<string, object>> = {
  paginateDescribeCustomKeyStores: { CustomKeyStoreName: "store" },
  paginateListAliases: { KeyId: "k" },
  paginateListGrants: { KeyId: "k" },
  paginateListKeyPolicies: { KeyId: "k" },
  paginateListKeyRotations: { KeyId: "k" },
  paginateListKeys: {},
  paginateListResourceTags: { KeyId: "k" },
  paginateListRetirableGrants: { RetiringPrincipal: "arn:aws:iam::111122223333:root" },
};

/** A client that records commands and responds with one page. */
function recordingClient() {
  const client = new KMS({ region: "us-east-2", endpoint: "http://127.0.0.1:1" });
  onTestFinished(() => client.destroy());
  const sent: { name: string; input: object }[] = [];
  const send = async ({ operation, input }: ours.KMSCommand<object, ours.MetadataBearer>) => {
    sent.push({ name: operation.name, input });
    return { $metadata: {} };
  };
  return { client: Object.assign(client, { send }), sent };
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in Object(value);

/** Calls a paginator and returns its pages. */
async function pagesOf(holder: object, name: string, ...args: unknown[]): Promise<unknown[]> {
  const paginator: unknown = Reflect.get(holder, name);
  const pages: unknown = typeof paginator === "function" && Reflect.apply(paginator, holder, args);
  const found: unknown[] = [];
  for await (const page of isAsyncIterable(pages) ? pages : []) {
    found.push(page);
  }
  return found;
}

test("every paginator of the package is tested", () => {
  expect(
    Object.keys(ours)
      .filter((name) => /^paginate./.test(name))
      .sort(),
  ).toEqual(Object.keys(INPUTS));
});

test.each(Object.entries(INPUTS))("%s sends its command with the input", async (name, input) => {
  const { client, sent } = recordingClient();
  const config = { pageSize: 7, startingToken: "token" };
  expect(await pagesOf(ours, name, { ...config, client }, input)).toEqual([{ $metadata: {} }]);
  expect(await pagesOf(client, name, input, config)).toEqual([{ $metadata: {} }]);
  const expected = {
    name: name.replace("paginate", ""),
    input: { ...input, Limit: 7, Marker: "token" },
  };
  expect(sent).toEqual([expected, expected]);
});
