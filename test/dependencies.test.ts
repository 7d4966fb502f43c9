/** Users of an older Node.js keep versions of the AWS packages that support it. */
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(new URL(`../${folder}package.json`, import.meta.url), "utf8"));

/** A package and all that it depends on. */
async function treeOf(name: string, found = new Map<string, Manifest>()) {
  if (!found.has(name)) {
    const manifest = await read(`node_modules/${name}/`);
    found.set(name, manifest);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      await treeOf(dependency, found);
    }
  }
  return found;
}

const tree = [...(await treeOf("@aws-sdk/credential-provider-node")).values()];
const { dependencies, engines } = await read("");

it("every AWS package that the credential chain needs has one version, so that no release of AWS changes it", () => {
  const ofAws = tree.filter(({ name }) => /^@(aws-sdk|smithy)\//.test(name) && name !== "@smithy/types");
  const { "@smithy/types": types, ...exact } = dependencies ?? {};
  expect(exact).toEqual(Object.fromEntries(ofAws.map(({ name, version }) => [name, version])));
  // Nothing of it runs.
  expect(types).toMatch(/^\^/);
});

it("every one of these packages supports the oldest Node.js that this package supports", () => {
  expect(engines?.node).toBe(">=20.19.0");
  const minimum = ({ engines: { node = ">=0" } = {} }: Manifest) => /^>= ?(\d+)(?:\.(\d+))?/.exec(node) ?? [];
  const tooNew = tree.filter((manifest) => {
    const [all, major, minor = "0"] = minimum(manifest);
    return all === undefined || Number(major) * 100 + Number(minor) > 20 * 100 + 19;
  });
  expect(tooNew.map(({ name, version }) => `${name}@${version}`)).toEqual([]);
});
