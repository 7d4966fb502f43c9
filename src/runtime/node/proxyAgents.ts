import type { Agent, RequestOptions } from "node:http";
import type { AgentOptions } from "node:https";
import type { Duplex } from "node:stream";
import type { HttpRequest } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { saidBy } from "../../errors/platformError.js";
import type { Environment } from "../Runtime.js";
import { timeoutError } from "../withDeadline.js";
import { nodeHttp, nodeHttps } from "./builtins.js";
import { type ProxyServer, proxyOf } from "./proxyOf.js";

const { Agent: HttpAgent } = nodeHttp();
const { Agent: HttpsAgent } = nodeHttps();

/** An agent that connects through a proxy. */
export interface ProxyAgent {
  readonly agent: Agent;
  /** Writes a request in the form that the proxy takes. */
  readonly forward?: ((request: HttpRequest) => HttpRequest) | undefined;
}

/** Makes the agent for the proxy that the environment names for a protocol; `undefined` when it names none. */
export function makeProxyAgent(
  scheme: "http" | "https",
  environment: Environment,
  options: AgentOptions,
  connectionTimeout: number,
): ProxyAgent | undefined {
  const proxy = proxyOf(scheme, environment);
  if (proxy === undefined) {
    return undefined;
  }
  return scheme === "https"
    ? { agent: new HttpsProxyAgent(options, proxy, connectionTimeout) }
    : { agent: new HttpProxyAgent(options, proxy), forward: (request) => forwarded(request, proxy) };
}

type Connected = (error: Error | null, socket: Duplex) => void;

/** Connects to https servers through a tunnel of the proxy. The proxy sees only the names of the hosts. */
class HttpsProxyAgent extends HttpsAgent {
  readonly #proxy: ProxyServer;
  readonly #connectionTimeout: number;

  constructor(options: AgentOptions, proxy: ProxyServer, connectionTimeout: number) {
    super(options);
    this.#proxy = proxy;
    this.#connectionTimeout = connectionTimeout;
  }

  override createConnection(options: RequestOptions, connected?: Connected): Duplex | null | undefined {
    const [host, port] = [String(options.host), Number(options.port)];
    if (connected === undefined || !this.#proxy.serves(host, port)) {
      return super.createConnection(options, connected);
    }
    openTunnel(this.#proxy, host, port, this.#connectionTimeout, this.options.ca)
      .then((socket) => {
        const overTunnel = { ...options, socket };
        const secure = super.createConnection(overTunnel);
        return secure && nameProxy(secure, this.#proxy.variable, this.#connectionTimeout);
      })
      // Node.js takes an error without a socket, contrary to its types.
      .then((socket) => connected(null, socket as Duplex), connected as (error: Error) => void);
    return undefined;
  }
}

/** Connects to the proxy instead of http servers. The requests name the servers: see {@link forwarded}. */
class HttpProxyAgent extends HttpAgent {
  readonly #proxy: ProxyServer;

  constructor(options: AgentOptions, proxy: ProxyServer) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, connected?: Connected): Duplex | null | undefined {
    const { url, serves } = this.#proxy;
    if (!serves(String(options.host), Number(options.port))) {
      return super.createConnection(options, connected);
    }
    const toProxy = { ...options, ...addressOf(url) };
    if (url.protocol === "http:") {
      return super.createConnection(toProxy, connected);
    }
    const { isIP } = process.getBuiltinModule("node:net");
    // TLS knows no names that are IP addresses.
    const servername = isIP(toProxy.host) === 0 ? toProxy.host : "";
    return new HttpsAgent().createConnection({ ...toProxy, servername }, connected);
  }
}

/** The request in the form that a proxy takes, if the proxy serves its host. */
function forwarded(request: HttpRequest, { url, serves }: ProxyServer): HttpRequest {
  const { hostname, port = 80, path, headers } = request;
  return serves(hostname.replace(/^\[|\]$/g, ""), port)
    ? {
        ...request,
        path: `http://${hostname}:${port}${path}`,
        headers: { ...headers, ...authorization(url) },
      }
    : request;
}

const addressOf = ({ hostname, port, protocol }: URL) => ({
  host: hostname.replace(/^\[|\]$/g, ""),
  port: Number(port || (protocol === "https:" ? 443 : 80)),
});

function authorization({ username, password }: URL): Record<string, string> {
  const text = `${decode(username)}:${decode(password)}`;
  return text === ":" ? {} : { "proxy-authorization": `Basic ${Buffer.from(text).toString("base64")}` };
}

/** A password may contain a % that is not part of an escape. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function openTunnel(
  { url, variable }: ProxyServer,
  host: string,
  port: number,
  connectionTimeout: number,
  ca: AgentOptions["ca"],
): Promise<Duplex> {
  const target = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    // Looked up for each tunnel, as for each request: monitoring agents replace it.
    const { request } = url.protocol === "https:" ? nodeHttps() : nodeHttp();
    const sent = request({
      ...addressOf(url),
      ...{ method: "CONNECT", path: target, agent: false, ca },
      headers: { host: target, ...authorization(url) },
    });
    const late = `the proxy of ${variable} did not respond within ${connectionTimeout} ms (connectionTimeout)`;
    const timer =
      connectionTimeout > 0
        ? setTimeout(() => sent.destroy(timeoutError(late)), connectionTimeout)
        : undefined;
    sent.on("connect", ({ statusCode = 0 }, socket) => {
      clearTimeout(timer);
      if (statusCode >= 200 && statusCode < 300) {
        resolve(socket);
      } else {
        socket.destroy();
        reject(refusal(variable, target, statusCode));
      }
    });
    sent.on("error", (cause) => {
      clearTimeout(timer);
      reject(
        cause.name === "TimeoutError"
          ? cause
          : tunnelError(`the proxy of ${variable} cannot be reached: ${saidBy(cause)}`, cause),
      );
    });
    sent.end();
  });
}

/** Names the proxy in the errors of a TLS handshake over a tunnel: the proxy may have caused them. */
function nameProxy(secure: Duplex, variable: string, connectionTimeout: number): Duplex {
  const through = `through the proxy of ${variable}`;
  const late = `no connection ${through} within ${connectionTimeout} ms (connectionTimeout)`;
  const timer =
    connectionTimeout > 0
      ? // Before the timer of the request, which cannot name the proxy, but after what arrived in time has been read.
        setTimeout(setImmediate, connectionTimeout, () => secure.destroy(timeoutError(late)))
      : undefined;
  const name = (error: Error) => {
    error.message += error.message.includes(variable) ? "" : ` (${through})`;
  };
  const end = () => {
    clearTimeout(timer);
    secure.off("error", name);
  };
  secure.once("error", name);
  secure.once("secureConnect", end);
  secure.once("close", end);
  return secure;
}

const tunnelError = (message: string, cause?: Error): Error =>
  Object.assign(new Error(message, { cause }), { code: "ERR_PROXY_TUNNEL" });

function refusal(variable: string, target: string, status: number): Error {
  const what = `proxy of ${variable} did not connect to ${target} (status ${status})`;
  if (status >= 500) {
    return tunnelError(`the ${what}`);
  }
  const advice =
    status === 407
      ? "check the user name and password in its URL, whose special characters need percent-encoding"
      : "let it allow this host, or add the host to NO_PROXY";
  return new ConfigurationError(`The ${what}: ${advice}`);
}
