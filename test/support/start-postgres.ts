import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Postgres server. */
export interface PostgresServer {
  /** The URL to connect to, over a Unix socket. */
  readonly url: string;
  /** Stops it and removes its data. */
  readonly close: () => Promise<void>;
}

/** The folder of the Postgres programs; `undefined` where Postgres is not installed. */
export const postgresPrograms: string | undefined = await findPrograms();

async function findPrograms(): Promise<string | undefined> {
  const packaged = await readdir("/usr/lib/postgresql").catch(() => []);
  const folders = packaged.map((version) => join("/usr/lib/postgresql", version, "bin"));
  return [...(process.env.PATH ?? "").split(":"), ...folders].find((folder) => {
    try {
      execFileSync(join(folder, "initdb"), ["--version"], { stdio: "ignore" });
      execFileSync(join(folder, "postgres"), ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a server with an empty database. It does not sync to disk, because nobody needs the data later. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "postgres-"));
  // Postgres refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const initialize = ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale"];
  execFileSync(join(programs, "initdb"), initialize, { ...user, stdio: "ignore", cwd: folder });
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off"];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const exited = once(server, "exit");
  const started = new Promise<void>((resolve) => {
    server.stderr.on("data", (text) => String(text).includes("ready to accept connections") && resolve());
  });
  await Promise.race([started, exited]);
  return {
    url: `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    close: async () => {
      // SIGINT does not wait for clients to disconnect.
      server.kill("SIGINT");
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}
