import { inspect } from "node:util";
import { Sha256 } from "@aws-crypto/sha256-js";
import { KMSClient as SdkKMSClient, ReEncryptCommand as SdkReEncryptCommand } from "@aws-sdk/client-kms";
import { EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { answeringClient, rejection, success } from "../support/answering-client.js";

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });
const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "a-secret",
  sessionToken: "a-session-token",
};

describe("KMSClient", () => {
  it("can be made without options, and tells what is missing on the first call", async () => {
    const client = new KMSClient({ region: async () => "", credentials });
    expect(await rejection(client.send(command()))).toMatchObject({ name: "ConfigurationError" });
    expect(new KMSClient().config.serviceId).toBe("KMS");
  });

  it("resolves its configuration to what plug-ins for SDK v3 read", async () => {
    const options = { region: "us-east-2", credentials, maxAttempts: 5, retryMode: "adaptive" };
    const [ours, sdk] = [new KMSClient(options), new SdkKMSClient(options)];
    expect(ours.config.serviceId).toBe(sdk.config.serviceId);
    expect(ours.config.apiVersion).toBe(sdk.config.apiVersion);
    expect(await ours.config.region()).toBe(await sdk.config.region());
    expect(await ours.config.maxAttempts()).toBe(await sdk.config.maxAttempts());
    expect(await ours.config.credentials()).toMatchObject(credentials);
    expect(await ours.config.useFipsEndpoint()).toBe(false);
  });

  it("calls back with the output, or with the error", async () => {
    const outputs = await new Promise((resolve) => {
      answeringClient([success]).client.send(command(), (error, output) => resolve([error, output?.KeyId]));
    });
    expect(outputs).toEqual([null, "arn:aws:kms:us-east-2:111122223333:key/new"]);
    const failed = await new Promise((resolve) => {
      const { client } = answeringClient([{ status: 400, body: { __type: "DisabledException" } }]);
      client.send(command(), {}, (error, output) => resolve([error?.name, output]));
    });
    expect(failed).toEqual(["DisabledException", undefined]);
  });

  it.each([null, 1, "text", []])(
    "returns a promise when %j stands where the callback does",
    async (value) => {
      const { client } = answeringClient([success]);
      const call = Reflect.apply(client.send, client, [command(), {}, value]);
      expect(await call).toMatchObject({ KeyId: "arn:aws:kms:us-east-2:111122223333:key/new" });
    },
  );

  it.each([null, 0, "text"])("takes %j for no options", async (value) => {
    const { client } = answeringClient([success]);
    const call = Reflect.apply(client.send, client, [command(), value]);
    expect(await call).toMatchObject({ KeyId: "arn:aws:kms:us-east-2:111122223333:key/new" });
  });

  it("destroys its request handler", () => {
    const destroy = vi.fn();
    new KMSClient({ requestHandler: { handle: () => new Promise(() => {}), destroy } }).destroy();
    expect(destroy).toHaveBeenCalledOnce();
  });

  it("signs alike with node:crypto and with @aws-crypto/sha256-js", async () => {
    const now = vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
    const signatures = await Promise.all(
      [{}, { sha256: Sha256 }].map(async (option) => {
        const { client, requests } = answeringClient([success], { credentials, ...option });
        client.middlewareStack.remove("retryMiddleware");
        await client.send(command());
        return requests[0]?.headers.authorization;
      }),
    );
    now.mockRestore();
    expect(signatures[0]).toMatch(/Signature=[0-9a-f]{64}$/);
    expect(signatures[1]).toBe(signatures[0]);
  });

  it("refuses commands of another package with an error that says what to do", async () => {
    const { client } = answeringClient([success]);
    const foreign = new SdkReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "k" });
    // @ts-expect-error the compiler refuses it, too
    expect(await rejection(client.send(foreign))).toMatchObject({
      name: "TypeError",
      message: expect.stringContaining("import it from kms-reencrypt"),
    });
    // @ts-expect-error an input is no command
    expect(await rejection(client.send({}))).toBeInstanceOf(TypeError);
    // @ts-expect-error an input is no command
    expect(await new Promise((resolve) => client.send({}, resolve))).toBeInstanceOf(TypeError);
  });

  it("shows commands without their secrets", () => {
    const Plaintext = new TextEncoder().encode("the secret");
    const shown = new EncryptCommand({ KeyId: "alias/a", Plaintext });
    expect(shown.input.Plaintext).toBe(Plaintext);
    const text = inspect(shown, { depth: 9 }) + JSON.stringify(shown);
    expect(text).toContain("alias/a");
    expect(text).toContain("***SensitiveInformation***");
    expect(text).not.toMatch(/116, 104|"0":116/);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %j attempts", async (maxAttempts) => {
    const { client } = answeringClient([success], { maxAttempts });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("maxAttempts"),
    });
  });

  it("refuses an unknown retry mode", async () => {
    const { client } = answeringClient([success], { retryMode: "legacy" });
    expect(await rejection(client.send(command()))).toMatchObject({ name: "ConfigurationError" });
  });

  it("never shows its credentials, in inspections, JSON or the errors of failed calls", async () => {
    const { client } = answeringClient([{ status: 403, body: { __type: "InvalidSignatureException" } }], {
      credentials,
    });
    const error = await rejection(client.send(command()));
    const shown = [client, client.config, error].map((value) =>
      inspect(value, { depth: 9, showHidden: true }),
    );
    const text = [...shown, JSON.stringify(client.config), JSON.stringify(error)].join("\n");
    expect(text).not.toContain(credentials.secretAccessKey);
    expect(text).not.toContain(credentials.sessionToken);
  });
});
