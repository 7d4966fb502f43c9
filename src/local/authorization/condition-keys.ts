/** The condition keys that LocalKms can decide, and the values that every request for a key has. */

// Requests have these, or lack them for a reason that holds here too, such as a caller outside of any organization.
const KEYS: ReadonlySet<string> = new Set([
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:tagkeys",
  "aws:viaawsservice",
  "kms:bypasspolicylockoutsafetycheck",
  "kms:calleraccount",
  "kms:datakeypairspec",
  "kms:encryptionalgorithm",
  "kms:encryptioncontextkeys",
  "kms:grantconstrainttype",
  "kms:grantisforawsresource",
  "kms:grantoperations",
  "kms:granteeprincipal",
  "kms:keyorigin",
  "kms:keyspec",
  "kms:keyusage",
  "kms:multiregion",
  "kms:reencryptonsamekey",
  "kms:requestalias",
  "kms:resourcealiases",
  "kms:retiringprincipal",
  "kms:rotationperiodindays",
  "kms:schedulekeydeletionpendingwindowindays",
  "kms:viaservice",
]);

const KEY_PREFIXES = [
  "aws:principaltag/",
  "aws:requesttag/",
  "aws:resourcetag/",
  "kms:encryptioncontext:",
  "kms:recipientattestation:",
];

/** Whether LocalKms can decide a condition on a key, given in lower case. */
export const isConditionKey = (key: string): boolean =>
  KEYS.has(key) || KEY_PREFIXES.some((prefix) => key.startsWith(prefix));
