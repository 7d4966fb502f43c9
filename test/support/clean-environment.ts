/** Removes the developer's own AWS settings and proxies, so that they change no test. The processes that tests start inherit this. */
for (const name of Object.keys(process.env)) {
  const isOfAws = name.startsWith("AWS_") && name !== "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
  if (isOfAws || /^(https?|no)_proxy$/i.test(name)) {
    delete process.env[name];
  }
}
