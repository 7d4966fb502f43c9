import { ReEncryptCommand } from "kms-reencrypt";
import { answer, type Step } from "./scripted-server.js";

/** The credentials of the tests. */
export const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** A call that has no secret. */
export const reEncrypt = () =>
  new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });

/** The body of an answer to ReEncrypt. */
export const body = JSON.stringify({
  CiphertextBlob: "AQID",
  KeyId: "new",
  SourceKeyId: "old",
  SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
  DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
});

/** Answers ReEncrypt. */
export const success = answer(200, body);

/** Answers with an error of KMS. */
export const failure = (code: string, status = 400, headers: Readonly<Record<string, string>> = {}): Step =>
  answer(status, JSON.stringify({ __type: code }), { "x-amzn-requestid": "r-1", ...headers });

/** Answers ReEncrypt, but refuses what is signed for another time than that of a clock which is off. */
export const skewed =
  (offset: number): Step =>
  (socket, request) => {
    const now = new Date(Date.now() + offset);
    const [, date = "", time = ""] = /\r\nx-amz-date: (\d{8})T(\d{6})Z/.exec(request) ?? [];
    const signed = Date.parse(
      `${date.replace(/(..)(..)$/, "-$1-$2")}T${time.replace(/(..)(..)$/, ":$1:$2")}Z`,
    );
    const fits = Math.abs(signed - now.getTime()) < 300_000;
    const step = fits ? success : failure("InvalidSignatureException", 400, { date: now.toUTCString() });
    step(socket, request);
  };

/** Temporary credentials that {@link refuseExpired} refuses. */
export const expired = { ...keys, sessionToken: "expired" };

/** Answers ReEncrypt, but refuses the expired session token. */
export const refuseExpired: Step = (socket, request) => {
  const isExpired = request.includes("x-amz-security-token: expired\r\n");
  const step = isExpired ? failure("ExpiredTokenException") : success;
  step(socket, request);
};
