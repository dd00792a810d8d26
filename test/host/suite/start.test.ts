import assert from "node:assert/strict";
import type { Workspace } from "../../../src/host/infrastructure/workspace";
import { services } from "../services";
import { closeAll, open, until } from "../support";

/** A second service beside the extension's own, which began long before the tests did. */
async function another(): Promise<Workspace> {
  const { context, log, settings, workspace } = await services();
  const Service = workspace.constructor as typeof Workspace;
  return new Service(context.extensionUri, settings, log);
}

describe("the start of the analysis", () => {
  afterEach(closeAll);

  it("is one start, whoever asks after it, when a document of ours is open already", async () => {
    await open("frontend.tf");
    const workspace = await another();
    try {
      const states: string[] = [];
      workspace.onDidChange(() => states.push(workspace.state));
      workspace.begin();
      const first = await until("the first snapshot", () => workspace.snapshot);
      // Not assert.equal: it would print both.
      assert.ok((await workspace.settled()) === first, "the folder was read twice");
      assert.equal(states.filter((it) => it === "loading").length, 1);
    } finally {
      workspace.dispose();
    }
  });

  it("does not wait for a document when somebody asks", async () => {
    const workspace = await another();
    try {
      const snapshot = await workspace.settled();
      assert.ok(snapshot && snapshot.topology.resources.length > 0);
      workspace.begin();
      assert.ok((await workspace.settled()) === snapshot, "the folder was read twice");
    } finally {
      workspace.dispose();
    }
  });
});
