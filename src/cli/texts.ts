/** What is only read by people and shells, in one file that is loaded on first use. */
export { completion } from "./completion/completion.js";
export { helpText } from "./help/help.js";
