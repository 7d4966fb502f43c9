import type {
  DeserializeHandler,
  HandlerExecutionContext,
  InitializeHandler,
  InitializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
} from "@smithy/types";
import { constructStack } from "../smithy.js";

type Stack = MiddlewareStack<object, MetadataBearer>;
type Middleware = InitializeMiddleware<object, MetadataBearer>;
type Handler = InitializeHandler<object, MetadataBearer>;

/**
 * Puts the handler of one call together from the stack of the client and that of the command, as `stack.resolve` does.
 *
 * smithy puts the middleware in order for every call, which takes 40 µs, more than all else in a call. Here it is done
 * once, and again after each change of the stack. A command with middleware of its own goes the long way.
 */
export function resolveStack<Input extends object, Output extends MetadataBearer>(
  stack: Stack,
  own: MiddlewareStack<Input, Output> | undefined,
  handler: DeserializeHandler<Input, Output>,
  context: HandlerExecutionContext,
): InitializeHandler<Input, Output> {
  if (own !== undefined || stack.identifyOnResolve()) {
    return stack.concat(own ?? constructStack<Input, Output>()).resolve(handler, context);
  }
  // As in smithy: types tell the steps and the operations apart, at run time a handler is a handler.
  let next = handler as unknown as Handler;
  for (const middleware of orders.get(stack) ?? remember(stack)) {
    next = middleware(next, context);
  }
  return next as unknown as InitializeHandler<Input, Output>;
}

/** The middleware of a stack, the innermost first, as long as the stack has not changed. */
const orders = new WeakMap<Stack, readonly Middleware[]>();
const watched = new WeakSet<Stack>();

function remember(stack: Stack): readonly Middleware[] {
  watchStack(stack);
  const order = orderOf(stack);
  orders.set(stack, order);
  return order;
}

/**
 * Notices the changes of a stack from now on. All of smithy's go through these methods, those of `use`, too. A client
 * does it with its own at once: who takes a method out of the stack, or puts it back in, then has the one that tells.
 */
export function watchStack(stack: Stack): void {
  if (watched.has(stack)) {
    return;
  }
  watched.add(stack);
  for (const name of ["add", "addRelativeTo", "remove", "removeByTag"] as const) {
    const change = stack[name];
    Reflect.set(stack, name, (...args: unknown[]) => {
      orders.delete(stack);
      return Reflect.apply(change, stack, args);
    });
  }
}

/** Lets smithy order stand-ins, each of which tells whose place it has when the stack is resolved. */
function orderOf(stack: Stack): readonly Middleware[] {
  const order: Middleware[] = [];
  const ordered = constructStack<object, MetadataBearer>();
  const standIn = (middleware: Middleware): Middleware => {
    return (next) => {
      order.push(middleware);
      return next;
    };
  };
  // The options that a stack copies its middleware with hold the middleware, too.
  const copy = (name: "add" | "addRelativeTo") => (middleware: Middleware, options: object) =>
    Reflect.apply(ordered[name], ordered, [middleware, { ...options, middleware: standIn(middleware) }]);
  stack.applyToStack(
    Object.assign({ ...ordered }, { add: copy("add"), addRelativeTo: copy("addRelativeTo") }),
  );
  ordered.resolve(() => Promise.reject(new Error("never called")), {});
  return order;
}
