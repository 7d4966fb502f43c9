/** Answers every request as KMS answers a ReEncrypt. Prints its URL, and exits when its standard input ends. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ANSWER, ANSWER_HEADERS } from "../contenders/Contender.js";

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    // A client that sees the ID of an earlier response takes the response for a repeated one, and closes the connection.
    response.writeHead(200, { ...ANSWER_HEADERS, "x-amzn-requestid": randomUUID() }).end(ANSWER);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.stdin.on("end", () => process.exit()).resume();
