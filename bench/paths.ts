import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The compiled benchmark programs. They are inside the package, so that they can import it by its name. */
export const built = `${root}build/bench`;
