/** What the built-in git extension tells of HEAD; there is none in the browser, and it may be switched off. */
import * as vscode from "vscode";

/** The part of the git extension's interface that is used here (its version 1). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: vscode.Event<"uninitialized" | "initialized">;
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: { readonly commit?: string; readonly name?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
  status(): Promise<void>;
  show(ref: string, path: string): Promise<string>;
  diffWithHEAD(): Promise<GitChange[]>;
}

interface GitChange {
  readonly status: number;
  readonly uri: vscode.Uri;
  readonly originalUri: vscode.Uri;
  readonly renameUri?: vscode.Uri | undefined;
}

/** The files that differ from HEAD, and what they are there. */
export interface HeadVersion {
  /** Text in HEAD by URI; undefined for a file that is not there. Files not named are as they are on disk. */
  readonly changed: ReadonlyMap<string, string | undefined>;
  /** `main`, or the beginning of the commit. */
  readonly name: string;
  /** Where the text of a file in HEAD can be opened. */
  uri(file: vscode.Uri): vscode.Uri;
  /** Fires when HEAD or the set of changed files may be others. */
  readonly onDidChange: vscode.Event<void>;
}

/** Why there is no HEAD to compare with: a sentence for people. */
export class NoHead extends Error {}

const openingMilliseconds = 5_000;
/** The git extension's number for a file that git does not know. */
const untracked = 7;

/**
 * HEAD of the repository that some folder is in; `dirty` are documents with unsaved text, and `counts` says which files
 * matter. Throws NoHead.
 */
export async function headOf(
  folder: vscode.Uri,
  dirty: readonly vscode.Uri[],
  counts: (uri: vscode.Uri) => boolean,
): Promise<HeadVersion> {
  const api = await gitApi();
  const repository = api.getRepository(folder) ?? (await api.openRepository?.(folder)) ?? null;
  if (!repository) throw new NoHead(`${folder.path.slice(folder.path.lastIndexOf("/") + 1)} is in no git repository.`);
  if (!asked.has(repository)) {
    asked.add(repository);
    await repository.status(); // From here on the extension follows by itself, and tells every time that it has looked.
  }
  const { HEAD } = repository.state;
  if (!HEAD?.commit) throw new NoHead("There is no commit yet to compare with.");
  const changed = new Map<string, string | undefined>();
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  for (const { uri, status } of [...workingTreeChanges, ...untrackedChanges])
    if (status === untracked) changed.set(uri.toString(), undefined);
  const others = (await repository.diffWithHEAD()).flatMap((it) => [it.uri, it.originalUri, it.renameUri ?? it.uri]);
  const wanted = new Map([...others, ...dirty].filter(counts).map((it) => [it.toString(), it]));
  await Promise.all(
    [...wanted].map(async ([file, uri]) => {
      if (!changed.has(file)) changed.set(file, await textInHead(repository, uri));
    }),
  );
  return {
    changed,
    name: HEAD.name ?? HEAD.commit.slice(0, 8),
    uri: (file) => api.toGitUri(file, "HEAD"),
    onDidChange: (listener, scope, disposables) => {
      const seen = stateOf(repository);
      const changedSince = () => {
        if (stateOf(repository) !== seen) listener.call(scope, undefined);
      };
      return repository.state.onDidChange(changedSince, undefined, disposables);
    },
  };
}

const asked = new WeakSet<Repository>();

/** A text that is the same as long as HEAD and the files that differ from it are the same. */
function stateOf({ state }: Repository): string {
  const files = [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])];
  return [state.HEAD?.commit ?? "", ...files.map((it) => `${it.status} ${it.uri.toString()}`)].join("\n");
}

/** undefined for a file that HEAD does not have, of which git says so by failing. */
async function textInHead(repository: Repository, uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await repository.show("HEAD", uri.fsPath);
  } catch {
    return undefined;
  }
}

async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (!extension) throw new NoHead("This window has no git: review a plan instead.");
  const git = await extension.activate();
  if (!git.enabled) throw new NoHead("Git is switched off in the settings (git.enabled): review a plan instead.");
  const api = git.getAPI(1);
  if (api.state === "uninitialized")
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      };
      const subscription = api.onDidChangeState(done);
      const timer = setTimeout(done, openingMilliseconds);
    });
  return api;
}
