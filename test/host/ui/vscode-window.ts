/** One VS Code window, spoken to as a person does: files, squiggles, hovers, light bulbs, commands, webviews. */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";

/** VS Code's own four, and the class each puts on the workbench. */
export const themes = {
  dark: { label: "Dark Modern", workbench: "vs-dark" },
  light: { label: "Light Modern", workbench: "vs" },
  "high-contrast": { label: "Dark High Contrast", workbench: "hc-black" },
  "high-contrast-light": { label: "Light High Contrast", workbench: "hc-light" },
} as const;
export type Theme = keyof typeof themes;

export type Severity = "error" | "warning" | "info";

/** Where the mouse goes to be out of the way. */
const nowhere = { x: 5, y: 5 };

export class VSCodeWindow {
  constructor(
    readonly page: Page,
    /** The open folder: a copy that the test may change. */
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(60_000);
  }

  /** Waits until the workbench is there. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => "driver" in window);
    await this.page.evaluate(() =>
      (window as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } }).driver.whenWorkbenchRestored(),
    );
  }

  /** Loads the window again, as "Developer: Reload Window" does; what VS Code remembers of it stays. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async openFile(name: string): Promise<void> {
    await this.ask("Control+P", name);
    await this.pick(name);
    await this.editor(name).waitFor();
  }

  /** Runs a command by its title in the palette, its category included: "Load Balancer Topology: Open Topology". */
  async runCommand(title: string): Promise<void> {
    // The palette does not learn of commands that come while it is open: those of extensions do.
    for (let attempt = 1; ; attempt++) {
      await this.ask("F1", `>${title}`);
      const isThere = await this.row(title)
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
      if (isThere || attempt === 6) break;
      await this.page.keyboard.press("Escape");
    }
    await this.pick(title);
  }

  /** Opens a quick input by its key and types. It closes when something else takes the keyboard: then once more. */
  private async ask(key: string, text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input.input");
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 6) throw error;
      }
    }
  }

  /** Takes the row with exactly this label in the open quick input. */
  private async pick(label: string): Promise<void> {
    await this.row(label).click();
    // Not the input: a command may ask the next question in the same place.
    await this.row(label).waitFor({ state: "hidden" });
  }

  private row(label: string): Locator {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    return rows.filter({ has: this.page.locator(".label-name").getByText(label, { exact: true }) }).first();
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    await this.page.locator(".quick-input-widget:visible input.input").fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Presses a button of a notification. They wait in their centre: under test VS Code does not let them pop up. */
  async notification(text: string, button: string): Promise<void> {
    await this.runCommand("Notifications: Show Notifications");
    const message = this.page.locator(".notifications-center .notification-list-item", { hasText: text });
    await message.locator(".monaco-button", { hasText: button }).click();
  }

  editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`).first();
  }

  tab(name: string): Locator {
    return this.page.locator(`.tab[data-resource-name="${name}"]`);
  }

  /** The lines of an editor that are on screen. */
  async visibleText(name: string): Promise<string> {
    const lines = this.editor(name).locator(".view-line");
    const placed = await lines.evaluateAll((all) =>
      all.map((it) => ({ top: Number.parseFloat((it as HTMLElement).style.top), text: it.textContent ?? "" })),
    );
    placed.sort((a, b) => a.top - b.top);
    return placed.map((it) => it.text.replaceAll("\u00a0", " ")).join("\n");
  }

  squiggle(severity: Severity, name?: string): Locator {
    const scope = name ? this.editor(name) : this.page.locator(".monaco-editor");
    return scope.locator(`.squiggly-${severity}`).first();
  }

  /** The texts of the hover over something in an editor. */
  async hover(target: Locator): Promise<string> {
    await target.waitFor();
    const box = await boxOf(target);
    const hover = this.page.locator(".monaco-hover:visible .hover-contents");
    // The first move only tells the editor where the mouse is; a hover that came too early goes away by itself.
    for (const shift of [0, 1, 2, 3]) {
      await this.page.mouse.move(box.x + box.width / 2 + shift, box.y + box.height / 2);
      const came = await hover
        .first()
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
      if (came) break;
    }
    const texts = await hover.allInnerTexts();
    await this.page.mouse.move(nowhere.x, nowhere.y);
    return texts.join("\n");
  }

  /** Puts the caret into something in an editor. */
  async placeCaret(target: Locator): Promise<void> {
    await target.waitFor();
    const box = await restingBoxOf(target);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.move(nowhere.x, nowhere.y);
  }

  /** Opens the light bulb's menu at a place and gives its rows. */
  async openQuickFixes(target: Locator): Promise<Locator> {
    await this.placeCaret(target);
    await this.page.locator("[class*=lightbulb]:visible").first().waitFor();
    await this.page.keyboard.press("Control+.");
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await rows.first().waitFor();
    return rows;
  }

  /** Takes a quick-fix from the light bulb's menu. */
  async quickFix(target: Locator, title: string | RegExp): Promise<void> {
    const rows = await this.openQuickFixes(target);
    await rows.filter({ hasText: title }).first().click();
  }

  /** A webview's own document, by its position among the open ones. VS Code puts it two frames deep. */
  webview(position = 0): FrameLocator {
    return this.page.locator("iframe.webview.ready").nth(position).contentFrame().frameLocator("iframe#active-frame");
  }

  async undo(name: string): Promise<void> {
    await this.focusEditor(name);
    await this.page.keyboard.press("Control+Z");
  }

  /** Waits until a file has unsaved changes. */
  async untilDirty(name: string): Promise<void> {
    await this.page.locator(`.tab.dirty[data-resource-name="${name}"]`).waitFor();
  }

  async saveAll(): Promise<void> {
    await this.runCommand("File: Save All Files");
  }

  async focusEditor(name: string): Promise<void> {
    await this.tab(name).click();
    await this.editor(name).locator(".view-line").first().waitFor();
  }

  /** A file of the folder as it is on disk. */
  read(name: string): string {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  /** Waits until a file on disk is as wanted (saving is not immediate). */
  async untilOnDisk(name: string, wanted: (text: string) => boolean): Promise<void> {
    const end = Date.now() + 20_000;
    while (!wanted(this.read(name))) {
      if (Date.now() > end) throw new Error(`${name} did not become as wanted; it is:\n${this.read(name)}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Changes the colour theme, as a person does: the names in the list are the same in every release. */
  async setTheme(theme: Theme): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    await this.page.locator(".quick-input-widget:visible input.input").fill(themes[theme].label);
    await this.pick(themes[theme].label);
    await this.page.locator(`.monaco-workbench.${themes[theme].workbench}`).waitFor();
  }

  /** What VS Code measured of an extension under development: "Activation: 42ms". Leaves its list open. */
  async activation(id: string): Promise<string> {
    await this.runCommand("Developer: Show Running Extensions");
    const row = this.page.locator(".runtime-extensions-editor .monaco-list-row").filter({ hasText: id });
    const text = await row.first().innerText();
    return text.split("\n").find((it) => it.includes("Activation")) ?? text;
  }

  async screenshot(file: string): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.mouse.move(nowhere.x, nowhere.y);
    await this.page.screenshot({ path: file });
  }

  /** A picture for whoever reads the failure. */
  async keepPicture(title: string, folder: string): Promise<void> {
    if (this.page.isClosed()) return;
    const file = path.join(folder, `${title.replaceAll(/[^\w.-]+/g, "-").slice(-120)}.png`);
    await this.screenshot(file);
    console.error(`A picture of the window: ${file}`);
  }
}

/** Where it is once it stays there: a code lens that comes late moves the lines below it. */
async function restingBoxOf(target: Locator) {
  for (let before = await boxOf(target); ; ) {
    await target.page().waitForTimeout(300);
    const now = await boxOf(target);
    if (now.y === before.y && now.x === before.x) return now;
    before = now;
  }
}

async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("it is not on screen");
  return box;
}
