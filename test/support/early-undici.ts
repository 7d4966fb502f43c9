import { BulkRequestHandler as PublishedHandler } from "../../src/cli/rewrap/BulkRequestHandler.js";

/** Loads undici earlier than the published program, so that tests need few requests. The build sets the variable. */
export class BulkRequestHandler extends PublishedHandler {
  constructor(...[nodeHandler, load, logger]: ConstructorParameters<typeof PublishedHandler>) {
    super(nodeHandler, load, logger, Number(process.env.KMS_TEST_UNDICI_AFTER));
  }
}
