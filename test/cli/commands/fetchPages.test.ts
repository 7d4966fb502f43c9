import { afterAll, beforeAll, expect, it } from "vitest";
import { type CliWorld, startCliWorld } from "../../support/cli-world.js";

let world: CliWorld;
beforeAll(async () => {
  world = await startCliWorld();
});
afterAll(() => world.close());

const list = async (...args: string[]) => {
  const { exitCode, stdout, stderr, requests } = await world.run(["list-keys", ...args]);
  const { Keys = [], NextToken } = stdout === "" ? {} : JSON.parse(stdout);
  const token = NextToken && JSON.parse(Buffer.from(NextToken, "base64").toString());
  return { exitCode, stderr, keys: Keys.length, token, requests: requests.length };
};

it("no items still take a request, and a token that continues at the start", async () => {
  expect(await list("--max-items", "0")).toMatchObject({
    exitCode: 0,
    keys: 0,
    requests: 1,
    token: { Marker: null, boto_truncate_amount: 0 },
  });
});

it("a negative number of items leaves items out at the end, as in the AWS CLI", async () => {
  const { keys: all } = await list();
  expect(await list("--max-items", "-1")).toMatchObject({
    keys: all - 1,
    token: { Marker: null, boto_truncate_amount: -1 },
  });
});

it("a token within a page continues there, and one between pages at the next", async () => {
  expect(await list("--max-items", "1")).toMatchObject({
    keys: 1,
    token: { Marker: null, boto_truncate_amount: 1 },
  });
  const { token } = await list("--max-items", "1", "--page-size", "1");
  expect(token).toEqual({ Marker: expect.any(String) });
});

it.each([
  [["--page-size", "0"], "Invalid value for parameter Limit, value: 0, valid min value: 1"],
  [["--starting-token", ""], "Invalid length for parameter Marker, value: 0, valid min length: 1"],
])("%j is refused before anything is sent", async (args, says) => {
  const { exitCode, stderr, requests } = await list(...args);
  expect({ exitCode, requests }).toEqual({ exitCode: 252, requests: 0 });
  expect(stderr).toContain(says);
});
