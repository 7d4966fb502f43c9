import { expect, it } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

it.each([
  ["https://kms.us-east-2.amazonaws.com", "kms.us-east-2.amazonaws.com"],
  ["http://127.0.0.1:8080/base", "127.0.0.1:8080"],
])("the host header of a request to %s is %s", async (endpoint, host) => {
  const { client, requests } = stubClient([reEncryptResponse], { endpoint });
  await client.send(reEncrypt());
  expect(requests.map(({ headers }) => headers.host)).toEqual([host]);
});
