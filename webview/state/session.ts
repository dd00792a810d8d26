/**
 * What the webview does: pulls the diagram, keeps the state, says to the host what the user wants. The only place that
 * talks over the channel; components call these functions and read the state.
 */
import type { Client } from "../../src/protocol/channel";
import type { Method, Params, Result, ViewState } from "../../src/protocol/messages";
import { runAction } from "../editing/actions";
import { announceUpdate } from "./announce";
import { type ConnectActions, connectActions } from "./connect";
import { rearrange, relight } from "./derive";
import { type EdgeActions, edgeActions } from "./disconnect";
import { type EditActions, editActions } from "./edits";
import { finder } from "./finder";
import { type FixActions, fixActions } from "./fixes";
import { type MoveActions, moveActions } from "./moves";
import { type Puller, puller } from "./pull";
import { rowLists } from "./row-lists";
import { type DetailsTab, type Hover, initialState, type State, type View } from "./state";
import { createStore, type Store } from "./store";

/** The canvas, as the rest of the webview uses it. */
export interface Camera {
  fit(): void;
  zoomBy(factor: number): void;
  /** Brings a node into view, softly, and only as far as needed. */
  show(id: string): void;
  /** Moves the keyboard to the node that Tab reaches. */
  takeFocus(): void;
  /** Keeps the keyboard in the canvas while the node that had it leaves the page. */
  holdFocus(): void;
}

export interface SelectOptions {
  /** Show its text beside the diagram; "focus" moves the keyboard there. */
  readonly reveal?: "show" | "focus";
  /** Bring the node into view. */
  readonly show?: boolean;
}

export interface Session extends FixActions, EditActions, MoveActions, ConnectActions, EdgeActions {
  readonly store: Store<State>;
  start(): Promise<void>;
  select(id: string | null, options?: SelectOptions): void;
  reveal(id: string, field?: string, focus?: boolean): void;
  hover(hover: Hover | null): void;
  /** While the view moves, what passes under the pointer is not what is pointed at. */
  viewMoves(isMoving: boolean): void;
  setCompact(compact: boolean): void;
  focus(id: string | null, keyboard: boolean): void;
  setView(change: Partial<View>): void;
  setViewport(viewport: NonNullable<ViewState["viewport"]>): void;
  toggleFold(id: string): void;
  openRows(id: string): void;
  closeRows(id: string): void;
  search(query: string): void;
  /** Goes to the next match, or back with -1. */
  cycle(step: 1 | -1): void;
  setTab(tab: DetailsTab): void;
  /** Shows the findings of what is selected and moves the keyboard to the first fix, as soon as it is there. */
  openFixes(): void;
  announce(text: string): void;
  /** Asks the host for something whose answer is of no interest; a failure is logged and told to the user. */
  tell<M extends Method>(method: M, params: Params<M>): Promise<Result<M> | undefined>;
  attach(camera: Camera | null): void;
  readonly camera: Camera | null;
  /** Called when the host asks for the search box. */
  onSearchWanted(handler: () => void): () => void;
  dispose(): void;
}

const SAVE_AFTER = 400;
const HOVER_AFTER = 50;

export function createSession(client: Client, log: (message: string) => void): Session {
  const store = createStore<State>(initialState);
  const searchWanted = new Set<() => void>();
  let camera: Camera | null = null;
  /** What to select as soon as there is a diagram, and to show as soon as there is a canvas. */
  let early: string | null = null;
  let unseen: string | null = null;
  let tellView: (() => void) | undefined;
  const viewKnown = new Promise<void>((resolve) => {
    tellView = resolve;
  });
  let saving: ReturnType<typeof setTimeout> | undefined;
  let hovering: ReturnType<typeof setTimeout> | undefined;
  let isMoving = false;
  /** Where the pointer came to be while the view moved. */
  let passed: Hover | null | undefined;

  const merge = (change: Partial<State>, derive?: (state: State) => Partial<State>) => {
    const next = { ...store.get(), ...change };
    store.set(derive ? { ...change, ...derive(next) } : change);
  };

  const session: Session = {
    store,
    ...fixActions(client, store, () => pull.now()),
    ...editActions(client, store, () => pull.now()),
    ...moveActions(
      store,
      (change) => merge(change, rearrange),
      () => save(),
    ),
    ...connectActions(client, store, (title, changes) => session.edit(title, changes)),
    ...edgeActions(client, store, (title, changes) => session.edit(title, changes)),
    async start() {
      client.on("diagramChanged", ({ state }) => {
        // Not before the view is there by which it is drawn.
        if (state === "ready") void viewKnown.then(() => pull.now());
        else store.set({ status: state });
      });
      client.on("textChanged", () => void loadDetails());
      client.on("selectionChanged", ({ id }) => session.select(id, { show: true }));
      client.on("positionsChanged", ({ positions }) => session.takePositions(positions));
      client.on("runAction", ({ id, action }) => {
        session.select(id, { show: true });
        runAction(session, action, { type: "node", id });
      });
      client.on("command", ({ name }) => {
        if (name === "fit") camera?.fit();
        else if (name === "tidy") session.tidy();
        else if (name === "search") for (const handler of searchWanted) handler();
        else camera?.takeFocus();
      });
      try {
        const ready = client.request("ready", {});
        // Along with it: an answer on its own would come a good deal later, or after an analysis that is still under way.
        pull.ahead();
        const { view, state, folder } = await ready;
        const { viewport, opened, ...rest } = view ?? { ...store.get().view, viewport: undefined, opened: [] };
        lists.restore(opened);
        store.set({ folder, view: rest, viewport, status: state === "ready" ? "loading" : state });
        await pull.now();
        if (state === "empty" && !store.get().diagram?.nodes.length) store.set({ status: state });
      } catch (error) {
        log(`start: ${String(error)}`);
        store.set({ status: "failed", failure: error instanceof Error ? error.message : String(error) });
      } finally {
        tellView?.();
      }
    },
    select(id, options = {}) {
      if (!store.get().diagram) {
        early = id;
        return;
      }
      const known = id !== null && store.get().arranged?.nodes.has(id) ? id : null;
      if (id !== null && known === null && !store.get().diagram?.nodes.some((it) => it.id === id)) return;
      if (store.get().selection !== id) {
        merge(
          { selection: id, edge: null, details: null, tab: null, fix: null, ...(id ? { focus: known ?? id } : {}) },
          relight,
        );
        void loadDetails();
      }
      if (known !== null && options.show) {
        if (camera) camera.show(known);
        else unseen = known;
      }
      if (id !== null && options.reveal) session.reveal(id, undefined, options.reveal === "focus");
    },
    reveal(id, field, focus = false) {
      void session.tell("reveal", { id, ...(field === undefined ? {} : { field }), focus });
    },
    viewMoves(moves) {
      isMoving = moves;
      if (!moves && passed !== undefined) session.hover(passed);
      passed = undefined;
    },
    hover(hover) {
      if (isMoving) {
        passed = hover;
        return;
      }
      clearTimeout(hovering);
      const go = () => {
        // What is dragged says itself what it would come to.
        if (hover && store.get().connecting?.by === "pointer") return;
        if (hover && isMoving) return;
        const before = store.get().hover;
        if (before?.node === hover?.node && before?.row === hover?.row && before?.edge === hover?.edge) return;
        merge({ hover }, relight);
      };
      // A pointer that only passes by must not make the whole picture flicker.
      if (hover && store.get().hover) go();
      else hovering = setTimeout(go, HOVER_AFTER);
    },
    setCompact(compact) {
      if (store.get().compact !== compact) merge({ compact }, rearrange);
    },
    focus: (focus, keyboard) =>
      merge({ focus, keyboard, ...(focus === store.get().focus ? {} : { edge: null }) }, relight),
    setView(change) {
      merge({ view: { ...store.get().view, ...change } }, rearrange);
      save();
    },
    setViewport(viewport) {
      store.set({ viewport });
      save();
    },
    toggleFold(id) {
      const { collapsed } = store.get().view;
      const folded = collapsed.includes(id);
      session.setView({ collapsed: folded ? collapsed.filter((it) => it !== id) : [...collapsed, id] });
    },
    openRows: (id) => lists.open(id),
    closeRows: (id) => lists.close(id),
    search: (query) => find.search(query),
    cycle(step) {
      const { matches, match } = store.get();
      if (!matches.length) return;
      const next = (match < 0 && step < 0 ? matches.length - 1 : match + step + matches.length) % matches.length;
      const id = matches[next];
      const row = id === undefined ? undefined : store.get().hits.get(id);
      store.set({ match: next, seek: id !== undefined && row !== undefined ? { node: id, row } : null });
      if (id !== undefined && row !== undefined && !store.get().opened.has(id)) lists.open(id);
      if (id !== undefined) session.select(id, { show: true });
      const title = id === undefined ? undefined : store.get().arranged?.nodes.get(id)?.node.title;
      session.announce(`${title}, match ${next + 1} of ${matches.length}`);
    },
    setTab: (tab) => store.set({ tab }),
    openFixes() {
      if (!store.get().view.detailsOpen) session.setView({ detailsOpen: true });
      store.set({ tab: "findings", wantsFixes: true });
    },
    announce: (announcement) => store.set({ announcement }),
    async tell(method, params) {
      try {
        return await client.request(method, params);
      } catch (error) {
        log(`${method}: ${String(error)}`);
        session.announce(error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    attach(next) {
      camera = next;
      if (next && unseen !== null) next.show(unseen);
      if (next) unseen = null;
    },
    get camera() {
      return camera;
    },
    onSearchWanted(handler) {
      searchWanted.add(handler);
      return () => searchWanted.delete(handler);
    },
    dispose() {
      clearTimeout(saving);
      clearTimeout(hovering);
      find.dispose();
      client.dispose();
    },
  };

  const pull: Puller = puller(client, store, log, (before) => {
    const state = store.get();
    const gone = state.selection !== null && !state.diagram?.nodes.some((it) => it.id === state.selection);
    if (gone) store.set({ selection: null, details: null, fix: null });
    merge({}, rearrange);
    announceUpdate(store, before);
    if (early !== null) session.select(early, { show: true });
    early = null;
    if (!gone) void loadDetails();
    lists.refresh();
    find.refresh();
  });
  const find = finder(client, store, log);
  const lists = rowLists(
    store,
    (id) => session.tell("getDetails", { id }),
    (opened) => merge({ opened }, rearrange),
    save,
  );

  async function loadDetails(): Promise<void> {
    const id = store.get().selection;
    if (id === null) return;
    const details = await session.tell("getDetails", { id });
    if (store.get().selection === id && details !== undefined) store.set({ details });
  }

  function save(): void {
    clearTimeout(saving);
    saving = setTimeout(() => {
      const { view, viewport } = store.get();
      void session.tell("saveView", { ...view, opened: lists.ids(), ...(viewport ? { viewport } : {}) });
    }, SAVE_AFTER);
  }

  return session;
}
