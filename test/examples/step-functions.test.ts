import { readFile } from "node:fs/promises";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parseTemplate } from "../support/sam-template.js";
import { problemsOf, type StateMachine } from "../support/state-machine.js";

const folder = new URL("../../examples/step-functions/", import.meta.url);
const [FROM, TO] = ["1234abcd-12ab-34cd-56ef-1234567890ab", "0987dcba-09fe-87dc-65ba-ab0987654321"];
const definition = await readFile(new URL("state-machine.asl.json", folder), "utf8");
const template = parseTemplate(await readFile(new URL("template.yaml", folder), "utf8"));

let kms: LocalKms;
let admin: KMSClient;
let handler: typeof import("../../examples/step-functions/worker.js")["handler"];
beforeAll(async () => {
  kms = await LocalKms.start({ seed: { Keys: [{ KeyId: FROM }, { KeyId: TO }] } });
  const { endpoint, region, credentials } = kms;
  admin = new KMSClient({ endpoint, region, credentials });
  const environment = {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_KMS: endpoint,
    SOURCE_KEY: FROM,
    DESTINATION_KEY: TO,
    MAX_REQUESTS_PER_SECOND: "1000",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler } = await import("../../examples/step-functions/worker.js"));
});
beforeEach(() => kms.reset());
afterAll(async () => {
  vi.unstubAllEnvs();
  admin.destroy();
  await kms.close();
});

async function line(id: number | string, context: Record<string, string> = { tenant: "acme" }, KeyId = FROM) {
  const Plaintext = new TextEncoder().encode(`text ${id}`);
  const { CiphertextBlob } = await admin.send(
    new EncryptCommand({ KeyId, Plaintext, EncryptionContext: context }),
  );
  return { id, ciphertext: Buffer.from(CiphertextBlob).toString("base64"), context };
}

/** A batch as ItemBatcher makes it. */
const run = (Items: readonly unknown[], milliseconds = 60_000) =>
  handler({ Items }, { getRemainingTimeInMillis: () => milliseconds });

describe("the worker", () => {
  it("returns a result for each line, in order, and each decrypts under the new key", async () => {
    const lines = await Promise.all([1, 2, 3, 4, 5].map((id) => line(id)));
    const { results } = await run(lines);
    expect(results.map(({ id, status }) => [id, status])).toEqual(
      [1, 2, 3, 4, 5].map((id) => [id, "reencrypted"]),
    );
    for (const { id, ciphertext = "" } of results) {
      const CiphertextBlob = Buffer.from(ciphertext, "base64");
      const decrypt = new DecryptCommand({
        CiphertextBlob,
        KeyId: TO,
        EncryptionContext: { tenant: "acme" },
      });
      expect(new TextDecoder().decode((await admin.send(decrypt)).Plaintext)).toBe(`text ${id}`);
    }
  });

  it("finds lines that were moved before", async () => {
    const { results } = await run([await line("moved", { tenant: "acme" }, TO)]);
    expect(results).toEqual([{ id: "moved", status: "current" }]);
  });

  it("reports lines that cannot be re-encrypted, and continues with the others", async () => {
    const good = await line("good");
    const poison = [
      null,
      "text",
      {},
      { id: 1, ciphertext: "!!!!" },
      { id: 2, ciphertext: "AQID" },
      { ...good, context: 7 },
    ];
    const { results } = await run([...poison, good]);
    expect(results.map(({ status }) => status)).toEqual([...poison.map(() => "failed"), "reencrypted"]);
    expect(results.every(({ status, error }) => (status === "failed") === (typeof error === "string"))).toBe(
      true,
    );
  });

  it("throws when lines may succeed later, so that the batch is tried again", async () => {
    const lines = [await line(1), await line(2)];
    kms.faults.rate(1, "ThrottlingException", { operation: "ReEncrypt" });
    await expect(run(lines, 5_300)).rejects.toMatchObject({ name: "RetryableBatchError" });
    kms.faults.clear();
    await kms.disableKey({ KeyId: TO });
    await expect(run(lines)).rejects.toMatchObject({ name: "RetryableBatchError" });
    await kms.enableKey({ KeyId: TO });
    expect((await run(lines)).results).toMatchObject([{ status: "reencrypted" }, { status: "reencrypted" }]);
  });
});

describe("the state machine", () => {
  const environment = template.Resources.Worker?.Properties.Environment.Variables;
  const share = { rate: Number(environment.MAX_REQUESTS_PER_SECOND), quota: 10_000 };
  const machine = (): StateMachine => JSON.parse(definition);

  it("is valid, and fits what a Distributed Map and the quota of KMS demand", () => {
    expect(problemsOf(machine(), share)).toEqual([]);
  });

  it.each<[string, (map: StateMachine) => void, RegExp]>([
    ["an unknown InputType", (map) => (map.ItemReader.ReaderConfig.InputType = "NDJSON"), /InputType/],
    [
      "an InputType with a listing",
      (map) => (map.ItemReader.Resource = "arn:aws:states:::s3:listObjectsV2"),
      /InputType/,
    ],
    [
      "another API to read from",
      (map) => (map.ItemReader.Resource = "arn:aws:states:::s3:headObject"),
      /no API/,
    ],
    ["no MaxConcurrency", (map) => delete map.MaxConcurrency, /10000 workers/],
    ["too much MaxConcurrency", (map) => (map.MaxConcurrency = 1000), /tenth of the quota/],
    ["no ItemBatcher", (map) => delete map.ItemBatcher, /ItemBatcher/],
    ["batches that are too large", (map) => (map.ItemBatcher.MaxInputBytesPerBatch = 1e6), /at most 262144/],
    ["batches of too many items", (map) => (map.ItemBatcher.MaxItemsPerBatch = 500), /output of a state/],
    ["no ResultWriter", (map) => delete map.ResultWriter, /ResultWriter/],
    ["no tolerated failures", (map) => delete map.ToleratedFailurePercentage, /one failed batch/],
    ["the mode INLINE", (map) => (map.ItemProcessor.ProcessorConfig = { Mode: "INLINE" }), /DISTRIBUTED/],
    [
      "no retry of throttled batches",
      (map) => delete map.ItemProcessor.States.ReEncrypt.Retry,
      /not tried again/,
    ],
    ["a state that does not exist", (map) => (map.ItemProcessor.StartAt = "Missing"), /Missing/],
  ])("is rejected by the checks with %s", (_, change, problem) => {
    const changed = machine();
    change(changed.States.Batches);
    expect(problemsOf(changed, share).join("\n")).toMatch(problem);
  });

  it("waits longer for its worker than the worker takes, and the template replaces its variables", () => {
    const { TimeoutSeconds } = machine().States.Batches.ItemProcessor.States.ReEncrypt;
    expect(TimeoutSeconds).toBeGreaterThan(template.Resources.Worker?.Properties.Timeout);
    const variables = [...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(template.Resources.StateMachine?.Properties.DefinitionSubstitutions)).toEqual(
      variables,
    );
  });

  it("sets the variables that the worker reads", async () => {
    const source = await readFile(new URL("worker.ts", folder), "utf8");
    const used = new Set([...source.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name));
    expect(Object.keys(environment).sort()).toEqual([...used].sort());
  });
});
