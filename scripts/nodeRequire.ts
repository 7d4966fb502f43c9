import { createRequire } from "node:module";

/** What `process.getBuiltinModule` becomes in ES modules. The modules of Node.js are found from any folder. */
export const nodeRequire = /* @__PURE__ */ createRequire("/");
