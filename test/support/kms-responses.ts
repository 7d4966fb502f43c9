/** A call, and steps of a scripted server that respond to it as KMS does. */
import { ReEncryptCommand } from "kms-reencrypt";
import { respond, type Step } from "./scripted-server.js";

/** The credentials of the tests. */
export const testCredentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** A call without secrets. */
export const reEncrypt = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

/** The body of a response to ReEncrypt. */
export const reEncryptBody = JSON.stringify({
  CiphertextBlob: "AQID",
  KeyId: "new",
  SourceKeyId: "old",
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
});

/** Responds to ReEncrypt with success. */
export const success = respond(200, reEncryptBody);

/** Responds with an error of KMS. */
export const kmsError = (code: string, status = 400, headers: Readonly<Record<string, string>> = {}): Step =>
  respond(status, JSON.stringify({ __type: code }), { "x-amzn-requestid": "r-1", ...headers });

/** Responds to ReEncrypt as a service whose clock is off: it rejects signatures that are not made for its time. */
export const withClockOffset =
  (offset: number): Step =>
  (socket, request) => {
    const now = new Date(Date.now() + offset);
    const [, date = "", time = ""] = /\r\nx-amz-date: (\d{8})T(\d{6})Z/.exec(request) ?? [];
    const signed = Date.parse(
      `${date.replace(/(..)(..)$/, "-$1-$2")}T${time.replace(/(..)(..)$/, ":$1:$2")}Z`,
    );
    const fits = Math.abs(signed - now.getTime()) < 300_000;
    const step = fits ? success : kmsError("InvalidSignatureException", 400, { date: now.toUTCString() });
    step(socket, request);
  };

/** Temporary credentials that {@link rejectExpired} rejects. */
export const expiredCredentials = { ...testCredentials, sessionToken: "expired" };

/** Responds to ReEncrypt, but rejects the session token of {@link expiredCredentials}. */
export const rejectExpired: Step = (socket, request) => {
  const isExpired = request.includes("x-amz-security-token: expired\r\n");
  const step = isExpired ? kmsError("ExpiredTokenException") : success;
  step(socket, request);
};
