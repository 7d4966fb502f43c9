/** Removes the developer's own AWS settings, so that they change no test. The processes that tests start inherit this. */
for (const name of Object.keys(process.env)) {
  if (name.startsWith("AWS_") && name !== "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED") {
    delete process.env[name];
  }
}
