/** Places of nodes in `.lb-topology/layout.json`, written so that a change of one place is a change of one line. */
import * as vscode from "vscode";
import { z } from "../../../core/model/zod";
import { Positions } from "../../../protocol/messages";
import { readText } from "../../infrastructure/files";
import { type Log, runSafely } from "../../infrastructure/log";

const layoutFile = ".lb-topology/layout.json";
const saveMilliseconds = 500;

const Content = z.object({ version: z.literal(1), nodes: Positions });

export class SharedLayout implements vscode.Disposable {
  private readonly uri: vscode.Uri;
  private readonly watcher: vscode.FileSystemWatcher;
  /** The text that is known here: what was read or written last. */
  private known: string | undefined;
  private unsaved: Positions | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading: Promise<void> = Promise.resolve();
  private writing: Promise<void> = Promise.resolve();
  private complained = false;

  /** `changed` is called when somebody else changed the file. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly log: Log,
    private readonly changed: (positions: Positions) => void,
  ) {
    this.uri = vscode.Uri.joinPath(folder, layoutFile);
    this.watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, layoutFile));
    const onChange = () => void runSafely(log, "Reading the shared layout", () => this.onChange());
    this.watcher.onDidCreate(onChange);
    this.watcher.onDidChange(onChange);
    this.watcher.onDidDelete(onChange);
  }

  /** The places in the file; none where there is no file, or none that can be understood. */
  read(): Promise<Positions> {
    // One after the other: an older answer must not come after a newer one.
    const result = this.reading.then(() => this.load());
    this.reading = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  private async load(): Promise<Positions> {
    const content = await readText(this.uri);
    if (content.type === "unreadable") this.log.warn(`${layoutFile}: ${content.message}`);
    this.known = content.type === "text" ? content.text : undefined;
    return (this.known === undefined ? undefined : this.parse(this.known)) ?? {};
  }

  /** Writes the places, soon. A file that is not understood (two people's changes, unmerged) is left alone. */
  save(positions: Positions): void {
    this.unsaved = positions;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), saveMilliseconds);
  }

  dispose(): void {
    this.watcher.dispose();
    this.flush();
  }

  private flush(): void {
    clearTimeout(this.timer);
    const positions = this.unsaved;
    this.unsaved = undefined;
    if (!positions) return;
    this.writing = this.writing.then(() =>
      runSafely(this.log, "Writing the shared layout", () => this.write(textOf(positions))).then(() => undefined),
    );
  }

  private async write(text: string): Promise<void> {
    if (this.known !== undefined && (text === this.known || !this.parse(this.known))) return;
    // Nothing was moved: no reason for a file.
    if (this.known === undefined && text === textOf({})) return;
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(this.folder, layoutFile, ".."));
    this.known = text;
    await vscode.workspace.fs.writeFile(this.uri, new TextEncoder().encode(text));
  }

  private async onChange(): Promise<void> {
    const before = this.known;
    const positions = await this.read();
    if (this.known === before) return;
    const isUnderstood = this.known === undefined || this.parse(this.known) !== undefined;
    if (isUnderstood && this.unsaved === undefined) this.changed(positions);
  }

  private parse(text: string): Positions | undefined {
    try {
      const read = Content.safeParse(JSON.parse(text));
      if (read.success) {
        this.complained = false;
        return read.data.nodes;
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    if (!this.complained)
      void vscode.window.showWarningMessage(
        `${layoutFile} cannot be understood: places of nodes are neither read from it nor written to it until it is repaired.`,
      );
    this.complained = true;
    return undefined;
  }
}

function textOf(positions: Positions): string {
  const lines = Object.entries(positions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { x, y }]) => `    ${JSON.stringify(id)}: { "x": ${x}, "y": ${y} }`);
  return `{\n  "version": 1,\n  "nodes": {${lines.length ? `\n${lines.join(",\n")}\n  ` : ""}}\n}\n`;
}
