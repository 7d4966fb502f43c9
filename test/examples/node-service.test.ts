import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { connect, createServer } from "node:net";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { commandOf, folderOf, runExample } from "../support/run-example.js";

const CONTEXT = { tenant: "acme" };
const CALLER = "arn:aws:iam::111122223333:role/service";
const SECRET = "nobody may read this";
const KEYS = ["--source-key-id", "alias/from", "--destination-key-id", "alias/to"];

const seed: Seed = {
  Keys: [
    { KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { KeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
  Aliases: [
    { AliasName: "alias/from", TargetKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { AliasName: "alias/to", TargetKeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
};

let kms: LocalKms;
let client: KMSClient;
let ciphertext: string;
/** The service of all tests that do not stop it. */
let shared: Service;
const services: Service[] = [];

beforeAll(async () => {
  const statements = await headerPolicyOf("node-service");
  kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  ciphertext = await encrypt("alias/from");
  shared = new Service();
});
afterAll(async () => {
  await shared.kill();
  client.destroy();
  await kms.close();
});
beforeEach(() => kms.reset());
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.kill()));
});

async function encrypt(KeyId: string): Promise<string> {
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId, Plaintext: Buffer.from(SECRET), EncryptionContext: CONTEXT }),
  );
  return Buffer.from(CiphertextBlob).toString("base64");
}

/** Starts a service for one test. */
function start(...args: readonly string[]): Service {
  const service = new Service(args.length > 0 ? args : undefined);
  services.push(service);
  return service;
}

/** A process of the service. It calls the LocalKms of the test. */
class Service {
  output = "";
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  readonly #heard = new EventEmitter().setMaxListeners(0);

  constructor(args: readonly string[] = ["--port", "0", "--aws", ...KEYS]) {
    this.#process = spawn(process.execPath, commandOf("node-service", args), {
      cwd: folderOf(),
      env: { ...process.env, ...environmentOf(kms, kms.credentialsOf(CALLER)) },
    });
    this.#exit = once(this.#process, "exit");
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        this.#heard.emit("text");
      });
    }
  }

  /** Waits until the output matches. Returns the first group of the match, or the match. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const said = pattern.exec(this.output);
      if (said) return said[1] ?? said[0];
      await once(this.#heard, "text");
    }
  }

  url(): Promise<string> {
    return this.says(/^POST (.*)$/m);
  }

  async post(
    body: unknown,
    init: RequestInit = {},
  ): Promise<{ status: number; headers: Headers; body: unknown }> {
    const response = await fetch(await this.url(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...init,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  async exitCode(): Promise<unknown> {
    const [code] = await this.#exit;
    return code;
  }

  async kill(): Promise<void> {
    this.signal("SIGKILL");
    await this.#exit;
  }
}

const reEncryptions = () => kms.requests.of("ReEncrypt");

describe("the service", () => {
  it("calls itself once and exits when it has no port", async () => {
    const { code, stdout, stderr } = await runExample("node-service");
    expect(stdout).toMatch(
      /^POST http:\/\/127\.0\.0\.1:\d+\/re-encrypt\n200, re-encrypted under arn:aws:kms:.*\nThe response decrypts to the original plaintext\n/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("prints a request to try when it serves with an in-process KMS", async () => {
    const service = start("--port", "0");
    const body = await service.says(/-d '(.*)' http/);
    expect(await service.post(body)).toMatchObject({ status: 200 });
  });

  it("re-encrypts under the other key with the same context, and needs exactly the permissions of the policy in its header", async () => {
    const { status, body } = await shared.post({ ciphertext, context: CONTEXT });
    expect(status).toBe(200);
    const response = Object(body);
    const { Plaintext, KeyId } = await client.send(
      new DecryptCommand({
        KeyId: "alias/to",
        CiphertextBlob: Buffer.from(response.ciphertext, "base64"),
        EncryptionContext: CONTEXT,
      }),
    );
    expect(Buffer.from(Plaintext ?? []).toString()).toBe(SECRET);
    expect(response.keyId).toBe(KeyId);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(await headerPolicyOf("node-service")));
  });

  it("serves many callers at once", async () => {
    const answers = Array.from({ length: 40 }, () => shared.post({ ciphertext, context: CONTEXT }));
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(reEncryptions()).toHaveLength(40);
  });

  it("rejects requests that are not valid without calling KMS", async () => {
    const cases: [expected: number, body: unknown, init?: RequestInit][] = [
      [400, "{"],
      [400, "null"],
      [400, {}],
      [400, { ciphertext: 1 }],
      [400, { ciphertext: { toString: 1 } }],
      [400, { ciphertext: "" }],
      [400, { ciphertext: "AQI" }],
      [400, { ciphertext: "AQ-_" }],
      [400, { ciphertext: Buffer.alloc(6145).toString("base64") }],
      [400, { ciphertext, context: "tenant" }],
      [400, { ciphertext, context: ["tenant"] }],
      [400, { ciphertext, context: { tenant: 1 } }],
      [413, { ciphertext: "A".repeat(1 << 22) }],
      [415, { ciphertext }, { headers: { "content-type": "text/plain" } }],
      [404, { ciphertext }, { method: "PUT" }],
    ];
    for (const [expected, body, init] of cases) {
      const { status, body: answer } = await shared.post(body, init);
      expect([status, answer], JSON.stringify(body).slice(0, 80)).toEqual([
        expected,
        { error: expect.any(String), id: expect.any(String) },
      ]);
    }
    const elsewhere = await fetch(new URL("/other", await shared.url()));
    expect(elsewhere.status).toBe(404);
    expect(kms.requests).toHaveLength(0);
  });

  it.each<[what: string, body: () => Promise<object> | object]>([
    ["a wrong context", () => ({ ciphertext, context: { tenant: "another" } })],
    ["bytes that are not a ciphertext", () => ({ ciphertext: "AQID" })],
    [
      "the ciphertext of another key",
      async () => ({ ciphertext: await encrypt("alias/to"), context: CONTEXT }),
    ],
  ])("responds to %s with 422 and without a key ID", async (_, body) => {
    const answer = await shared.post(await body());
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      error: "KMS cannot decrypt the ciphertext with this context",
      id: expect.any(String),
    });
  });

  it("responds with 503 and retry-after while KMS fails", async () => {
    kms.faults.rate(1, "KMSInternalException");
    const { status, headers, body } = await shared.post({ ciphertext, context: CONTEXT });
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("1");
    expect(body).toEqual({ error: "KMS is not available at the moment", id: expect.any(String) });
  });

  it("responds with 500 when its keys are wrong, and logs the cause with the ID of the response", async () => {
    const service = start("--port", "0", "--aws", ...KEYS.with(-1, "alias/missing"));
    const { status, body } = await service.post({ ciphertext, context: CONTEXT });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/alias|Exception|arn:/);
    await service.says(new RegExp(`^500 ${Object(body).id} \\w+Exception: .*alias/missing`, "m"));
  });

  it("aborts its call to KMS when the caller disconnects", async () => {
    kms.faults.rate(1, { latency: 600_000 });
    const service = start();
    await service.url();
    const caller = new AbortController();
    const call = service.post({ ciphertext, context: CONTEXT }, { signal: caller.signal });
    await expect.poll(() => reEncryptions().length, { timeout: 20_000 }).toBe(1);

    caller.abort();

    await expect(call).rejects.toThrow("aborted");
    await service.says(/^disconnected \S+ AbortError: ReEncrypt was aborted$/m);
    // No request is open any more, and the client did not retry.
    service.signal("SIGTERM");
    expect(await service.exitCode()).toBe(0);
    expect(reEncryptions()).toHaveLength(1);
  });

  it.each<NodeJS.Signals>(["SIGTERM", "SIGINT"])(
    "finishes open requests on %s, then exits",
    async (signal) => {
      kms.faults.next(1, { latency: 2_000 });
      const service = start();
      const url = await service.url();
      const call = service.post({ ciphertext, context: CONTEXT });
      await expect.poll(() => reEncryptions().length, { timeout: 20_000 }).toBe(1);

      service.signal(signal);

      await service.says(new RegExp(`^${signal}: stopping$`, "m"));
      await expect(fetch(url)).rejects.toThrow();
      const { status, headers } = await call;
      expect([status, headers.get("connection")]).toEqual([200, "close"]);
      expect(await service.exitCode()).toBe(0);
      expect(service.output).toMatch(/Stopped\n$/);
      expect(service.output).not.toContain(SECRET);
    },
  );
});

it("the service does not wait for idle connections when it stops", async () => {
  const service = start();
  const { hostname, port } = new URL(await service.url());
  const idle = connect(Number(port), hostname).on("error", () => {});
  await once(idle, "connect");
  const closed = once(idle, "close");
  service.signal("SIGTERM");
  expect(await service.exitCode()).toBe(0);
  await closed;
});

describe("the command line", () => {
  it.concurrent.each([
    [["--aws", ...KEYS], "--aws needs --port PORT, --source-key-id KEY and --destination-key-id KEY"],
    [KEYS, "--source-key-id needs --aws"],
    [["--port", "http"], "--port takes a number from 0 to 65535"],
    [["--port", "65536"], "--port takes a number from 0 to 65535"],
  ])("%j is rejected", async (args, message) => {
    const { code, stderr } = await runExample("node-service", args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

it("the service says that its port is in use", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = Object(taken.address());
  const { code, stderr } = await runExample("node-service", ["--port", String(port)]);
  taken.close();
  expect(stderr).toContain("EADDRINUSE");
  expect(stderr).not.toContain("--help");
  expect(code).toBe(1);
});
