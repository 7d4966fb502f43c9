import type { Clock } from "../clock.js";
import type { KnownPrincipal } from "../principals.js";
import { type SignedRequest, valuesOf } from "./canonical-request.js";
import { verifySignature } from "./verify-signature.js";

/** What a request is checked for. */
export interface Authentication {
  /** The Region that requests have to be signed for. */
  readonly region: string;
  /** The time that signatures have to be near. */
  readonly clock: Clock;
  /** Whether signatures count; without it everybody is let in. */
  readonly verifySignatures: boolean;
}

/** Finds out who makes a request. */
export function authenticator(
  principals: readonly [KnownPrincipal, ...KnownPrincipal[]],
  { region, clock, verifySignatures }: Authentication,
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
    const accessKeyId = verifySignatures ? verifySignature(request, verifier) : namedBy(request);
    return known.get(accessKeyId) ?? first;
  };
}

/** The access key id that a request names, whether or not its signature is right. */
const namedBy = ({ headers }: SignedRequest): string =>
  /\bCredential=([^/,\s]+)/.exec(valuesOf(headers, "authorization")[0] ?? "")?.[1] ?? "";
