/** The advice that several exceptions share. */

/** For errors that pass. */
export const TRY_AGAIN_LATER = "Try again later.";

/** For errors of requests that a server or a proxy has changed, or that reached another server than KMS. */
export const CHECK_ENDPOINT = "Check the endpoint and proxies.";
