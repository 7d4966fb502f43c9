/** Prints the warnings of Node.js, which runs with `--no-warnings`, except those of the package: tests cause these on purpose. */
const OWN = ["KMSReencryptWarning", "LocalKmsWarning"];

function printWarning(warning: Error): void {
  if (!OWN.includes(warning.name)) {
    console.error(warning);
  }
}

// Test files share a process.
if (!process.listeners("warning").some(({ name }) => name === printWarning.name)) {
  process.on("warning", printWarning);
}
