import { installTarballInto } from "../package/install-tarball.js";

/** Packs the package, and installs it among the packages that the tests of this folder attach to it. */
export default (): Promise<void> => installTarballInto(import.meta.dirname);
