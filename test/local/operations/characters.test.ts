import { LocalKms } from "kms-reencrypt/local";
import { expect, test } from "vitest";
import { call } from "../support.js";

test.each([
  [4_097, 200],
  [8_192, 200],
  [8_193, 400],
])("a description of %i emoji, each one character, gets the status %i", async (count, status) => {
  await using kms = await LocalKms.start();
  expect(await call(kms, "CreateKey", { Description: "😀".repeat(count) })).toMatchObject({ status });
});

test("a seed counts characters in the same way", async () => {
  const KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
  await using kms = await LocalKms.start({ seed: { Keys: [{ KeyId, Description: "😀".repeat(8_192) }] } });
  expect((await call(kms, "DescribeKey", { KeyId })).status).toBe(200);
  const tooLong = LocalKms.start({ seed: { Keys: [{ KeyId, Description: "😀".repeat(8_193) }] } });
  await expect(tooLong).rejects.toThrow("up to 8192 characters");
});
