/** Answers every request as KMS answers a ReEncrypt. Prints its URL, and exits when its standard input ends. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ANSWER, ANSWER_HEADERS } from "../contenders/Contender.js";

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, ANSWER_HEADERS).end(ANSWER));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.stdin.on("end", () => process.exit()).resume();
