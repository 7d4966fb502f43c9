import type { Clock } from "../Clock.js";
import type { KnownPrincipal, KnownPrincipals } from "../config/resolvePrincipals.js";
import { rejectWebPage } from "../http/rejectWebPage.js";
import type { SignedRequest } from "./canonicalRequest.js";
import { firstOf } from "./headers.js";
import { verifySignature } from "./verifySignature.js";

/** What requests are checked against. */
interface AuthenticatorOptions {
  /** The Region that requests are for by default. */
  readonly region: string;
  /** Whether requests may be signed for a Region. */
  readonly serves: (region: string) => boolean;
  /** The clock that the dates of signatures are compared with. */
  readonly clock: Clock;
  /** The host that the server listens on. */
  readonly host: string;
  /** Whether signatures are verified; if not, every request is accepted that does not come from a web page. */
  readonly verifySignatures: boolean;
}

/** Who signed a request, and for which Region. */
export interface Authenticated {
  /** The principal. */
  readonly principal: KnownPrincipal;
  /** The Region. */
  readonly region: string;
}

/** Returns a function that finds the principal of a request, and rejects requests with an invalid signature. */
export function createAuthenticator(
  principals: KnownPrincipals,
  { region: byDefault, serves, clock, host, verifySignatures }: AuthenticatorOptions,
): (request: SignedRequest) => Authenticated {
  const known = new Map(principals.map((principal) => [principal.credentials.accessKeyId, principal]));
  const [first] = principals;
  const verifier = {
    service: "kms",
    now: () => clock.now(),
    credentialsOf: (accessKeyId: string) => known.get(accessKeyId)?.credentials,
  };
  return (request) => {
    const named = scopeOf(request);
    const region = serves(named.region) ? named.region : byDefault;
    if (!verifySignatures) {
      rejectWebPage(request.headers, host);
    }
    const accessKeyId = verifySignatures
      ? verifySignature(request, { ...verifier, region })
      : named.accessKeyId;
    return { principal: known.get(accessKeyId) ?? first, region };
  };
}

/** The access key ID and the Region that a request names, without checking its signature. */
function scopeOf({ headers }: SignedRequest): { readonly accessKeyId: string; readonly region: string } {
  const [, accessKeyId = "", region = ""] =
    /\bCredential=([^/,\s]+)(?:\/[^/,\s]*\/([^/,\s]+))?/.exec(firstOf(headers, "authorization") ?? "") ?? [];
  return { accessKeyId, region };
}
