# workerd without `nodejs_compat`, so without any API of Node.js.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (
        modules = [(name = "exercise.mjs", esModule = embed "workerd/exercise.mjs")],
        compatibilityDate = "2026-01-01",
      ),
    ),
    (name = "internet", network = (allow = ["local"])),
  ],
);
