/** What the developer's own AWS settings say must not change a test; the processes that tests start inherit this. */
for (const name of Object.keys(process.env)) {
  if (name.startsWith("AWS_") && name !== "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED") {
    delete process.env[name];
  }
}
