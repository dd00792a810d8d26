/**
 * A host without VS Code: answers with sample diagrams, so that the webview runs on a plain page. What it was asked is
 * kept, and a page's script can make it change the diagram, move the cursor or send rubbish.
 */
import type { Diagram } from "../../src/core/diagram/model";
import { diffDiagrams, isEmptyPatch } from "../../src/core/diagram/patch";
import { type Port, portPair, serve } from "../../src/protocol/channel";
import type { EventBody, FixOutcome, Handlers, Method, ViewState } from "../../src/protocol/messages";
import { sampleDetails, sampleHits } from "./samples/details";
import { edgeCases } from "./samples/edge-cases";
import { huge } from "./samples/huge";
import { diagram } from "./samples/make";
import { shop, shopWithProblem } from "./samples/shop";

export const samples: Record<string, () => Diagram> = {
  shop,
  problem: shopWithProblem,
  cases: edgeCases,
  huge500: () => huge(500),
  huge2000: () => huge(2_000),
  empty: () => diagram([], [], []),
};

export interface FakeHost {
  /** The webview's end. */
  readonly port: Port;
  /** Requests so far, newest last. */
  readonly asked: { method: Method; params: unknown }[];
  /** What applyFix and suppress will answer. */
  outcome: FixOutcome["status"];
  readonly diagram: Diagram;
  change(to: (diagram: Diagram) => Diagram): void;
  moveCursor(id: string | null): void;
  command(name: EventBody<"command">["name"]): void;
  /** Posts a message as it is. */
  postRaw(message: unknown): void;
}

/** Sample diagrams have no text to change. */
const notHere = { ok: false, reason: "This is a sample without text." } as const;

/** `sample` is a name of `samples`, "loading" or "failure". */
export function fakeHost(sample: string, view: ViewState | null): FakeHost {
  const [webview, host] = portPair();
  const asked: FakeHost["asked"] = [];
  let current = (samples[sample] ?? shop)();
  let previous = current;
  let version = 1;
  const state = () => (sample === "loading" ? "loading" : current.nodes.length ? "ready" : "empty");
  const finish = (): FixOutcome => {
    if (fake.outcome === "refused")
      return { status: "refused", reason: "The block comes from a module that is read only." };
    if (fake.outcome !== "applied") return { status: fake.outcome };
    fake.change(withoutWarnings);
    return { status: "applied", version };
  };
  const handlers: Handlers = {
    ready: async () => ({ view, state: state(), folder: "infra/" }),
    getDiagram: async ({ have }) => {
      // Answered when the analysis is done.
      if (sample === "loading") return new Promise(() => {});
      if (sample === "failure") throw new Error("The analysis could not start: the grammar is missing.");
      const patch = diffDiagrams(previous, current);
      if (have === version || (have !== null && isEmptyPatch(patch))) return { type: "same", version };
      if (have === version - 1) return { type: "patch", base: have, version, patch };
      return { type: "full", version, diagram: current };
    },
    getDetails: async ({ id }) => sampleDetails(current, id),
    find: async ({ query }) => ({ hits: sampleHits(current, query) }),
    reveal: async ({ id }) => ({ shown: current.nodes.some((it) => it.id === id) }),
    applyFix: async () => finish(),
    suppress: async () => finish(),
    applyChanges: async () => finish(),
    getTargets: async () => ({ ways: [], targets: [], otherwise: {} }),
    judgeConnection: async () => ({ state: "impossible", reason: "These are samples.", ways: [] }),
    getConnections: async () => ({ connections: [] }),
    getRoutes: async () => null,
    planRoutes: async () => ({ ok: false, reason: "These are samples." }),
    getForm: async () => null,
    getChoices: async () => ({ choices: [] }),
    getEditChoices: async () => ({ choices: [] }),
    applyFormEdit: async () => finish(),
    undo: async () => ({ done: true }),
    getPalette: async () => ({ title: "Add a resource", entries: [] }),
    planAdd: async () => notHere,
    getDuplication: async () => ({ title: "Duplicate", entries: [] }),
    planDuplicate: async () => notHere,
    getNaming: async () => ({ title: "Rename", names: [], moved: false }),
    planRename: async () => notHere,
    getDeletion: async () => ({ title: "Delete", along: [], uses: [], orphans: [] }),
    planDeletion: async () => notHere,
    runCommand: async () => ({}),
    openRule: async () => ({}),
    openSample: async () => ({}),
    openProblem: async () => ({}),
    saveView: async () => ({}),
  };
  const listening: Handlers = { ...handlers };
  for (const method of Object.keys(handlers) as Method[]) {
    const answer = handlers[method] as (params: unknown) => Promise<unknown>;
    Object.assign(listening, {
      [method]: (params: unknown) => {
        asked.push({ method, params });
        return answer(params);
      },
    });
  }
  const server = serve(host, listening, (message) => console.warn(`fake host: ${message}`));
  const fake: FakeHost = {
    port: webview,
    asked,
    outcome: "applied",
    get diagram() {
      return current;
    },
    change(to) {
      previous = current;
      current = to(current);
      version += 1;
      server.emit("diagramChanged", { version, state: current.nodes.length ? "ready" : "empty" });
    },
    moveCursor: (id) => server.emit("selectionChanged", { id }),
    command: (name) => server.emit("command", { name }),
    postRaw: (message) => (host.post as (message: unknown) => void)(message),
  };
  return fake;
}

/** The diagram after its warnings were repaired. */
function withoutWarnings(diagram: Diagram): Diagram {
  return {
    ...diagram,
    nodes: diagram.nodes.map((it) => (it.badge.warnings ? { ...it, badge: { ...it.badge, warnings: 0 } } : it)),
    edges: diagram.edges.map((it) => (it.severity === "warning" ? { ...it, severity: undefined } : it)),
    summary: { ...diagram.summary, warnings: 0 },
  };
}
