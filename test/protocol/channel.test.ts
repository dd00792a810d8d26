import { describe, expect, it } from "vitest";
import { connect, type Port, portPair, serve } from "../../src/protocol/channel";
import type { Handlers } from "../../src/protocol/messages";

const refuse = async () => {
  throw new Error("not in this test");
};
const quiet: Handlers = {
  ready: refuse,
  getDiagram: refuse,
  getDetails: async () => null,
  find: refuse,
  reveal: async ({ id }) => ({ shown: id === "known" }),
  applyFix: refuse,
  suppress: refuse,
  applyChanges: refuse,
  getTargets: refuse,
  judgeConnection: refuse,
  getConnections: refuse,
  getRoutes: refuse,
  planRoutes: refuse,
  getForm: refuse,
  getChoices: refuse,
  getEditChoices: refuse,
  applyFormEdit: refuse,
  undo: refuse,
  getPalette: refuse,
  planAdd: refuse,
  getDuplication: refuse,
  planDuplicate: refuse,
  getNaming: refuse,
  planRename: refuse,
  getDeletion: refuse,
  planDeletion: refuse,
  runCommand: refuse,
  openRule: refuse,
  openSample: refuse,
  openProblem: refuse,
  saveView: refuse,
};

function pair(handlers: Partial<Handlers> = {}) {
  const [left, right] = portPair();
  const logs: string[] = [];
  const client = connect(left, (message) => logs.push(`client ${message}`));
  const server = serve(right, { ...quiet, ...handlers }, (message) => logs.push(`server ${message}`));
  return { client, server, left, right, logs };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
/** Sends what the types forbid, as a broken or hostile other end would. */
const postRaw = (port: Port, message: unknown) => (port.post as (message: unknown) => void)(message);

describe("channel", () => {
  it("answers each request with its own reply, whatever their order", async () => {
    const waits: (() => void)[] = [];
    const { client } = pair({
      reveal: ({ id }) => new Promise((resolve) => waits.push(() => resolve({ shown: id === "known" }))),
    });
    const first = client.request("reveal", { id: "known", focus: false });
    const second = client.request("reveal", { id: "other", focus: false });
    await settled();
    for (const go of waits.reverse()) go();
    expect(await first).toEqual({ shown: true });
    expect(await second).toEqual({ shown: false });
  });

  it("carries events to everyone who listens, and to nobody after that", async () => {
    const { client, server } = pair();
    const seen: (string | null)[] = [];
    const stop = client.on("selectionChanged", ({ id }) => seen.push(id));
    server.emit("selectionChanged", { id: "a" });
    await settled();
    stop();
    server.emit("selectionChanged", { id: null });
    await settled();
    expect(seen).toEqual(["a"]);
  });

  it.each([
    { name: "no envelope", message: "hello" },
    { name: "an envelope of no known type", message: { type: "shout", id: 1 } },
    { name: "an unknown event", message: { type: "event", name: "nonsense", body: {} } },
    { name: "an event with a wrong body", message: { type: "event", name: "selectionChanged", body: { id: 7 } } },
    { name: "a reply to nothing", message: { type: "reply", id: 99, result: {} } },
    { name: "a request to the end that asks", message: { type: "request", id: 1, method: "ready", params: {} } },
  ])("drops and logs at the webview: $name", async ({ message }) => {
    const { client, right, logs } = pair();
    const seen: unknown[] = [];
    client.on("selectionChanged", (body) => seen.push(body));
    postRaw(right, message);
    await settled();
    expect(seen).toEqual([]);
    expect(logs).toHaveLength(1);
    expect(logs[0]).toMatch(/^client dropped/);
    expect(await client.request("reveal", { id: "known", focus: false })).toEqual({ shown: true });
  });

  it("refuses a request whose params do not parse, before any handler sees them", async () => {
    let called = false;
    const { client, logs } = pair({
      reveal: async () => {
        called = true;
        return { shown: true };
      },
    });
    await expect(client.request("reveal", { id: 5 } as never)).rejects.toThrow(/not understood/);
    expect(called).toBe(false);
    expect(logs[0]).toMatch(/^server reveal/);
  });

  it("refuses a request that does not exist, inherited names too", async () => {
    const { client } = pair();
    await expect(client.request("toString" as never, {} as never)).rejects.toThrow(/no such request/);
  });

  it("rejects when the answer does not parse", async () => {
    const { client, logs } = pair({ reveal: async () => ({ shown: "yes" }) as never });
    await expect(client.request("reveal", { id: "a", focus: false })).rejects.toThrow(/not understood/);
    expect(logs[0]).toMatch(/^client dropped a reply to reveal/);
  });

  it("passes a handler's failure on in words", async () => {
    const { client, logs } = pair();
    await expect(client.request("openSample", {})).rejects.toThrow("not in this test");
    expect(logs).toEqual(["server openSample: not in this test"]);
  });

  it("rejects what is pending when it is closed, and then stays silent", async () => {
    const { client, server } = pair({ reveal: () => new Promise(() => {}) });
    const waiting = client.request("reveal", { id: "a", focus: false });
    const seen: unknown[] = [];
    client.on("command", (body) => seen.push(body));
    client.dispose();
    server.emit("command", { name: "fit" });
    await expect(waiting).rejects.toThrow(/closed/);
    await settled();
    expect(seen).toEqual([]);
  });
});
