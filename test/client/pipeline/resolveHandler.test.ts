import type { FinalizeRequestMiddleware, MetadataBearer, MiddlewareStack } from "@smithy/types";
import { KMSCommand, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

/** A client that has made a call, so that it has cached the order of its middleware, and the names of later middleware. */
async function usedClient() {
  const { client } = stubClient([reEncryptResponse]);
  await client.send(reEncrypt());
  const passed: string[] = [];
  const named =
    (name: string): FinalizeRequestMiddleware<object, MetadataBearer> =>
    (next) =>
    (args) => {
      passed.push(name);
      return next(args);
    };
  return { client, passed, named };
}

describe("a client that has made calls runs its later calls", () => {
  it("through middleware that was added, also relative to other middleware or by a plug-in", async () => {
    const { client, passed, named } = await usedClient();
    client.middlewareStack.add(named("first"), { step: "finalizeRequest", name: "first", tags: ["mine"] });
    await client.send(reEncrypt());
    client.middlewareStack.addRelativeTo(named("before"), { relation: "before", toMiddleware: "first" });
    client.middlewareStack.use({
      applyToStack: (stack) => stack.add(named("plug-in"), { step: "finalizeRequest", priority: "low" }),
    });
    await client.send(reEncrypt());
    expect(passed).toEqual(["first", "before", "first", "plug-in"]);
  });

  it("without middleware that was removed by name, by reference or by tag", async () => {
    const { client, passed, named } = await usedClient();
    const second = named("second");
    client.middlewareStack.add(named("first"), { step: "finalizeRequest", name: "first" });
    client.middlewareStack.add(second, { step: "finalizeRequest" });
    client.middlewareStack.add(named("third"), { step: "finalizeRequest", tags: ["mine"] });
    for (const remove of [
      () => {},
      () => client.middlewareStack.remove("first"),
      () => client.middlewareStack.remove(second),
      () => client.middlewareStack.removeByTag("mine"),
    ]) {
      remove();
      await client.send(reEncrypt());
    }
    expect(passed).toEqual(["first", "second", "third", "second", "third", "third"]);
  });

  it("through middleware that was added by a detached method, or after a spy was removed", async () => {
    const { client } = stubClient([reEncryptResponse]);
    const { add } = client.middlewareStack;
    const spy = vi.spyOn(client.middlewareStack, "add");
    const passed = vi.fn();
    const counting: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) => {
      passed();
      return next(args);
    };
    await client.send(reEncrypt());
    add(counting, { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    client.middlewareStack.add(counting, { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toHaveBeenCalledTimes(3);
  });

  it("through the middleware of a stack that replaced its own", async () => {
    const { client, passed, named } = await usedClient();
    client.middlewareStack = client.middlewareStack.clone();
    client.middlewareStack.add(named("first"), { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toEqual(["first"]);
  });
});

it("a client that has made calls does not sort its middleware again for later ones", async () => {
  const { client } = await usedClient();
  client.middlewareStack.remove("loggerMiddleware");
  // The client sorts the middleware that the stack lists.
  const sorted = vi.spyOn(client.middlewareStack, "applyToStack");
  await client.send(reEncrypt());
  await client.send(reEncrypt());
  expect(sorted).toHaveBeenCalledTimes(1);
});

it("middleware of a command runs for the calls of that command only", async () => {
  const { client } = await usedClient();
  const passed: string[] = [];
  const command = reEncrypt();
  command.middlewareStack.add(
    (next) => (args) => {
      passed.push("of the command");
      return next(args);
    },
    { step: "finalizeRequest" },
  );
  await client.send(command);
  await client.send(reEncrypt());
  expect(passed).toEqual(["of the command"]);
});

it("a stack with identifyOnResolve logs its order for every call", async () => {
  const { client } = await usedClient();
  const log = vi.spyOn(console, "log").mockReturnValue();
  onTestFinished(() => log.mockRestore());
  client.middlewareStack.identifyOnResolve(true);
  await client.send(reEncrypt());
  expect(log).toHaveBeenCalledWith(client.middlewareStack.identify());
});

it("concurrent calls have a context each", async () => {
  const { client } = await usedClient();
  const contexts = new Set<object>();
  client.middlewareStack.add(
    (next, context) => (args) => {
      contexts.add(context);
      return next(args);
    },
    { step: "initialize" },
  );
  await Promise.all([client.send(reEncrypt()), client.send(reEncrypt())]);
  expect(contexts.size).toBe(2);
});

/** A command whose class has its own resolveMiddleware, as the base classes of some tools do. */
class ObservedCommand extends ReEncryptCommand {
  static calls = 0;
  override resolveMiddleware(...args: Parameters<ReEncryptCommand["resolveMiddleware"]>) {
    ObservedCommand.calls += 1;
    return super.resolveMiddleware(...args);
  }
}

const observed = () => new ObservedCommand(reEncrypt().input);

/** Wraps the methods of a stack, and of every stack that they return, as the instrumentation of OpenTelemetry does. */
function instrument<Input extends object, Output extends object>(
  stack: MiddlewareStack<Input, Output>,
  resolved: () => void,
): MiddlewareStack<Input, Output> {
  const { clone, concat, resolve } = stack;
  return Object.assign(stack, {
    clone: () => instrument(clone(), resolved),
    concat: <I extends Input, O extends Output>(from: MiddlewareStack<I, O>) =>
      instrument(concat(from), resolved),
    resolve: (...args: Parameters<typeof resolve<Input, Output>>) => {
      resolved();
      return resolve(...args);
    },
  });
}

describe("a client whose middleware stack was wrapped runs the wrapper for every call of", () => {
  const withMiddleware = () => {
    const command = reEncrypt();
    command.middlewareStack.add((next) => next, { step: "initialize" });
    return command;
  };

  describe.each([
    ["a plain command", reEncrypt],
    ["a command with middleware of its own", withMiddleware],
    ["a command with a resolveMiddleware of its own", observed],
  ])("%s", (_, command) => {
    it("when concat was wrapped", async () => {
      const { client } = await usedClient();
      const concat = vi.spyOn(client.middlewareStack, "concat");
      await client.send(command());
      await client.send(command());
      expect(concat).toHaveBeenCalledTimes(2);
    });

    it("when clone, concat and resolve were wrapped, also in the stacks that they return", async () => {
      const { client } = await usedClient();
      const resolved = vi.fn();
      instrument(client.middlewareStack, resolved);
      await client.send(command());
      await client.send(command());
      expect(resolved).toHaveBeenCalledTimes(2);
    });
  });
});

it("the resolveMiddleware of a command's own class runs for every call", async () => {
  const { client } = await usedClient();
  const before = ObservedCommand.calls;
  await client.send(observed());
  await client.send(observed());
  expect(ObservedCommand.calls - before).toBe(2);
});

it("a resolveMiddleware that an agent puts on the prototype of all commands runs for every call", async () => {
  const { client } = await usedClient();
  const resolveMiddleware = vi.spyOn(KMSCommand.prototype, "resolveMiddleware");
  onTestFinished(() => resolveMiddleware.mockRestore());
  await client.send(reEncrypt());
  await client.send(reEncrypt());
  expect(resolveMiddleware).toHaveBeenCalledTimes(2);
});

it("a command runs the middleware of the stack that was assigned to it", async () => {
  const { client } = await usedClient();
  const command = reEncrypt();
  const names: string[] = [];
  const stack = reEncrypt().middlewareStack;
  stack.add(
    (next, { commandName }) => {
      names.push(`${commandName}`);
      return next;
    },
    { step: "initialize" },
  );
  Object.assign(command, { middlewareStack: stack });
  await client.send(command);
  expect(names).toEqual(["ReEncryptCommand"]);
});
