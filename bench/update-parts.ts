/** Writes what the size test compares with when a bundle has grown: `npm run sizes:update`. */
import { writeFile } from "node:fs/promises";
import { bundleParts } from "./parts.js";
import { root } from "./paths.js";

await writeFile(
  `${root}test/package/bundle-parts.json`,
  `${JSON.stringify(await bundleParts(), undefined, 2)}\n`,
);
