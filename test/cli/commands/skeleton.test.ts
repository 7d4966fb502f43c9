import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, startCliWorld } from "../../support/cli-world.js";

let world: CliWorld;
beforeAll(async () => {
  world = await startCliWorld();
});
afterAll(() => world.close());

const skeleton = async (command: string, kind: string) =>
  JSON.parse((await world.run([command, "--generate-cli-skeleton", kind])).stdout);

describe("an input skeleton has the value that the model of the AWS CLI lists first", () => {
  it.each([
    [
      "create-key",
      {
        KeyUsage: "SIGN_VERIFY",
        CustomerMasterKeySpec: "RSA_2048",
        KeySpec: "RSA_2048",
        Origin: "AWS_KMS",
      },
    ],
    ["create-grant", { Operations: ["Decrypt"] }],
    ["create-custom-key-store", { CustomKeyStoreType: "AWS_CLOUDHSM" }],
    ["encrypt", { EncryptionAlgorithm: "SYMMETRIC_DEFAULT" }],
    ["generate-data-key", { KeySpec: "AES_256" }],
    ["generate-data-key-pair", { KeyPairSpec: "RSA_2048" }],
    ["generate-mac", { MacAlgorithm: "HMAC_SHA_224" }],
    ["get-parameters-for-import", { WrappingAlgorithm: "RSAES_PKCS1_V1_5", WrappingKeySpec: "RSA_2048" }],
    ["import-key-material", { ExpirationModel: "KEY_MATERIAL_EXPIRES", ImportType: "NEW_KEY_MATERIAL" }],
    ["sign", { MessageType: "RAW", SigningAlgorithm: "RSASSA_PSS_SHA_256" }],
  ])("%s", async (command, members) => {
    expect(await skeleton(command, "input")).toMatchObject(members);
  });
});

it("an output skeleton has the names of members, and in lists those of types", async () => {
  expect(await skeleton("describe-key", "output")).toMatchObject({
    KeyMetadata: {
      KeyId: "KeyId",
      Enabled: true,
      CreationDate: "1970-01-01T00:00:00",
      EncryptionAlgorithms: ["EncryptionAlgorithmSpec"],
      MultiRegionConfiguration: { ReplicaKeys: [{ Arn: "Arn", Region: "Region" }] },
    },
  });
  expect(await skeleton("list-grants", "output")).toMatchObject({
    Grants: [{ Operations: ["GrantOperation"], Constraints: { EncryptionContextEquals: { KeyName: "" } } }],
  });
});
