import { open } from "node:fs/promises";

/** File systems that cannot sync a folder say so with one of these. */
const UNSUPPORTED = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF"];

/** Waits until the names in a folder are on the disk. Windows does that by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") {
    return;
  }
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    if (!UNSUPPORTED.includes(Object(error).code)) {
      throw error;
    }
  } finally {
    await handle.close();
  }
}
