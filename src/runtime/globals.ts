import type { Environment } from "./Runtime.js";

type Variables = ReturnType<Environment>;

/** The globals that distinguish runtimes. None of them exists everywhere. */
export interface Globals {
  /** Node.js, Deno and Bun have it, and workerd with `nodejs_compat`. */
  readonly process?:
    | { readonly env?: Variables; readonly versions?: { readonly node?: string } | undefined }
    | undefined;
  /** Browsers, workerd, Deno and Bun have it, and Node.js from version 21 on. */
  readonly navigator?: { readonly userAgent?: string } | undefined;
  /** The edge runtime of Vercel has it. */
  readonly EdgeRuntime?: string | undefined;
}

/** The environment variables, as far as they exist and may be read. */
export function environmentOf({ process }: Globals): Environment {
  const variables = new Proxy<Variables>(
    // An empty target: reading through a proxy also reads its target, and Deno may refuse that.
    {},
    { get: (_, name) => readPermitted(process?.env ?? {}, name) },
  );
  return () => variables;
}

/** Deno requires a permission for each variable. A variable without permission counts as not set. */
function readPermitted(variables: Variables, name: string | symbol): unknown {
  try {
    return Reflect.get(variables, name);
  } catch (error) {
    if (error instanceof Error && DENIED.includes(error.name)) {
      return undefined;
    }
    throw error;
  }
}

const DENIED = ["NotCapable", "PermissionDenied"];

/** The name of the runtime, with its version where it has one: `nodejs#20.20.2`, `deno#2.9.6`, `cloudflare-workers`, `browser`. */
export function runtimeOf({ EdgeRuntime, navigator, process }: Globals): string {
  const [product = ""] = (EdgeRuntime ?? navigator?.userAgent ?? "").split(" ");
  const version = process?.versions?.node;
  // The user agent of Node.js lacks the minor version.
  if (version && /^(Node\.js|$)/.test(product)) {
    return `nodejs#${version}`;
  }
  // The user agent of every browser starts with Mozilla.
  const name = /^(Mozilla|$)/.test(product) ? "browser" : product.toLowerCase();
  return name.replace("/", "#").replace(/[^\w!#$%&'*+.^`|~-]/g, "_");
}
