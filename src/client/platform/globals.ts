import type { Environment } from "./Platform.js";

type Variables = ReturnType<Environment>;

/** The globals that tell one runtime from another. None of them is everywhere. */
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

/** The environment variables, as far as there are any and they may be read. */
export function environmentOf({ process }: Globals): Environment {
  const variables = new Proxy<Variables>(
    // Not the variables themselves: whoever asks a proxy for a member asks its target, too.
    {},
    { get: (_, name) => readPermitted(process?.env ?? {}, name) },
  );
  return () => variables;
}

/** Deno asks for a permission for each variable. Without it the variable is as good as not set. */
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

/** The runtime and its version as far as it says them: `nodejs#20.20.2`, `deno#2.9.6`, `cloudflare-workers`, `browser`. */
export function runtimeOf({ EdgeRuntime, navigator, process }: Globals): string {
  const [product = ""] = (EdgeRuntime ?? navigator?.userAgent ?? "").split(" ");
  const version = process?.versions?.node;
  // The user agent of Node.js, where it has one, is without the minor version.
  if (version !== undefined && /^(Node\.js|$)/.test(product)) {
    return `nodejs#${version}`;
  }
  // Every browser calls itself Mozilla first.
  const name = /^(Mozilla|$)/.test(product) ? "browser" : product.toLowerCase();
  return name.replace("/", "#").replace(/[^\w!#$%&'*+.^`|~-]/g, "_");
}
