import type { Clock } from "../Clock.js";
import type { KnownPrincipal, KnownPrincipals } from "../config/resolvePrincipals.js";
import { rejectWebPage } from "../http/rejectWebPage.js";
import { type SignedRequest, valuesOf } from "./canonicalRequest.js";
import { verifySignature } from "./verifySignature.js";

/** What requests are checked against. */
interface AuthenticatorOptions {
  /** The Region that requests must be signed for. */
  readonly region: string;
  /** The clock that the dates of signatures are compared with. */
  readonly clock: Clock;
  /** The host that the server listens on. */
  readonly host: string;
  /** Whether signatures are verified; if not, every request is accepted that does not come from a web page. */
  readonly verifySignatures: boolean;
}

/** Returns a function that finds the principal of a request, and rejects requests with an invalid signature. */
export function createAuthenticator(
  principals: KnownPrincipals,
  { region, clock, host, verifySignatures }: AuthenticatorOptions,
): (request: SignedRequest) => KnownPrincipal {
  const known = new Map(principals.map((principal) => [principal.credentials.accessKeyId, principal]));
  const [first] = principals;
  const verifier = {
    region,
    service: "kms",
    now: () => clock.now(),
    credentialsOf: (accessKeyId: string) => known.get(accessKeyId)?.credentials,
  };
  return (request) => {
    const accessKeyId = verifySignatures ? verifySignature(request, verifier) : accessKeyIdOf(request, host);
    return known.get(accessKeyId) ?? first;
  };
}

/** The access key ID that a request names, without checking its signature. */
function accessKeyIdOf({ headers }: SignedRequest, host: string): string {
  rejectWebPage(headers, host);
  return /\bCredential=([^/,\s]+)/.exec(valuesOf(headers, "authorization")[0] ?? "")?.[1] ?? "";
}
