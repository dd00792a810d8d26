/**
 * Keeps the analyzer's files equal to what the user sees: open documents first (unsaved text wins), else the file on
 * disk. The folder is listed once; after that only files that changed are read.
 */
import * as vscode from "vscode";
import { isProjectConfig } from "../../core/config/is-project-config";
import type { Wanted } from "../../core/formats/format";
import type { Analyzer } from "./analyzer";
import { toFile } from "./convert";
import {
  candidatePattern,
  type FileSelection,
  isCandidateUri,
  isConfig,
  isTerraformPath,
  readText,
  siblings,
} from "./files";
import { describe, type Log, runSafely } from "./log";
import { WantedFiles } from "./wanted-files";

const rescanMilliseconds = 300;
const documentsAtATime = 16;

export class Sources implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  /** Grows with every event of a file: a read that was overtaken is dropped. */
  private readonly tickets = new Map<string, number>();
  private readonly files = new Map<string, vscode.Uri>();
  /** YAML and JSON files on disk that turned out to be somebody else's. */
  private readonly foreign = new Set<string>();
  private readonly wanted = new WantedFiles();
  private readonly reads = new Set<Promise<void>>();
  private rescan: ReturnType<typeof setTimeout> | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private scanning: Promise<void> = Promise.resolve();
  /** Files that are there and could not be read, with the reason. */
  readonly unreadable = new Map<string, string>();
  private readonly unreadableEmitter = new vscode.EventEmitter<void>();
  readonly onDidChangeUnreadable = this.unreadableEmitter.event;

  constructor(
    private readonly analyzer: Analyzer,
    private selection: FileSelection,
    private readonly log: Log,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(candidatePattern);
    // A folder that comes, goes or gets another name may be reported without the files in it.
    const folders = vscode.workspace.createFileSystemWatcher("**");
    this.subscriptions.push(
      watcher,
      folders,
      analyzer.onDidChange(({ wants }) => this.readWanted(wants)),
      folders.onDidCreate((uri) => this.onFolderCame(uri)),
      folders.onDidChange((uri) => this.onFolderReplaced(uri)),
      folders.onDidDelete((uri) => this.onFolderGone(uri)),
      watcher.onDidCreate((uri) => this.onCreated(uri)),
      watcher.onDidChange((uri) => this.onDisk(uri)),
      watcher.onDidDelete((uri) => this.onDeleted(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.onOpened(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.onEdited(event.document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.onClosed(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.scan(this.selection)),
    );
  }

  /** Lists the files that count and reads those that are new; forgets those that count no more. */
  scan(selection: FileSelection): Promise<void> {
    this.selection = selection;
    this.scanning = this.scanning.then(() => this.listAndRead());
    return this.scanning;
  }

  /** Whether a file is being read. */
  get busy(): boolean {
    return this.reads.size > 0;
  }

  /** Resolves when no file is being read. */
  async settled(): Promise<void> {
    await this.scanning;
    while (this.reads.size > 0) await Promise.all(this.reads);
  }

  dispose(): void {
    clearTimeout(this.rescan);
    clearTimeout(this.asking);
    vscode.Disposable.from(...this.subscriptions, this.unreadableEmitter).dispose();
  }

  private async listAndRead(): Promise<void> {
    const selection = this.selection;
    this.analyzer.hold();
    try {
      const listed = await selection.list().catch((error: unknown) => {
        this.log.error(`Listing the config files: ${describe(error)}`);
        return [...this.files.values()].filter((it) => selection.includes(it));
      });
      const listedFiles = new Set(listed.map(toFile));
      // A tab may still show a file that is gone: it counts only while it holds unsaved text.
      const counts = (uri: vscode.Uri) =>
        listedFiles.has(toFile(uri)) ||
        this.wanted.includes(uri) ||
        (this.isOpen(uri) && (this.isDirty(uri) || !selection.includes(uri)));
      for (const uri of this.files.values()) if (!counts(uri)) this.forget(uri);
      for (const document of vscode.workspace.textDocuments) if (counts(document.uri)) this.onOpened(document);
      const fresh = listed.filter((it) => !this.files.has(toFile(it)) && !this.foreign.has(toFile(it)));
      const first = (it: vscode.Uri) => isTerraformPath(it) || isProjectConfig(it.path);
      await Promise.all(fresh.filter(first).map((it) => this.read(it)));
      this.readDocuments(fresh.filter((it) => !first(it)));
      this.log.info(`${this.files.size} Terraform file(s)`);
    } finally {
      this.analyzer.release();
    }
  }

  /** A file that is known and comes again went unnoticed with its folder, and so may others beside it have. */
  private onCreated(uri: vscode.Uri): void {
    if (this.files.has(toFile(uri))) this.onFolderCame(vscode.Uri.joinPath(uri, ".."));
    this.onDisk(uri);
  }

  private onDisk(uri: vscode.Uri): void {
    this.foreign.delete(toFile(uri));
    const counts = this.selection.includes(uri) || this.files.has(toFile(uri)) || this.wanted.includes(uri);
    if (counts && !this.isDirty(uri)) this.read(uri);
  }

  /** A deleted file is gone even while a tab still shows it, unless the tab holds unsaved text. */
  private onDeleted(uri: vscode.Uri): void {
    if (this.files.has(toFile(uri)) && !this.isDirty(uri)) this.forget(uri);
  }

  private onFolderGone(gone: vscode.Uri): void {
    for (const uri of this.knownIn(gone)) this.onDisk(uri);
  }

  /**
   * One that goes and comes back at once, as by a checkout, is reported as one that changed, and what it does not hold
   * any more as nothing at all.
   */
  private onFolderReplaced(uri: vscode.Uri): void {
    if (!this.knownIn(uri).next().done) this.onFolderCame(uri);
  }

  private *knownIn(folder: vscode.Uri): Generator<vscode.Uri, void> {
    const prefix = `${toFile(folder)}/`;
    for (const [file, uri] of this.files) if (file.startsWith(prefix)) yield uri;
  }

  /** Lists the files again, soon: a checkout brings many folders at once. What has a suffix is taken for a file. */
  private onFolderCame(uri: vscode.Uri): void {
    if (/\/\.terraform(?:\/|$)/.test(uri.path)) this.askAgain();
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    if (name.includes(".") || uri.path.includes("/.git/") || this.selection.leavesOut(uri)) return;
    clearTimeout(this.rescan);
    this.rescan = setTimeout(() => void this.scan(this.selection), rescanMilliseconds);
  }

  private onOpened(document: vscode.TextDocument): void {
    if (!this.counts(document)) {
      const { uri } = document;
      if (this.files.has(toFile(uri)) && (this.selection.leavesOut(uri) || isCandidateUri(uri))) this.forget(uri);
      return;
    }
    this.take(document);
    if (!this.selection.includes(document.uri) && isTerraformPath(document.uri)) void this.readSiblings(document.uri);
  }

  private onEdited(document: vscode.TextDocument): void {
    if (this.counts(document)) this.take(document);
    else if (this.files.has(toFile(document.uri)) && isCandidateUri(document.uri)) this.forget(document.uri);
  }

  private onClosed(document: vscode.TextDocument): void {
    const { uri } = document;
    if (!this.files.has(toFile(uri))) {
      // Unsaved text may have hidden what the file on disk is.
      if (this.selection.includes(uri)) this.read(uri);
      return;
    }
    if (this.selection.includes(uri)) this.read(uri);
    else this.forgetLoose(uri);
  }

  /**
   * Documents outside of every workspace folder count too, while they are open. Read-only copies (the left side of a
   * comparison, a file of a git revision) do not: they would declare everything twice.
   */
  private counts(document: vscode.TextDocument): boolean {
    const { uri } = document;
    if (this.wanted.includes(uri)) return true;
    if (!isConfig(uri, document.getText())) return false;
    if (vscode.workspace.getWorkspaceFolder(uri)) return this.selection.includes(uri);
    return uri.scheme === "untitled" || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
  }

  private take(document: vscode.TextDocument): void {
    this.ticket(document.uri);
    this.files.set(toFile(document.uri), document.uri);
    this.setUnreadable(toFile(document.uri), undefined);
    this.analyzer.put(toFile(document.uri), document.getText(), document.version);
  }

  private read(uri: vscode.Uri): Promise<void> {
    return this.track(this.load(uri).then((apply) => apply()));
  }

  /**
   * Reads YAML and JSON files, most of which are somebody else's, after Terraform and without holding anything up: a few
   * at a time, and all that is config comes in one go.
   */
  private readDocuments(uris: readonly vscode.Uri[]): void {
    if (uris.length === 0) return;
    const work = runSafely(this.log, "Reading YAML and JSON files", async () => {
      const loaded: (() => void)[] = [];
      const waiting = [...uris];
      const next = async (): Promise<void> => {
        for (let uri = waiting.shift(); uri; uri = waiting.shift()) loaded.push(await this.load(uri));
      };
      await Promise.all(Array.from({ length: documentsAtATime }, next));
      for (const apply of loaded) apply();
      this.log.info(`${uris.length} YAML and JSON file(s) looked into, ${this.foreign.size} of others`);
    });
    void this.track(work);
  }

  private async track(work: Promise<unknown>): Promise<void> {
    const tracked = work.then(() => undefined).finally(() => this.reads.delete(tracked));
    this.reads.add(tracked);
    return tracked;
  }

  /** Reads a file, and gives what is to be done with it, which is nothing when an event overtakes it. */
  private async load(uri: vscode.Uri): Promise<() => void> {
    const file = toFile(uri);
    const ticket = this.ticket(uri);
    this.files.set(file, uri);
    // What is somebody else's is not kept while others are read.
    const { type, text, message } = await this.readConfig(uri);
    return () => {
      if (this.tickets.get(file) !== ticket) return;
      const open = this.openDocument(uri);
      if (type === "missing") this.forget(uri);
      else if (open && this.counts(open)) this.take(open);
      else if (open) this.forget(uri);
      else if (type === "unreadable") {
        this.setUnreadable(file, isTerraformPath(uri) ? message : undefined);
        this.analyzer.put(file, undefined);
      } else if (text !== undefined) {
        this.setUnreadable(file, undefined);
        this.analyzer.put(file, text);
      } else {
        this.forget(uri);
        this.foreign.add(file);
      }
    };
  }

  private async readConfig(uri: vscode.Uri) {
    const content = await readText(uri);
    return {
      type: content.type,
      text:
        content.type === "text" && (isConfig(uri, content.text) || this.wanted.includes(uri))
          ? content.text
          : undefined,
      message: content.type === "unreadable" ? content.message : undefined,
    };
  }

  /** What `terraform init` brings is not reported file by file when its folders come at once. */
  private askAgain(): void {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.readWanted(this.analyzer.snapshot.wants, true), rescanMilliseconds);
  }

  private readWanted(wants: readonly Wanted[], again = false): void {
    if (wants.length === 0) return;
    const work = runSafely(this.log, "Reading called modules", async () => {
      for (const uri of await this.wanted.find(wants, again)) if (!this.files.has(toFile(uri))) void this.read(uri);
    });
    void this.track(work);
  }

  private async readSiblings(uri: vscode.Uri): Promise<void> {
    try {
      for (const sibling of await siblings(uri)) if (!this.files.has(toFile(sibling))) this.read(sibling);
    } catch (error) {
      this.log.warn(`Reading the files beside ${uri.toString()}: ${describe(error)}`);
    }
  }

  /** The last open document of a folder outside the workspace takes the folder's other files with it. */
  private forgetLoose(uri: vscode.Uri): void {
    const folder = toFile(vscode.Uri.joinPath(uri, ".."));
    const beside = [...this.files.values()].filter((it) => toFile(vscode.Uri.joinPath(it, "..")) === folder);
    if (beside.some((it) => this.isOpen(it))) this.read(uri);
    else for (const it of [uri, ...beside]) this.forget(it);
  }

  private forget(uri: vscode.Uri): void {
    this.ticket(uri);
    this.files.delete(toFile(uri));
    this.setUnreadable(toFile(uri), undefined);
    this.analyzer.put(toFile(uri), undefined);
  }

  private setUnreadable(file: string, reason: string | undefined): void {
    if (this.unreadable.get(file) === reason) return;
    if (reason === undefined) this.unreadable.delete(file);
    else this.unreadable.set(file, reason);
    this.unreadableEmitter.fire();
  }

  private ticket(uri: vscode.Uri): number {
    const next = (this.tickets.get(toFile(uri)) ?? 0) + 1;
    this.tickets.set(toFile(uri), next);
    return next;
  }

  private openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((it) => !it.isClosed && toFile(it.uri) === toFile(uri));
  }

  private isOpen(uri: vscode.Uri): boolean {
    const document = this.openDocument(uri);
    return document !== undefined && this.counts(document);
  }

  private isDirty(uri: vscode.Uri): boolean {
    return this.openDocument(uri)?.isDirty === true;
  }
}
