/** Why a file cannot be re-encrypted. It concerns this file alone. */
export class FileProblem extends Error {}
