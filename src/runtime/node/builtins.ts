/*
 * Modules of Node.js, loaded when they are first needed.
 *
 * An ES module that imports one reads all its members, also those that Node.js loads lazily: from version 22 on, that of
 * `node:http` loads a WebSocket client, which takes longer than everything else at the start. The CommonJS build has
 * `require` instead.
 */
let crypto: typeof import("node:crypto") | undefined;
let http: typeof import("node:http") | undefined;
let https: typeof import("node:https") | undefined;

/** `node:crypto`. */
export const nodeCrypto = (): typeof import("node:crypto") => {
  crypto ??= process.getBuiltinModule("node:crypto");
  return crypto;
};

/** `node:http`. */
export const nodeHttp = (): typeof import("node:http") => {
  http ??= process.getBuiltinModule("node:http");
  return http;
};

/** `node:https`. */
export const nodeHttps = (): typeof import("node:https") => {
  https ??= process.getBuiltinModule("node:https");
  return https;
};
