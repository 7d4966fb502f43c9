import { installTarballInto } from "../package/install-tarball.js";

/** Packs the package and installs it next to the tools with which the tests of this folder use it. */
export default (): Promise<void> => installTarballInto(import.meta.dirname);
