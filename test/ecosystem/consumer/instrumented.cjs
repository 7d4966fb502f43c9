// Encrypts with each package under the instrumentation for the AWS SDK, and prints the spans that come about.
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

async function main() {
  const { LocalKms } = require("kms-reencrypt/local");
  const kms = await LocalKms.start();
  const { KeyId } = await kms.createKey();
  const { endpoint, region, credentials } = kms;
  const spans = {};
  for (const name of ["@aws-sdk/client-kms", "kms-reencrypt"]) {
    const { EncryptCommand, KMSClient } = require(name);
    const client = new KMSClient({ endpoint, region, credentials });
    await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(1) }));
    spans[name] = exporter.getFinishedSpans().map((span) => span.name);
    exporter.reset();
    client.destroy();
  }
  await kms.close();
  console.log(JSON.stringify(spans));
}

main();
