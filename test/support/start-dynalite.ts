import { once } from "node:events";
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

/** A DynamoDB in this process. */
export interface LocalDynamoDB extends AsyncDisposable {
  /** The URL for the `endpoint` of a client. */
  readonly endpoint: string;
  /** A client. */
  readonly client: DynamoDBClient;
}

/** Starts a DynamoDB with a table `envelopes`, whose key is `id`. */
export async function startDynalite(): Promise<LocalDynamoDB> {
  const server = dynalite({ createTableMs: 0 });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example-secret" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
  await client.send(
    new CreateTableCommand({
      TableName: "envelopes",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  return {
    endpoint,
    client,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes a row with a ciphertext and other columns. */
export const putRow = (client: DynamoDBClient, id: string, secret: Uint8Array) =>
  client.send(
    new PutItemCommand({
      TableName: "envelopes",
      Item: {
        id: { S: id },
        secret: { B: secret },
        big: { N: "12345678901234567890" },
        tags: { SS: ["a", "b"] },
      },
    }),
  );
