/** What prints anything but plain JSON, in one file that is loaded on first use. */
export { compileQuery } from "./output/compileQuery.js";
export { formatError } from "./output/formatError.js";
export { formatOutput, writeOutput } from "./output/formatOutput.js";
export { withPager } from "./output/pager.js";
