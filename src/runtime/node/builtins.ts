/*
 * The modules of Node.js that sign and send, loaded when they are first needed.
 *
 * They are not imported, because an ES module that imports a module reads all its members, also the lazy ones: from
 * Node.js 22 on, `node:http` then loads undici for its member `WebSocket`, which takes longer than the rest of a start. The
 * build replaces `process.getBuiltinModule` by `require`.
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
