import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../../src/cli/run.js";
import { KMS } from "../../../src/index.js";
import { cliIo, type TestIo } from "../../support/cli-io.js";

const variables = (text: string) =>
  Object.fromEntries([...text.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));

describe.skipIf(process.platform === "win32")("local", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-local-"));
    await writeFile(join(folder, "keys.yaml"), "Keys:\n  - KeyId: 1234abcd-12ab-34cd-56ef-1234567890ab\n");
    await writeFile(join(folder, "bad.json"), '{"Keys": 1}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the server until `use` has seen its variables. */
  async function withServer(
    words: readonly string[],
    use: (env: Record<string, string>, io: TestIo) => Promise<void>,
  ) {
    const controller = new AbortController();
    const io = cliIo({ signal: controller.signal, env: { AWS_REGION: "eu-west-1" } });
    const ended = run(["local", ...words], io);
    await vi.waitFor(() => expect(io.written.stderr).toContain("Ctrl-C"), { timeout: 20_000 });
    await use(variables(io.written.stdout), io);
    controller.abort("SIGINT");
    return ended;
  }

  const clientOf = (env: Record<string, string>) =>
    new KMS({
      endpoint: env.AWS_ENDPOINT_URL_KMS ?? "",
      region: env.AWS_REGION ?? "",
      credentials: {
        accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
        secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
      },
    });

  it("runs a KMS until Ctrl-C, and prints the variables for its clients", async () => {
    let client: KMS | undefined;
    const exitCode = await withServer(["--seed", join(folder, "keys.yaml")], async (env, io) => {
      client = clientOf(env);
      const { Keys } = await client.listKeys();
      expect(Keys?.map(({ KeyId }) => KeyId)).toEqual(["1234abcd-12ab-34cd-56ef-1234567890ab"]);
      expect(env).toMatchObject({ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" });
      expect(io.written.stdout).toMatch(
        /\nunset AWS_SESSION_TOKEN\nunset AWS_PROFILE\nunset AWS_DEFAULT_PROFILE\n$/,
      );
    });
    expect(exitCode).toBe(0);
    await expect(client?.listKeys()).rejects.toMatchObject({ name: "ConnectionError" });
  });

  it("listens on a port and in a Region", async () => {
    let port = "";
    await withServer([], async ({ AWS_ENDPOINT_URL_KMS = "" }) => {
      port = new URL(AWS_ENDPOINT_URL_KMS).port;
    });
    await withServer(["--port", port, "--region", "ap-south-1"], async (env) => {
      expect(env).toMatchObject({
        AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${port}`,
        AWS_REGION: "ap-south-1",
      });
    });
  });

  it.each([
    ["after the command", ["--region", "eu-west-1", "us-east-1"]],
    ["one by one", ["--region", "eu-west-1", "--region=us-east-1"]],
    ["as any", ["--region", "any"]],
  ])("serves several Regions, given %s, and names the first one in the variables", async (_, words) => {
    await withServer(words, async (env) => {
      expect(env).toMatchObject({ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" });
      const { KeyMetadata } = await clientOf(env).createKey({ MultiRegion: true });
      await clientOf(env).replicateKey({ KeyId: KeyMetadata.KeyId, ReplicaRegion: "us-east-1" });
      const { Keys } = await clientOf({ ...env, AWS_REGION: "us-east-1" }).listKeys();
      expect(Keys?.map(({ KeyId }) => KeyId)).toEqual([KeyMetadata.KeyId]);
    });
  });

  it("serves a Region that was not given to none", async () => {
    await withServer(["--region", "eu-west-1", "us-east-1"], async (env) => {
      await expect(clientOf({ ...env, AWS_REGION: "ap-south-1" }).listKeys()).rejects.toThrow(/Region/);
    });
  });

  it.each([[["--region"]], [["--region", "eu-west-1", "nowhere!"]], [["--region", "any", ""]]])(
    "rejects the Regions of %j",
    async (words) => {
      const io = cliIo();
      expect(await run(["local", ...words], io)).toBe(252);
      expect(io.written.stderr).toMatch(/Region|--region: expected/);
    },
  );

  it("fails if the port is in use", async () => {
    await withServer([], async ({ AWS_ENDPOINT_URL_KMS = "" }) => {
      const io = cliIo();
      expect(await run(["local", "--port", new URL(AWS_ENDPOINT_URL_KMS).port], io)).toBe(255);
      expect(io.written.stderr).toMatch(/in use/);
    });
  });

  it.each([
    [["--port", "http"], "--port"],
    [["--port", "65536"], "65536"],
    [["--region", "nowhere!"], "region"],
    [["--seed", "missing.yaml"], "missing.yaml"],
    [["--seed", "bad.json"], "Keys"],
    [["--exec"], "--exec"],
    [["--prot", "1"], "--port"],
  ])("exits with 252 for %j", async (words, named) => {
    const io = cliIo();
    const given = words.map((word) => (word === "bad.json" ? join(folder, word) : word));
    expect(await run(["local", ...given], io)).toBe(252);
    expect(io.written.stderr).toContain(named);
    expect(io.written.stdout).toBe("");
  });

  const exec = async (words: readonly string[], env: Record<string, string> = {}, signal?: AbortSignal) => {
    const OUT = join(folder, "out");
    const io = cliIo({ env: { PATH: process.env.PATH, OUT, ...env }, ...(signal && { signal }) });
    const exitCode = await run(["local", "--exec", ...words], io);
    return { exitCode, ...io.written };
  };

  it("runs a command with the environment, without a profile, and ends with its exit code", async () => {
    const script =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is a shell's
      'case "$AWS_ENDPOINT_URL_KMS,$AWS_REGION,${AWS_PROFILE-none},$1" in http://127.0.0.1:*,us-east-1,none,--x) exit 7;; esac';
    const env = { AWS_PROFILE: "prod", AWS_SESSION_TOKEN: "t" };
    expect(await exec(["sh", "-c", script, "sh", "--x"], env)).toEqual({
      exitCode: 7,
      stdout: "",
      stderr: "",
    });
  });

  it("runs a single word as a command line", async () => {
    expect(await exec(["true && exit 3"])).toMatchObject({ exitCode: 3 });
  });

  it("ends with 128 and the signal that ended the command", async () => {
    expect(await exec(["sh", "-c", "kill -TERM $$"])).toMatchObject({ exitCode: 143 });
  });

  it("passes a signal on to the command", async () => {
    const controller = new AbortController();
    const ended = exec(
      ["sh", "-c", "trap 'exit 5' TERM; while :; do sleep 0.05; done"],
      {},
      controller.signal,
    );
    await setTimeout(300);
    controller.abort("SIGTERM");
    expect(await ended).toMatchObject({ exitCode: 5 });
  });

  it("fails if the command does not exist", async () => {
    const { exitCode, stderr } = await exec(["no-such-command", "x"]);
    expect(exitCode).toBe(255);
    expect(stderr).toContain("no-such-command");
  });
});
