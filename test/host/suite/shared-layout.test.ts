import assert from "node:assert/strict";
import * as vscode from "vscode";
import { KeptLayout } from "../../../src/host/features/panel/kept-layout";
import type { Positions, ViewState } from "../../../src/protocol/messages";
import { services } from "../services";
import { file, readFile, until } from "../support";

const layout = ".lb-topology/layout.json";
const view: ViewState = {
  collapsed: ["a lane"],
  filter: [],
  showEndpoints: false,
  showAux: false,
  detailsOpen: true,
  opened: [],
  positions: {},
};

async function share(on: boolean | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration("lb-topology");
  await settings.update("sharedLayout", on, vscode.ConfigurationTarget.Workspace);
  const host = await services();
  await until("the setting", () => host.settings.values.sharedLayout === (on === true));
}

const write = (text: string) => vscode.workspace.fs.writeFile(file(layout), new TextEncoder().encode(text));
const exists = () =>
  vscode.workspace.fs.stat(file(layout)).then(
    () => true,
    () => false,
  );

describe("places of nodes", () => {
  let kept: KeptLayout;
  let told: Positions[];

  beforeEach(async () => {
    told = [];
    kept = new KeptLayout(await services(), (it) => told.push(it));
  });
  afterEach(async () => {
    kept.dispose();
    await share(undefined);
    await (await services()).context.workspaceState.update("lb-topology.view", undefined);
    if (await exists()) await vscode.workspace.fs.delete(file(".lb-topology"), { recursive: true });
  });

  it("are the user's own, outside of the folder, unless they are shared", async () => {
    await kept.save({ ...view, positions: { web: { x: 10, y: 80 } } });
    assert.deepEqual((await kept.read())?.positions, { web: { x: 10, y: 80 } });
    assert.equal(await exists(), false);
  });

  it("lie in a file of one line a place while they are shared, and the user's own come back after", async () => {
    await kept.save({ ...view, positions: { own: { x: 1, y: 50 } } });
    await share(true);
    await until("the layout is told to be another", () => told.length > 0);
    assert.deepEqual(told.at(-1), {});
    await kept.save({ ...view, positions: { web: { x: 10, y: 80 }, api: { x: 0, y: 120 } } });
    await until("the file", exists);
    assert.equal(
      await readFile(file(layout)),
      '{\n  "version": 1,\n  "nodes": {\n    "api": { "x": 0, "y": 120 },\n    "web": { "x": 10, "y": 80 }\n  }\n}\n',
    );
    assert.deepEqual(await kept.read(), { ...view, positions: { web: { x: 10, y: 80 }, api: { x: 0, y: 120 } } });
    await share(false);
    await until("the user's own places", () => told.at(-1)?.own);
  });

  it("are taken over when somebody else changes the file, and one that is not understood is left alone", async () => {
    await share(true);
    await write('{ "version": 1, "nodes": { "web": { "x": 5, "y": 60 } } }');
    await until("the places are told", () => told.at(-1)?.web);
    assert.deepEqual(told.at(-1), { web: { x: 5, y: 60 } });
    const conflict = '<<<<<<< HEAD\n{ "version": 1 }\n=======\n';
    await write(conflict);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(told.at(-1), { web: { x: 5, y: 60 } }, "the places stay while the file is not understood");
    await kept.save({ ...view, positions: { web: { x: 7, y: 70 } } });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(await readFile(file(layout)), conflict);
  });
});
