/**
 * What a person does to the diagram, with the mouse or with the keyboard alone: the same gestures on the development page
 * and in a window of VS Code. Nothing here looks into the webview's own state.
 */
import type { FrameLocator, Locator, Page } from "playwright-core";

export interface Diagram {
  readonly page: Page;
  /** The webview's document: the page itself, or a frame of VS Code. */
  readonly root: Page | FrameLocator;
}

export interface Wanted {
  /** Words that find the entry in the palette. */
  readonly kind: string;
  /** The node that comes of it, if one does. */
  readonly id?: string;
  readonly name?: string;
  /** Answers by the label of their field. */
  readonly answers?: Readonly<Record<string, string>>;
}

export interface Hands {
  /** Adds to a node, or on its own. */
  add(near: string | null, wanted: Wanted): Promise<void>;
  /** Connects two nodes; the keyboard is asked first as what. */
  connect(from: string, to: string, way: string): Promise<void>;
  /** Sets a field that is not set yet to what is typed or, without a text, switches it on. */
  setField(id: string, field: string, value?: string): Promise<void>;
  /** Sends the requests for some hosts to a backend, in the editor of a URL map's routes. */
  addHosts(map: string, hosts: string, to: string): Promise<void>;
  addPaths(map: string, paths: string, to: string): Promise<void>;
  /** Takes a quick-fix of a node's finding. */
  fix(id: string, title: string): Promise<void>;
  /** Asks to delete a node. */
  askDelete(id: string): Promise<void>;
}

export const nodeOf = ({ root }: Diagram, id: string): Locator => root.locator(`[data-node="${id}"]`);
export const dialogOf = ({ root }: Diagram): Locator => root.locator("dialog.lb-dialog");
/** What was said to screen readers last. */
export const said = ({ root }: Diagram): Promise<string> => root.getByRole("log").innerText();

/** The middle of something, on the page. */
export async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await restingBox(target);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Its place once it has stopped moving: the view glides. */
async function restingBox(target: Locator) {
  for (let before = ""; ; ) {
    await target.waitFor();
    const box = await target.boundingBox();
    const now = JSON.stringify(box);
    if (box && now === before) return box;
    before = now;
    await target.page().waitForTimeout(120);
  }
}

export class Mouse implements Hands {
  constructor(private readonly diagram: Diagram) {}

  /** A node that is out of view is brought into it. */
  private async see(...ids: string[]): Promise<void> {
    for (const id of ids) {
      const node = nodeOf(this.diagram, id);
      if ((await node.count()) > 0 && (await isInside(node, this.diagram.root.locator(".lb-flow")))) continue;
      await this.diagram.root.getByRole("button", { name: "Fit the diagram (0)" }).click();
      await restingBox(node);
    }
  }

  async add(near: string | null, wanted: Wanted): Promise<void> {
    const { root } = this.diagram;
    const first = root.getByRole("button", { name: "Add the first resource" });
    if (near !== null) await this.menu(near, "Add…");
    else if (await first.isVisible()) await first.click();
    else {
      await root.getByRole("button", { name: "Add a resource (A)" }).click();
    }
    await this.fill(near, wanted);
  }

  /** Takes an entry of the palette that is open, and answers what is asked. */
  async fill(near: string | null, { kind, id, name, answers = {} }: Wanted): Promise<void> {
    const dialog = dialogOf(this.diagram);
    await entryOf(dialog, near, kind).click();
    const fields = Object.entries({ ...(name === undefined ? {} : { Name: name }), ...answers });
    for (const [label, text] of fields) await dialog.getByLabel(label, { exact: true }).fill(text);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    if (id) await nodeOf(this.diagram, id).waitFor();
    else await added(this.diagram);
  }

  /** Drags from a node's handle over another, and stays there. */
  async dragOver(from: string, to: string, side: "source" | "target" = "source"): Promise<void> {
    const { page } = this.diagram;
    await this.see(from, to);
    const handle = nodeOf(this.diagram, from).locator(`.lb-port.${side}`);
    const start = await middleOf(handle);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    const end = await middleOf(nodeOf(this.diagram, to).locator(".lb-node-head"));
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
  }

  async connect(from: string, to: string, way: string): Promise<void> {
    const { page, root } = this.diagram;
    await this.dragOver(from, to);
    await root.locator(".lb-connect-hint .lb-hover-card").waitFor();
    await page.mouse.up();
    // What there was no time to judge is asked about.
    const option = root.getByRole("option", { name: new RegExp(`: ${way}`) });
    await option
      .or(connection(this.diagram, from, to))
      .first()
      .waitFor({ state: "attached" });
    if (await option.isVisible()) await option.click();
    await connection(this.diagram, from, to).waitFor({ state: "attached" });
  }

  async setField(id: string, field: string, value?: string): Promise<void> {
    const { root } = this.diagram;
    await this.see(id);
    await nodeOf(this.diagram, id).locator(".lb-node-head").click();
    await root.getByRole("tab", { name: "Fields" }).click();
    await root.getByRole("button", { name: "More fields", exact: true }).click();
    await root
      .getByRole("option", { name: new RegExp(`^${field}`) })
      .first()
      .click();
    const row = root.locator(`.lb-field[data-path="${field}"]`);
    if (value === undefined) await row.getByRole("checkbox").click();
    else {
      await row.getByRole("textbox").fill(value);
      await row.getByRole("textbox").press("Enter");
    }
  }

  async addHosts(map: string, hosts: string, to: string): Promise<void> {
    await this.addRoute(map, "Add hosts…", "Hosts", hosts, to);
  }

  async addPaths(map: string, paths: string, to: string): Promise<void> {
    await this.addRoute(map, "Add a path…", "Paths", paths, to);
  }

  private async addRoute(map: string, title: string, label: string, text: string, to: string): Promise<void> {
    const { root } = this.diagram;
    await this.see(map);
    await nodeOf(this.diagram, map).locator(".lb-node-head").click();
    await root.getByRole("tab", { name: /^Routes/ }).click();
    await root.getByRole("button", { name: title }).click();
    const group = root.getByRole("group", { name: title });
    await group.getByRole("textbox", { name: label }).fill(text);
    await group.getByRole("combobox").click();
    await group.getByRole("option", { name: to }).click();
    await group.waitFor({ state: "detached" });
  }

  async fix(id: string, title: string): Promise<void> {
    const { root } = this.diagram;
    await this.see(id);
    await nodeOf(this.diagram, id).locator(".lb-node-head").click();
    await root.getByRole("tab", { name: /^Findings/ }).click();
    const button = root.getByRole("button", { name: title });
    await button.click();
    await button.waitFor({ state: "detached" });
  }

  async askDelete(id: string): Promise<void> {
    await this.menu(id, "Delete…");
  }

  /** Takes an entry of a node's menu. */
  async menu(id: string, entry: string): Promise<void> {
    const { root } = this.diagram;
    await this.see(id);
    await middleOf(nodeOf(this.diagram, id));
    await nodeOf(this.diagram, id).locator(".lb-node-head").click({ button: "right" });
    await root.getByRole("menuitem", { name: entry, exact: true }).click();
  }
}

export class Keyboard implements Hands {
  constructor(private readonly diagram: Diagram) {}

  async add(near: string | null, { kind, id, name, answers = {} }: Wanted): Promise<void> {
    const { page, root } = this.diagram;
    const first = root.getByRole("button", { name: "Add the first resource" });
    if (near !== null) await this.goTo(near);
    else await this.toDiagram();
    if (await first.isVisible()) {
      await this.tabTo(first);
      await page.keyboard.press("Enter");
    } else await page.keyboard.press("a");
    const dialog = dialogOf(this.diagram);
    await dialog.getByRole("option").first().waitFor();
    await page.keyboard.type(kind);
    await this.arrowTo(entryOf(dialog, near, kind));
    await dialog.locator(".lb-blanks").waitFor();
    const fields = Object.entries({ ...(name === undefined ? {} : { Name: name }), ...answers });
    for (const [label, text] of fields) {
      await this.tabTo(dialog.getByLabel(label, { exact: true }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    }
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    if (id) await this.has(nodeOf(this.diagram, id));
    else await added(this.diagram);
  }

  async connect(from: string, to: string, way: string): Promise<void> {
    await this.goTo(from);
    await this.diagram.page.keyboard.press("c");
    const { root } = this.diagram;
    const option = root.getByRole("option", { name: way, exact: true });
    const targets = root.getByRole("dialog", { name: /^Connect .* to$/ });
    await option.or(targets).first().waitFor();
    if (await option.isVisible()) await this.arrowTo(option);
    await targets.waitFor();
    const name = to.split(".").at(-1) ?? "";
    await this.diagram.page.keyboard.type(name.replaceAll("_", "-"));
    await root
      .getByRole("option", { name: /^(accepted|has doubts)/ })
      .first()
      .waitFor();
    await this.diagram.page.keyboard.press("Enter");
    await connection(this.diagram, from, to).waitFor({ state: "attached" });
  }

  async setField(id: string, field: string, value?: string): Promise<void> {
    const { page, root } = this.diagram;
    await this.goTo(id);
    await this.tabTo(root.getByRole("tab", { selected: true }));
    await this.openTab("Fields");
    const more = root.getByRole("button", { name: "More fields", exact: true });
    // The form comes a moment after the tab.
    await more.waitFor();
    await this.tabTo(more, 80);
    await page.keyboard.press("Enter");
    await page.keyboard.type(field);
    await root
      .getByRole("option", { name: new RegExp(`^${field}`) })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    const row = root.locator(`.lb-field[data-path="${field}"]`);
    await this.has(row.locator("input, textarea"));
    if (value === undefined) await page.keyboard.press("Space");
    else {
      await page.keyboard.type(value);
      await page.keyboard.press("Enter");
    }
  }

  async addHosts(map: string, hosts: string, to: string): Promise<void> {
    await this.addRoute(map, "Add hosts…", hosts, to);
  }

  async addPaths(map: string, paths: string, to: string): Promise<void> {
    await this.addRoute(map, "Add a path…", paths, to);
  }

  private async addRoute(map: string, title: string, text: string, to: string): Promise<void> {
    const { page, root } = this.diagram;
    await this.goTo(map);
    await page.keyboard.press("r");
    await this.has(root.locator(".lb-routes :is(input, button)"));
    await this.tabTo(root.getByRole("button", { name: title }));
    await page.keyboard.press("Enter");
    const group = root.getByRole("group", { name: title });
    await this.has(group.getByRole("textbox"));
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await this.has(group.getByRole("combobox"));
    await page.keyboard.type(to);
    await group.getByRole("option", { name: to }).waitFor();
    await page.keyboard.press("Enter");
    await this.has(root.getByRole("button", { name: title }));
  }

  async fix(id: string, title: string): Promise<void> {
    const { page, root } = this.diagram;
    await this.goTo(id);
    await page.keyboard.press("f");
    await this.has(root.locator(".lb-fixes vscode-button"));
    const button = root.getByRole("button", { name: title });
    await this.tabTo(button);
    await page.keyboard.press("Enter");
    await button.waitFor({ state: "detached" });
  }

  async askDelete(id: string): Promise<void> {
    await this.goTo(id);
    await this.diagram.page.keyboard.press("Delete");
  }

  /** Goes to a node by searching for its name, unless the keyboard is there. */
  async goTo(id: string): Promise<void> {
    const { page, root } = this.diagram;
    const node = nodeOf(this.diagram, id);
    if (await has(node)) return;
    const search = root.locator(".lb-search");
    const name = (id.split(".").at(-1) ?? "").replaceAll("_", "-");
    await page.keyboard.press("Control+f");
    await this.has(search.locator("vscode-textfield, vscode-text-field, input"));
    await page.keyboard.type(name);
    await search.getByText(/^\d+/).first().waitFor();
    for (let tries = 0; (await node.and(root.locator("[aria-current]")).count()) === 0; tries++) {
      if (tries === 12) throw new Error(`The search for ${name} never comes to ${id}`);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(50);
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await this.has(node);
  }

  /** Back from the details. */
  private async toDiagram(): Promise<void> {
    const { page, root } = this.diagram;
    const nodes = root.locator(".lb-node");
    if ((await nodes.count()) === 0 || (await has(nodes))) return;
    await page.keyboard.press("Escape");
    await this.has(nodes);
  }

  /** Presses Tab until something has the keyboard. */
  async tabTo(target: Locator, most = 40): Promise<number> {
    for (let presses = 0; presses <= most; presses++) {
      if (await has(target)) return presses;
      await this.diagram.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never comes to ${String(target)}`);
  }

  private async openTab(name: string): Promise<void> {
    const { page, root } = this.diagram;
    const tab = root.getByRole("tab", { name: new RegExp(`^${name}`) });
    for (let tries = 0; (await tab.getAttribute("aria-selected")) !== "true"; tries++) {
      if (tries === 3) throw new Error(`There is no tab ${name}`);
      await page.keyboard.press("ArrowLeft");
    }
  }

  private async arrowTo(option: Locator): Promise<void> {
    for (let tries = 0; (await option.getAttribute("aria-selected")) !== "true"; tries++) {
      if (tries === 40) throw new Error(`Arrow keys never come to ${String(option)}`);
      await this.diagram.page.keyboard.press("ArrowDown");
    }
    await this.diagram.page.keyboard.press("Enter");
  }

  /** Waits until something has the keyboard. */
  async has(target: Locator): Promise<void> {
    for (const end = Date.now() + 20_000; !(await has(target)); ) {
      if (Date.now() > end) throw new Error(`The keyboard does not come to ${String(target)}`);
      await this.diagram.page.waitForTimeout(30);
    }
  }
}

/** Waits until it has been said that something without a node of its own was added. */
const added = ({ root }: Diagram): Promise<void> =>
  root
    .getByRole("log")
    .getByText(/^Added /)
    .waitFor({ state: "attached" });

/** What says that two nodes are connected now. */
function connection({ root }: Diagram, from: string, to: string): Locator {
  const names = [from, to].map((it) => (it.split(".").at(-1) ?? "").replaceAll("_", "-"));
  return root.getByRole("log").getByText(`Connected ${names.join(" to ")}.`);
}

/** Whether the head of a node can be reached with the mouse. */
async function isInside(node: Locator, frame: Locator): Promise<boolean> {
  const [inner, outer] = [await restingBox(node.locator(".lb-node-head")), await restingBox(frame)];
  return (
    inner.x > outer.x &&
    inner.y > outer.y &&
    inner.x + inner.width < outer.x + outer.width &&
    inner.y + inner.height < outer.y + outer.height
  );
}

/** What stands on its own is listed apart, below what fits the place. */
function entryOf(dialog: Locator, near: string | null, kind: string): Locator {
  const alone = dialog.getByRole("group", { name: "On its own" });
  const option = dialog.getByRole("option", { name: new RegExp(`^${kind}`, "i") });
  return near === null ? alone.getByRole("option", { name: new RegExp(`^${kind}`, "i") }) : option.first();
}

/** Whether the keyboard is on it; a control of its own kind has it in its shadow. */
function has(target: Locator): Promise<boolean> {
  return target.evaluateAll((all) =>
    all.some((it) => {
      const root = it.getRootNode();
      return it === document.activeElement || (root instanceof ShadowRoot && root.host === document.activeElement);
    }),
  );
}
