import {
  InvalidSignatureException,
  KMSCommand,
  KMSServiceException,
  type MetadataBearer,
  type OperationDeclaration,
} from "kms-reencrypt";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../support/stub-client.js";

const THREE_HOURS = 3 * 3_600_000;

/** The response of a service whose clock is ahead. */
const aheadBy = (milliseconds: number, code: string): StubResponse => ({
  status: 400,
  headers: { date: new Date(Date.now() + milliseconds).toUTCString() },
  body: { __type: code },
});

it.each(["RequestExpired", "RequestTimeTooSkewed", "SignatureDoesNotMatch"])(
  "the clock is corrected after a %s",
  async (code) => {
    const responses = [aheadBy(THREE_HOURS, code), reEncryptResponse];
    const { client } = stubClient(responses, { retryStrategy: retryImmediately() });
    expect((await client.send(reEncrypt())).$metadata.attempts).toBe(2);
  },
);

describe("the clock is not corrected", () => {
  it("for a code that does not concern it", async () => {
    const { client } = stubClient([aheadBy(THREE_HOURS, "BrandNewException")]);
    expect(await rejection(client.send(reEncrypt()))).toMatchObject({ $metadata: { attempts: 1 } });
    expect(client.config.systemClockOffset).toBe(0);
  });

  it("for a code that the operation declares without that recovery", async () => {
    class AuthFailure extends KMSServiceException {
      static override readonly code = "AuthFailure";
    }
    class WaitCommand extends KMSCommand<object, MetadataBearer> {
      declaration(): OperationDeclaration<object, MetadataBearer> {
        return { name: "Wait", input: {}, output: {}, errors: [AuthFailure] };
      }
    }
    const { client } = stubClient([aheadBy(THREE_HOURS, "AuthFailure")]);
    expect(await rejection(client.send(new WaitCommand({})))).toBeInstanceOf(AuthFailure);
    expect(client.config.systemClockOffset).toBe(0);
  });

  it("when the request was signed for the time of the service", async () => {
    const { client, requests } = stubClient([aheadBy(THREE_HOURS, "InvalidSignatureException")], {
      systemClockOffset: THREE_HOURS,
    });
    await rejection(client.send(reEncrypt()));
    expect(requests).toHaveLength(1);
  });

  it("for an error without a response, with which middleware replaces that of the service", async () => {
    const own = new InvalidSignatureException({ $metadata: {} });
    const { client } = stubClient([reEncryptResponse]);
    client.middlewareStack.add(() => () => Promise.reject(own), { step: "deserialize", priority: "high" });
    expect(await rejection(client.send(reEncrypt()))).toBe(own);
  });

  it.each([
    [239_000, 1],
    [240_000, 2],
  ])("for less than four minutes: with %i ms the call makes %i attempts", async (difference, attempts) => {
    vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
    onTestFinished(() => void vi.useRealTimers());
    const { client, requests } = stubClient(
      [aheadBy(difference, "InvalidSignatureException"), reEncryptResponse],
      { retryStrategy: retryImmediately() },
    );
    await client.send(reEncrypt()).catch(() => {});
    expect(requests).toHaveLength(attempts);
  });
});
