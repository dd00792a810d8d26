/**
 * A host without VS Code that is no fake: the engine itself over files in memory, so that gestures on the development page
 * edit text, and the picture follows the text.
 */
import { nodeDetails } from "../../src/core/diagram/details";
import { findInRows } from "../../src/core/diagram/find";
import { addingAnswers } from "../../src/core/editing/adding-answers";
import { choicesFor, editChoices } from "../../src/core/editing/choices";
import { connectionTargets, judgeConnection } from "../../src/core/editing/connections";
import { connectionsOf } from "../../src/core/editing/disconnect";
import { formOf } from "../../src/core/editing/form";
import { previewFormEdit } from "../../src/core/editing/form-edit";
import { routeTable } from "../../src/core/editing/routes/route-table";
import { planRoutes } from "../../src/core/editing/url-map";
import { createEngine } from "../../src/core/engine";
import { applyTextEdits, type TextEdit } from "../../src/core/model/change";
import type { Engine, Preview } from "../../src/core/snapshot";
import { DiagramStore } from "../../src/host/features/panel/diagram-store";
import { type Port, portPair, serve } from "../../src/protocol/channel";
import type { ChangeOutcome, Handlers, Method, ViewState } from "../../src/protocol/messages";

export interface LiveHost {
  /** The webview's end. */
  readonly port: Port;
  /** Requests so far, newest last. */
  readonly asked: { method: Method; params: unknown }[];
  /** The files as they read now, by path. */
  texts(): Readonly<Record<string, string>>;
  /** Errors and warnings, as "rule resource". */
  findings(): readonly string[];
  /** Somebody else edits a file. */
  write(path: string, text: string | undefined): void;
  moveCursor(id: string | null): void;
}

interface Step {
  readonly before: ReadonlyMap<string, string | undefined>;
  readonly after: ReadonlyMap<string, string | undefined>;
}

/** `start` is fetched from the page's own server: the grammar's bytes, and the files of the sample. */
export async function liveHost(files: Readonly<Record<string, string>>, view: ViewState | null): Promise<LiveHost> {
  const [runtime, grammar] = await Promise.all(["web-tree-sitter.wasm", "tree-sitter-terraform.wasm"].map(bytesOf));
  if (!runtime || !grammar) throw new Error("the grammar is missing");
  return new Live(await createEngine({ runtime, grammar }, "/"), files, view);
}

class Live implements LiveHost {
  readonly port: Port;
  readonly asked: LiveHost["asked"] = [];
  private readonly store = new DiagramStore((file) => file);
  private readonly server;
  private readonly past: Step[] = [];
  private readonly future: Step[] = [];

  constructor(
    private readonly engine: Engine,
    files: Readonly<Record<string, string>>,
    view: ViewState | null,
  ) {
    const [webview, host] = portPair();
    this.port = webview;
    engine.update(Object.entries(files).map(([path, text]) => ({ path, text })));
    this.store.refresh(engine.snapshot);
    this.server = serve(host, this.recorded(this.handlers(view)), (message) => console.warn(`live host: ${message}`));
  }

  texts() {
    const { snapshot } = this.engine;
    return Object.fromEntries(snapshot.files.map((it) => [it, snapshot.text(it) ?? ""]));
  }

  findings() {
    return this.engine.snapshot.findings
      .filter((it) => it.severity !== "info")
      .map((it) => `${it.rule} ${it.resource}`);
  }

  write(path: string, text: string | undefined) {
    this.put(new Map([[path, text]]));
    this.server.emit("diagramChanged", { version: this.store.version, state: this.state() });
  }

  moveCursor(id: string | null) {
    this.server.emit("selectionChanged", { id });
  }

  private handlers(view: ViewState | null): Handlers {
    const { engine, store } = this;
    return {
      ready: async () => ({ view, state: this.state(), folder: "live" }),
      getDiagram: async ({ have }) => {
        const update = store.update(have);
        if (!update) throw new Error("there is no diagram");
        return update;
      },
      getDetails: async ({ id }) => nodeDetails(engine.snapshot, id),
      find: async ({ query }) => ({ hits: store.diagram ? findInRows(engine.snapshot, store.diagram, query) : [] }),
      reveal: async ({ id }) => ({ shown: engine.snapshot.topology.get(id) !== undefined }),
      applyFix: async ({ finding, fix }) => {
        const found = engine.snapshot.findings.find((it) => it.id === finding)?.fixes[fix];
        return found ? this.apply(engine.snapshot.plan(found.changes)) : { status: "stale" };
      },
      suppress: async ({ finding }) => {
        const found = engine.snapshot.findings.find((it) => it.id === finding);
        return found ? this.apply(engine.snapshot.planSuppress(found)) : { status: "stale" };
      },
      applyChanges: async ({ version, changes, confirmed }): Promise<ChangeOutcome> => {
        if (version !== store.version) return { status: "stale" };
        return this.previewed(engine.snapshot.preview(changes), confirmed);
      },
      getTargets: async ({ source, ...asked }) => connectionTargets(engine.snapshot, source, within(100), asked),
      judgeConnection: async ({ source, target }) => judgeConnection(engine.snapshot, source, target, within(150)),
      getConnections: async ({ id }) => ({ connections: connectionsOf(engine.snapshot.topology, id) }),
      getRoutes: async ({ id }) => routeTable(engine.snapshot.topology, id),
      planRoutes: async ({ id, gesture }) => planRoutes(engine.snapshot.topology, id, gesture),
      getForm: async ({ id, ...options }) => formOf(engine.snapshot, id, options),
      getChoices: async ({ id, path }) => ({ choices: [...choicesFor(engine.snapshot, id, path)] }),
      getEditChoices: async ({ id, path, value }) => ({ choices: [...editChoices(engine.snapshot, id, path, value)] }),
      applyFormEdit: async ({ version, edit, confirmed }) =>
        version === store.version
          ? this.previewed(previewFormEdit(engine.snapshot, edit), confirmed)
          : { status: "stale" },
      undo: async ({ redo }) => {
        const [from, to] = redo ? [this.future, this.past] : [this.past, this.future];
        const step = from.pop();
        if (!step) return { done: false };
        this.put(redo ? step.after : step.before);
        to.push(step);
        return { done: true };
      },
      ...addingAnswers(async () => engine.snapshot),
      runCommand: async () => ({}),
      openRule: async () => ({}),
      openSample: async () => ({}),
      openProblem: async () => ({}),
      saveView: async () => ({}),
    };
  }

  private previewed(preview: Preview, confirmed: boolean): ChangeOutcome {
    const errors = preview.ok ? preview.brings.filter((it) => it.severity === "error") : [];
    if (errors.length === 0 || confirmed) return this.apply(preview);
    return { status: "brings", errors: errors.map(({ rule, message, resource }) => ({ rule, message, resource })) };
  }

  private apply(plan: { ok: true; edits: readonly TextEdit[] } | { ok: false; reason: string }) {
    if (!plan.ok) return { status: "refused", reason: plan.reason } as const;
    const { snapshot } = this.engine;
    const files = [...new Set(plan.edits.map((it) => it.file))];
    const before = new Map(files.map((it) => [it, snapshot.text(it)]));
    const after = new Map(
      files.map((file) => [
        file,
        applyTextEdits(
          snapshot.text(file) ?? "",
          plan.edits.filter((it) => it.file === file),
        ),
      ]),
    );
    this.put(after);
    this.past.push({ before, after });
    this.future.length = 0;
    return { status: "applied", version: this.store.version } as const;
  }

  private put(texts: ReadonlyMap<string, string | undefined>): void {
    this.store.refresh(this.engine.update([...texts].map(([path, text]) => ({ path, text }))));
    this.server.emit("textChanged", {});
  }

  private state() {
    return this.store.diagram?.nodes.length === 0 ? "empty" : "ready";
  }

  private recorded(handlers: Handlers): Handlers {
    const all = { ...handlers };
    for (const method of Object.keys(handlers) as Method[]) {
      const answer = handlers[method] as (params: unknown) => Promise<unknown>;
      Object.assign(all, {
        [method]: (params: unknown) => {
          this.asked.push({ method, params });
          return answer(params);
        },
      });
    }
    return all;
  }
}

function within(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
}

async function bytesOf(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(name)).arrayBuffer());
}
