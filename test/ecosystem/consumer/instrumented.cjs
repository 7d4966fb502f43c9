// Makes the same calls with several clients under the instrumentation for the AWS SDK, and prints the spans of each.
const { registerInstrumentations } = require("@opentelemetry/instrumentation");
const { AwsInstrumentation } = require("@opentelemetry/instrumentation-aws-sdk");
const {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} = require("@opentelemetry/sdk-trace-node");

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
registerInstrumentations({ instrumentations: [new AwsInstrumentation()], tracerProvider: provider });

// Loaded after the registration, because the instrumentation patches modules as they are loaded.
const sdk = require("@aws-sdk/client-kms");
const ours = require("kms-reencrypt");
const { LocalKms } = require("kms-reencrypt/local");
const { traceKMSClient } = require("kms-reencrypt/opentelemetry");

/** A call that succeeds and one that fails. */
async function spansOf(client, { ReEncryptCommand }, { input, missing }) {
  await client.send(new ReEncryptCommand(input));
  await client.send(new ReEncryptCommand({ ...input, DestinationKeyId: missing })).catch(() => {});
  client.destroy();
  const spans = exporter
    .getFinishedSpans()
    .map(({ name, kind, status, attributes, events }) => ({ name, kind, status, attributes, events }));
  exporter.reset();
  return spans;
}

async function main() {
  const kms = await LocalKms.start();
  const { endpoint, region, credentials } = kms;
  const { KeyId } = await kms.createKey();
  const options = { endpoint, region, credentials };
  const client = new ours.KMSClient(options);
  const { CiphertextBlob } = await client.send(
    new ours.EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }),
  );
  client.destroy();
  const calls = { input: { CiphertextBlob, DestinationKeyId: KeyId }, missing: "alias/missing" };
  const spans = {
    sdk: await spansOf(new sdk.KMSClient(options), sdk, calls),
    untraced: await spansOf(new ours.KMSClient(options), ours, calls),
    traced: await spansOf(traceKMSClient(new ours.KMSClient(options)), ours, calls),
  };
  await kms.close();
  console.log(JSON.stringify(spans));
}

main();
