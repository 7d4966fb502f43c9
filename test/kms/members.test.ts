/** Clients, commands, paginators and exceptions have every member of those of @aws-sdk/client-kms. */
import { readFile } from "node:fs/promises";
import * as sdk from "@aws-sdk/client-kms";
import * as ours from "kms-reencrypt";
import { describe, expect, it } from "vitest";

type Class = new (argument: object) => object;

const isClass = (value: unknown): value is Class => typeof value === "function" && "prototype" in value;

const classes = Object.entries(sdk).flatMap(([name, ofSdk]) => {
  const ofOurs: unknown = Reflect.get(ours, name);
  return /^KMS|Client$|Command$|Exception$/.test(name) && isClass(ofSdk) && isClass(ofOurs)
    ? [{ name, ofSdk, ofOurs }]
    : [];
});

/** The names of the own members of an object and of its prototypes, except those of every object. */
function membersOf(value: object): string[] {
  const names: PropertyKey[] = [];
  for (let at: object = value; at !== Object.prototype && at !== Function.prototype; ) {
    names.push(...Reflect.ownKeys(at));
    at = Object(Reflect.getPrototypeOf(at));
  }
  return names.filter((name) => typeof name === "string");
}

const missing = (ofSdk: object, ofOurs: object): string[] =>
  [...new Set(membersOf(ofSdk).filter((name) => !(name in ofOurs)))].sort();

/** The names in the first cells of the README's table whose text begins with these words. */
async function documented(subject: string): Promise<string[]> {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const cell = new RegExp(`^\\| ${subject}: ([^|]+) \\|`, "m").exec(readme)?.[1] ?? "";
  const [names = ""] = cell.split(" where ");
  return [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name).sort();
}

const make = (Type: Class): object =>
  new Type({ region: "us-east-2", name: "Some", message: "m", $fault: "client", $metadata: {} });

const kindOf = (name: string): string =>
  name.endsWith("Exception") ? "exceptions" : name.endsWith("Command") ? "commands" : "clients";

it("compares every class of the AWS SDK", () => {
  expect(classes.length).toBeGreaterThan(100);
  expect(classes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["$Command", "KMS", "KMSClient", "KMSServiceException", "ReEncryptCommand"]),
  );
});

describe.each(["commands", "clients", "exceptions"])("%s", (kind) => {
  const ofKind = classes.filter(({ name }) => kindOf(name) === kind);

  it("have every instance member of the AWS SDK, except those in the table of the README", async () => {
    const concrete = ofKind.filter(({ name }) => name !== "$Command" && name !== "__Client");
    const names = concrete.flatMap(({ ofSdk, ofOurs }) => missing(make(ofSdk), make(ofOurs)));
    expect([...new Set(names)].sort()).toEqual(await documented(kind));
  });

  it("have every static member of the AWS SDK, except those in the table of the README", async () => {
    const names = ofKind.flatMap(({ ofSdk, ofOurs }) => missing(ofSdk, ofOurs));
    expect([...new Set(names)].sort()).toEqual(await documented(`statics of ${kind}`));
  });
});

it("the configuration of a client has every member of the AWS SDK, except those in the table of the README", async () => {
  const config = { region: "us-east-2" };
  const names = missing(new sdk.KMSClient(config).config, new ours.KMSClient(config).config);
  expect(names).toEqual(await documented("`client.config`"));
});

it("every command returns the endpoint parameters of the AWS SDK", () => {
  const parametersOf = (exports: object) =>
    classes
      .filter(({ name }) => name.endsWith("Command") && name !== "$Command")
      .map(({ name }) => [name, Reflect.get(exports, name).getEndpointParameterInstructions()]);
  expect(parametersOf(ours)).toEqual(parametersOf(sdk));
});

it("every paginator returns an async generator, as in the AWS SDK", () => {
  const paginators = Object.keys(sdk).filter((name) => name.startsWith("paginate"));
  const kinds = (exports: object, client: object) =>
    paginators.map((name) => [name, membersOf(Reflect.get(exports, name)({ client }, { KeyId: "k" }))]);
  const config = { region: "us-east-2" };
  expect(paginators.length).toBeGreaterThan(5);
  expect(kinds(ours, new ours.KMSClient(config)).map(([, names]) => names)).toEqual(
    kinds(sdk, new sdk.KMSClient(config)).map(([, names]) => names),
  );
});
