import type { Clock } from "../Clock.js";
import type { KnownPrincipal, KnownPrincipals } from "../config/resolvePrincipals.js";
import { rejectWebPage } from "../http/rejectWebPage.js";
import type { SignedRequest } from "./canonicalRequest.js";
import { firstOf } from "./headers.js";
import { type Signer, type Verifier, verifySignature } from "./verifySignature.js";

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
  { region, serves, clock, host, verifySignatures }: AuthenticatorOptions,
): (request: SignedRequest) => Authenticated {
  const known = new Map(principals.map((principal) => [principal.credentials.accessKeyId, principal]));
  const [first] = principals;
  const verifier: Verifier = {
    region,
    serves,
    service: "kms",
    now: () => clock.now(),
    credentialsOf: (accessKeyId) => known.get(accessKeyId)?.credentials,
  };
  return (request) => {
    const { accessKeyId, region } = verifySignatures ? verifySignature(request, verifier) : signerOf(request);
    return { principal: known.get(accessKeyId) ?? first, region };
  };

  /** The signer that a request names, without checking its signature. */
  function signerOf({ headers }: SignedRequest): Signer {
    rejectWebPage(headers, host);
    const [, accessKeyId = "", named = ""] =
      /\bCredential=([^/,\s]+)(?:\/[^/,\s]*\/([^/,\s]+))?/.exec(firstOf(headers, "authorization") ?? "") ??
      [];
    return { accessKeyId, region: serves(named) ? named : region };
  }
}
