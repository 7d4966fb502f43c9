const LOOPBACK =
  /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[(?:::1|::ffff:127(?:\.\d{1,3}){3}|::ffff:7f[\da-f]{2}:[\da-f]{1,4})\])$/i;

/** Whether the host of a URL, without its port, can only be this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host.replace(/\.$/, ""));
