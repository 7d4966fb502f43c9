import { parseArgs } from "node:util";

/** The options of `npm run bench`. */
export const { values: options } = parseArgs({
  options: {
    /** Which parts to measure, separated by commas. Default: all. */
    rows: { type: "string" },
    /** The major version of Node.js that runs what is measured. Default: this one. */
    node: { type: "string" },
    /** Let what is measured use one core only. */
    "one-core": { type: "boolean", default: false },
    /** The memory of what is measured, in MB. Default: no limit. */
    memory: { type: "string" },
    /** Another checkout of this repository, with whose build this one is compared instead of with other packages. */
    before: { type: "string" },
    /** Merge the rows of this run and of later ones apart from those of earlier ones. */
    "new-series": { type: "boolean", default: false },
    /** Make a few calls only, and write nothing. */
    quick: { type: "boolean", default: false },
    /** Measure nothing, and write the page and the table of the README anew. */
    pages: { type: "boolean", default: false },
  },
});
