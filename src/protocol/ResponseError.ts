import type { HttpResponse, ResponseMetadata } from "@smithy/types";

/** What was read from an answer that is no success. */
export interface ResponseErrorDetails {
  /** The answer, its body collected. */
  readonly response: HttpResponse;
  /** The status and the request id. */
  readonly $metadata: ResponseMetadata;
  /** The code that the service sent; `undefined` when the answer is none of the service's. */
  readonly code?: string | undefined;
  /** What the service said; often nothing. */
  readonly serviceMessage?: string | undefined;
  /** Why the answer cannot be used, when it carries no code. */
  readonly problem?: string;
  /** Whether the answer broke off: a success that is no whole JSON. Another attempt may get all of it. */
  readonly truncated?: boolean;
  /** The first characters of the body, where they are no secret. */
  readonly excerpt?: string;
}

/** An answer that is no success, on its way from the deserializer to the mapping of errors; users never see it. */
export class ResponseError extends Error {
  /** What was read from the answer. */
  readonly details: ResponseErrorDetails;

  constructor(details: ResponseErrorDetails) {
    super(details.code ?? details.problem);
    this.details = details;
  }
}
