import type { FinalizeRequestMiddleware, MetadataBearer } from "@smithy/types";
import { describe, expect, it, vi } from "vitest";
import { answeringClient, success } from "../support/answering-client.js";
import { reEncrypt } from "../support/kms-steps.js";

/** A client that has made a call, and the names of the middleware that later calls pass. */
async function usedClient() {
  const { client } = answeringClient([success]);
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

describe("middleware counts for the next call, though there were calls before, when it is", () => {
  it("added, also relative to another, and by a plug-in", async () => {
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

  it("removed, by name, by itself and by tag", async () => {
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

  it("added by a method that was taken out of the stack, or put back in, as spies do", async () => {
    const { client } = answeringClient([success]);
    const { add } = client.middlewareStack;
    const spy = vi.spyOn(client.middlewareStack, "add");
    const passed = vi.fn();
    const telling: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) => {
      passed();
      return next(args);
    };
    await client.send(reEncrypt());
    add(telling, { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    client.middlewareStack.add(telling, { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toHaveBeenCalledTimes(3);
  });

  it("in another stack that the client is given", async () => {
    const { client, passed, named } = await usedClient();
    client.middlewareStack = client.middlewareStack.clone();
    client.middlewareStack.add(named("first"), { step: "finalizeRequest" });
    await client.send(reEncrypt());
    expect(passed).toEqual(["first"]);
  });
});

it("middleware of a command is for its calls only", async () => {
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

it("a stack that is to tell its order with each call still does", async () => {
  const { client } = await usedClient();
  const log = vi.spyOn(console, "log").mockReturnValue();
  client.middlewareStack.identifyOnResolve(true);
  await client.send(reEncrypt());
  expect(log).toHaveBeenCalledWith(client.middlewareStack.identify());
  log.mockRestore();
});

it("calls at once have each a context of their own", async () => {
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
