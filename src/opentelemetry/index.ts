/** Spans of OpenTelemetry for the calls of a client. */
export { type TraceableClient, type TraceOptions, traceKMSClient } from "./traceKMSClient.js";
