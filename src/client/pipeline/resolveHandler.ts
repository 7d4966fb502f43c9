import type { Handler, HttpHandlerOptions, MetadataBearer, MiddlewareStack } from "@smithy/types";
import { type CommandConfig, contextOf, KMSCommand } from "../../kms/KMSCommand.js";
import { constructStack } from "../../smithy.js";
import { composeHandler, type Middleware } from "./composeHandler.js";

type Stack = MiddlewareStack<object, MetadataBearer>;

/** Makes the handler of one call. It does what `command.resolveMiddleware` does, from the cached order where there is one. */
export function resolveHandler(
  stack: Stack,
  command: KMSCommand<object, MetadataBearer>,
  config: CommandConfig,
  options: HttpHandlerOptions = {},
): Handler<object, MetadataBearer> {
  const order = isOrdinary(command) ? cachedOrder(stack) : undefined;
  return order
    ? composeHandler(order, config, contextOf(command, config, options), options)
    : command.resolveMiddleware(stack, config, options);
}

// As this package made it: an agent may have replaced it on the prototype, and its own then has to run.
const RESOLVE_MIDDLEWARE = /* @__PURE__ */ (() => KMSCommand.prototype.resolveMiddleware)();

/** Whether a command has no middleware and no `resolveMiddleware` of its own. */
const isOrdinary = (command: KMSCommand<object, MetadataBearer>): boolean =>
  command.resolveMiddleware === RESOLVE_MIDDLEWARE && !Object.hasOwn(command, "middlewareStack");

/*
 * The cache of the resolved stack. Smithy sorts the middleware for every call, which takes longer than everything else in
 * a call (row "order cache" of bench/results.md), so the client keeps the sorted list. Every method that changes a stack
 * discards its list. Where an agent has wrapped `concat`, `resolve` or `clone`, nothing is cached, so that its wrapper
 * runs.
 */
interface Watched {
  /** The methods of the stack, as smithy made them. */
  readonly originals: Stack;
  /** The middleware, innermost first, until the stack changes. */
  order: readonly Middleware[] | undefined;
}

const watched = new WeakMap<Stack, Watched>();

/** Lets calls cache the order of a stack. The client watches its own stack before anybody else can change it. */
export function watchStack(stack: Stack): void {
  const entry: Watched = { originals: { ...stack }, order: undefined };
  watched.set(stack, entry);
  for (const name of ["add", "addRelativeTo", "remove", "removeByTag"] as const) {
    const change = stack[name];
    Reflect.set(stack, name, (...args: unknown[]) => {
      entry.order = undefined;
      return Reflect.apply(change, stack, args);
    });
  }
}

function cachedOrder(stack: Stack): readonly Middleware[] | undefined {
  const entry = watched.get(stack);
  if (!entry || stack.identifyOnResolve() || isWrapped(stack, entry)) {
    return undefined;
  }
  entry.order ??= orderOf(stack);
  return entry.order;
}

const isWrapped = (stack: Stack, { originals }: Watched): boolean =>
  stack.clone !== originals.clone || stack.concat !== originals.concat || stack.resolve !== originals.resolve;

/** Lets smithy sort placeholders, each of which reports its middleware when the stack is resolved. */
function orderOf(stack: Stack): readonly Middleware[] {
  const order: Middleware[] = [];
  const ordered = constructStack<object, MetadataBearer>();
  const placeholder = (middleware: Middleware): Middleware => {
    return (next) => {
      order.push(middleware);
      return next;
    };
  };
  // The options that a stack copies its middleware with contain the middleware, too.
  const copy = (name: "add" | "addRelativeTo") => (middleware: Middleware, options: object) =>
    Reflect.apply(ordered[name], ordered, [middleware, { ...options, middleware: placeholder(middleware) }]);
  stack.applyToStack(
    Object.assign({ ...ordered }, { add: copy("add"), addRelativeTo: copy("addRelativeTo") }),
  );
  ordered.resolve(() => Promise.reject(new Error("never called")), {});
  return order;
}
