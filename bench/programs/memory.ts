/** The memory of a process after its first call, in bytes. Arguments: the endpoint, the module of a contender or none. */
import type { Connect } from "../contenders/Contender.js";

const [, , endpoint, module] = process.argv;
if (module !== undefined) {
  const { connect }: { connect: Connect } = await import(module);
  const { reEncrypt, close } = connect(endpoint);
  await reEncrypt();
  close();
}
console.log(process.memoryUsage.rss());
