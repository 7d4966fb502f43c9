/** The advice for errors of requests that a server or a proxy has changed, or that reached another server than KMS. */
export const CHECK_ENDPOINT = "Check the endpoint and proxies.";
