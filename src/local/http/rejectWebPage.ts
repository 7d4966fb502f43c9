import { AccessDeniedException } from "../../kms/commonErrors.js";
import { isLoopback } from "../../runtime/isLoopback.js";
import { createException } from "../exceptions.js";
import type { Headers } from "../signature/headers.js";

/** The address of a URL for a host to listen on. */
const inUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/**
 * Rejects requests that a web page in a browser of this machine may have sent. A page reaches a server on the loopback
 * address when its own host name resolves to that address (DNS rebinding); the `Host` header then has that name.
 *
 * @param host - The host that the server listens on. One that other machines can reach was opened on purpose.
 * @throws `AccessDeniedException`
 */
export function rejectWebPage(headers: Headers, host: string): void {
  if (!isLoopback(inUrl(host))) {
    return;
  }
  const isOwn = (value: string) => {
    const name = value.replace(/:\d*$/, "").replace(/\.$/, "");
    return isLoopback(name) || name.toLowerCase() === inUrl(host).toLowerCase();
  };
  const foreign = headers.get("host")?.some((value) => !isOwn(value)) ? "a foreign Host" : undefined;
  const header = foreign ?? (headers.has("origin") ? "an Origin" : undefined);
  if (header !== undefined) {
    throw createException(
      AccessDeniedException,
      `LocalKms does not verify signatures (verifySignatures: false), and the request has ${header} header, as those of web pages do. Call it by its endpoint, verify signatures, or set host to an address that other machines can reach`,
    );
  }
}
