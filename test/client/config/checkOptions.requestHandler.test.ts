import { Agent } from "node:https";
import { ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { rejection } from "../../support/rejection.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

const command = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

/** A client with options that the compiler rejects; a program in JavaScript may pass them. */
const clientWith = (options: Record<string, unknown>) => stubClient([reEncryptResponse], options);

/** Values that no option of the request handler expects. */
const strange = [null, 5, -1, Number.NaN, true, "", [], {}, Object.create(null), Symbol("x"), 5n, () => 5];

/** Options of `http.Agent`, `https.Agent`, `net.connect` and `tls.connect`. */
const AGENT_OPTIONS = [
  ..."agentKeepAliveTimeoutBuffer ALPNProtocols allowHalfOpen allowPartialTrustChain autoSelectFamily".split(
    " ",
  ),
  ..."autoSelectFamilyAttemptTimeout blockList ca cert checkServerIdentity ciphers clientCertEngine crl".split(
    " ",
  ),
  ..."defaultPort dhparam ecdhCurve enableTrace family fd hints honorCipherOrder host keepAlive".split(" "),
  ..."keepAliveInitialDelay keepAliveMsecs key localAddress localPort lookup maxCachedSessions".split(" "),
  ..."maxFreeSockets maxSockets maxTotalSockets maxVersion minDHSize minVersion noDelay onread".split(" "),
  ..."passphrase path pfx port privateKeyEngine privateKeyIdentifier protocol proxyEnv pskCallback".split(
    " ",
  ),
  ..."rejectUnauthorized requestCert requestOCSP scheduling secureContext secureOptions".split(" "),
  ..."secureProtocol servername session sessionIdContext sessionTimeout sigalgs signal".split(" "),
  ..."SNICallback socket ticketKeys timeout".split(" "),
];

describe("the options of the request handler", () => {
  it.each([
    [
      { requestTimeOut: 5_000 },
      '"requestHandler.requestTimeOut" is not an option; did you mean requestTimeout?',
    ],
    [
      { conectionTimeout: 5_000 },
      '"requestHandler.conectionTimeout" is not an option; did you mean connectionTimeout?',
    ],
    [{ httpsagent: {} }, '"requestHandler.httpsagent" is not an option; did you mean httpsAgent?'],
    [
      { timeout: 5_000 },
      '"requestHandler.timeout" is not an option; did you mean connectionTimeout or requestTimeout or socketAcquisitionTimeout or socketAcquisitionWarningTimeout or socketTimeout or throwOnRequestTimeout?',
    ],
    [
      { maxSockets: 5 },
      '"requestHandler.maxSockets" is not supported; use the same option of `httpsAgent`, or leave it out',
    ],
    [{ retries: 5 }, '"requestHandler.retries" is not an option; check its spelling, or leave it out'],
    [
      { httpsAgent: { maxsockets: 5 } },
      '"requestHandler.httpsAgent.maxsockets" is not an option; did you mean maxSockets?',
    ],
    [
      { httpAgent: { keepalive: true } },
      '"requestHandler.httpAgent.keepalive" is not an option; did you mean keepAlive?',
    ],
    [
      { httpsAgent: { rejectUnautorized: true } },
      '"requestHandler.httpsAgent.rejectUnautorized" is not an option; did you mean rejectUnauthorized?',
    ],
    [
      { customFetch: () => {} },
      '"requestHandler.customFetch" is not supported; use a `requestHandler`, or leave it out',
    ],
    [
      { requestTimeout: -1 },
      '"requestHandler.requestTimeout" must be 0 (no limit) to 2147483647 milliseconds',
    ],
    [
      { connectionTimeout: "5" },
      '"requestHandler.connectionTimeout" must be 0 (no limit) to 2147483647 milliseconds',
    ],
    ...[-1, 0, 0.5, Number.NaN, "50", true, [2], new Agent({ maxSockets: -1 })].map(
      (limit): [object, string] => [
        { httpsAgent: limit instanceof Agent ? limit : { maxSockets: limit } },
        '"requestHandler.httpsAgent" must be an agent, or the options of one (maxSockets at least 1)',
      ],
    ),
    [
      { httpsAgent: 5 },
      '"requestHandler.httpsAgent" must be an agent, or the options of one (maxSockets at least 1)',
    ],
    [
      { httpAgent: "http://proxy" },
      '"requestHandler.httpAgent" must be an agent, or the options of one (maxSockets at least 1)',
    ],
    [{ requestInit: {} }, '"requestHandler.requestInit" must be a function'],
    [
      { handle: 5 },
      '"requestHandler" must be a request handler with a method `handle`, or the options of one',
    ],
  ])("%j are one line in the error of the first call", async (requestHandler, line) => {
    const { client } = clientWith({ requestHandler });
    expect(await rejection(client.send(command()))).toMatchObject({
      name: "ConfigurationError",
      message: `These options are not valid:\n  ${line}`,
    });
  });

  it("name every misspelt one at once, also those of agents", async () => {
    const requestHandler = { requesttimeout: 5, httpAgent: { maxsocket: 5 }, httpsAgent: { keepAlve: true } };
    const { client } = clientWith({ requestHandler });
    expect(await rejection(client.send(command()))).toMatchObject({
      message: expect.stringMatching(
        /requestTimeout\?\n.*httpAgent.*maxSockets\?\n.*httpsAgent.*keepAlive\?$/,
      ),
    });
  });

  it.each([
    ["any that Node.js has", Object.fromEntries(AGENT_OPTIONS.map((name) => [name, undefined]))],
    ["an agent of the user, whatever its members", { maxsockets: 5, destroy: () => {} }],
  ])("may be for an agent: %s", async (_, httpsAgent) => {
    const { client } = clientWith({ requestHandler: { httpsAgent }, credentials: async () => ({}) });
    expect(await rejection(client.send(command()))).toMatchObject({
      message: expect.stringContaining("The credentials have no"),
    });
  });

  it.each([
    {},
    { requestTimeout: undefined, httpsAgent: null },
    { cache: "no-store", logger: console },
    { socketAcquisitionWarningTimeout: 5_000, throwOnRequestTimeout: true },
  ])("%j are valid", async (requestHandler) => {
    const { client } = clientWith({ requestHandler, credentials: async () => ({}) });
    expect(await rejection(client.send(command()))).toMatchObject({
      message: expect.stringContaining("The credentials have no"),
    });
  });

  it.each(["requestTimeout", "socketTimeout", "httpAgent", "httpsAgent", "requestInit", "handle", "unknown"])(
    "never make the constructor throw: %s",
    (name) => {
      for (const value of strange) {
        expect(() => clientWith({ requestHandler: { [name]: value } })).not.toThrow();
      }
    },
  );
});
