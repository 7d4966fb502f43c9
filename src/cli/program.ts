import { exit, processIo } from "./processIo.js";
import { run } from "./run.js";

run(process.argv.slice(2), processIo()).then(exit);
