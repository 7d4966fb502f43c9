import { readdir, readFile, writeFile } from "node:fs/promises";
import type { Metafile } from "esbuild";

const allowed = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
const licenseFile = /^(licen[cs]e|copying|notice|copyright)/i;

/** The end of the terms of the Apache License, which are the same in all packages. The package's own notice follows. */
const END_OF_TERMS = /(?<=END OF TERMS AND CONDITIONS)/;

/** Writes the licences of all packages with code in the bundles. Fails when one is missing or not permissive. */
export async function licenses(metafile: Metafile): Promise<void> {
  const noticesByTerms = new Map<string, Map<string, string[]>>();
  for (const folder of bundledPackages(metafile)) {
    const { title, text } = await licenseOf(folder);
    const [terms = "", notice = ""] = text.split(END_OF_TERMS).map((part) => part.trim());
    const titlesByNotice = noticesByTerms.get(terms) ?? new Map<string, string[]>();
    noticesByTerms.set(terms, titlesByNotice);
    titlesByNotice.set(notice, [...(titlesByNotice.get(notice) ?? []), title]);
  }
  const sections = [...noticesByTerms].map(([terms, titlesByNotice]) => {
    const notices = [...titlesByNotice].map(([notice, titles]) => `${titles.join("\n")}\n\n${notice}`.trim());
    return `${notices.join("\n\n")}\n\n${terms}\n`;
  });
  const introduction = "The files in dist/ contain code of these packages, under these licences.\n";
  await writeFile("THIRD_PARTY_LICENSES", [introduction, ...sections].join(`\n${"=".repeat(80)}\n\n`));
}

/** The folders of the packages with at least one byte in a bundle, sorted. */
function bundledPackages({ outputs }: Pick<Metafile, "outputs">): string[] {
  const folders = new Set<string>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) {
        folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

async function licenseOf(folder: string): Promise<{ title: string; text: string }> {
  const { name, version, license }: { name: string; version: string; license: string } = JSON.parse(
    await readFile(`${folder}/package.json`, "utf8"),
  );
  const title = `${name} ${version} (${license})`;
  if (!allowed.includes(license)) {
    throw new Error(`${title}: bundle only packages under ${allowed.join(", ")}.`);
  }
  const files = (await readdir(folder)).filter((file) => licenseFile.test(file)).sort();
  if (files.length === 0) {
    throw new Error(`${title}: ${folder} has no licence file to publish.`);
  }
  const texts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, "utf8")));
  return { title, text: texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n") };
}
