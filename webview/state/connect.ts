/** Gestures that connect: by dragging, and the same by choosing from lists. Whether they may be, the host says. */
import type {
  ConnectionSource,
  ConnectionTarget,
  ConnectionWay,
  JudgedConnection,
} from "../../src/core/editing/connection-model";
import type { Client } from "../../src/protocol/channel";
import { type Connecting, type Over, overKey, questionFor } from "./connecting";
import type { EditActions } from "./edits";
import type { PickItem } from "./picker";
import type { State } from "./state";
import type { Store } from "./store";

export interface ConnectActions {
  /** Begins to look for the other end. */
  beginConnect(source: ConnectionSource, by: Connecting["by"], origin: Connecting["origin"]): void;
  /** The pointer is over a node or a row, or over nothing. */
  overConnect(over: Over | null): void;
  /** Ends a drag: on a node it connects, on nothing those who listen are told. */
  dropConnect(over: Over | null, point: { readonly x: number; readonly y: number }): void;
  cancelConnect(): void;
  /** Lists what a resource can be connected as, then to what. */
  openConnect(source: ConnectionSource): void;
  closePicker(): void;
  /** Called when something was dropped where nothing is: a place to add what fits. */
  onDroppedOnNothing(handler: (source: ConnectionSource, point: { x: number; y: number }) => void): () => void;
}

/** Targets asked about at a time, so that an answer never takes long. */
const BATCH = 60;
/** While something is dragged, what comes into view is asked about. */
const LOOK_AGAIN = 200;
/** A list shows that many; those further down are judged when they are chosen. */
const LISTED = 200;

export function connectActions(client: Client, store: Store<State>, edit: EditActions["edit"]): ConnectActions {
  const dropped = new Set<Parameters<ConnectActions["onDroppedOnNothing"]>[0]>();
  let run = 0;

  const nameOf = (id: string) => store.get().diagram?.nodes.find((it) => it.id === id)?.title ?? id;
  const say = (announcement: string) => store.set({ announcement });
  const change = (more: Partial<Connecting>) => {
    const { connecting } = store.get();
    if (connecting) store.set({ connecting: { ...connecting, ...more } });
  };
  const failed = (error: unknown) => say(error instanceof Error ? error.message : String(error));
  const take = (targets: readonly ConnectionTarget[]) => {
    const { connecting } = store.get();
    if (!connecting) return;
    const verdicts = new Map(connecting.verdicts);
    for (const { id, ...verdict } of targets) verdicts.set(id, verdict);
    store.set({ connecting: { ...connecting, verdicts } });
  };

  /**
   * Judges what there was no time for until the gesture is over: while something is dragged, of the nodes on the page, of
   * a list the upper part.
   */
  async function judgeRest(source: ConnectionSource, mine: number, learned: () => void): Promise<void> {
    let judged = 0;
    for (;;) {
      const { connecting } = store.get();
      if (mine !== run || !connecting) return;
      const open = [...connecting.verdicts].flatMap(([id, it]) => (it.state === "open" ? [id] : []));
      if (open.length === 0) return;
      const asked = connecting.by === "pointer" ? open.filter(isOnPage) : judged < LISTED ? open : [];
      const only = asked.slice(0, BATCH);
      if (only.length === 0 && connecting.by === "keyboard") return;
      if (only.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
        continue;
      }
      const { targets } = await client.request("getTargets", { source, only });
      if (mine !== run) return;
      const answers = targets.filter((it) => it.state !== "open");
      judged += answers.length;
      take(answers);
      learned();
      // Each answer holds one more at least; a host that judges none will not judge any.
      if (answers.length === 0) return;
    }
  }

  async function ask(source: ConnectionSource, learned: (ways: readonly { id: string; label: string }[]) => void) {
    run += 1;
    const mine = run;
    try {
      const first = store.get().connecting?.by === "pointer" ? idsOnPage() : [];
      const { targets, otherwise, ways } = await client.request("getTargets", { source, first });
      if (mine !== run) return;
      change({ otherwise, known: true });
      take(targets);
      learned(ways);
      await judgeRest(source, mine, () => learned(ways));
    } catch (error) {
      failed(error);
    }
  }

  async function judge(over: Over, source: ConnectionSource): Promise<JudgedConnection> {
    const answer = await client.request("judgeConnection", questionFor(source, over));
    const { connecting } = store.get();
    if (connecting?.source === source) change({ judged: new Map(connecting.judged).set(overKey(over), answer) });
    return answer;
  }

  async function carryOut(way: ConnectionWay, version: number | null): Promise<void> {
    if (version !== store.get().version) {
      refuse(way.title, "The text changed in the meantime. Look again, then repeat.");
      return;
    }
    if (way.state === "asks") {
      const errors = [{ rule: "", message: way.reason ?? "", resource: "" }];
      store.set({
        edit: { status: "asking", title: way.title, changes: way.changes, errors },
        announcement: way.reason ?? "",
      });
      return;
    }
    if (await edit(way.title, way.changes)) say([`${way.title}.`, ...way.notes].join(" "));
  }

  function refuse(title: string, reason: string): void {
    store.set({ edit: { status: "refused", title, reason }, announcement: reason });
  }

  /** Connects in the only way that there is, or lets choose among several. */
  async function connect(source: ConnectionSource, over: Over): Promise<void> {
    try {
      const { version } = store.get();
      const { ways, reason } = await judge(over, source);
      // Where the rules leave one way only, that is meant.
      const open = ways.filter((it) => it.state !== "refused");
      const [only, ...others] = open.length === 1 ? open : ways;
      if (!only) refuse("Connect", reason ?? "These cannot be connected.");
      else if (others.length === 0) await carryOut(only, version);
      else
        store.set({
          picking: {
            title: `${nameOf(source.id)} and ${nameOf(over.id)}: connect as`,
            placeholder: "Which requests, or which field",
            items: ways.map((it) => itemOfWay(it)),
            pick(id) {
              store.set({ picking: null });
              const way = ways.find((it) => it.id === id);
              if (way) void carryOut(way, version);
            },
          },
        });
    } catch (error) {
      failed(error);
    }
  }

  function begin(source: ConnectionSource, by: Connecting["by"], origin: Connecting["origin"]): Connecting {
    const nothing = { known: false, verdicts: new Map(), otherwise: {}, over: null, judged: new Map() };
    return { source, by, origin, ...nothing };
  }

  function end(): void {
    run += 1;
    store.set({ connecting: null });
  }

  function listTargets(source: ConnectionSource, as: string): void {
    store.set({ connecting: begin(source, "keyboard", { x: 0, y: 0 }) });
    const list = (isFirst: boolean) => {
      const { connecting, picking, diagram } = store.get();
      if (!connecting || connecting.source !== source || (!isFirst && !picking)) return;
      const byId = new Map(diagram?.nodes.map((it) => [it.id, it]));
      const items = [...connecting.verdicts].flatMap(([id, verdict]): PickItem[] => {
        const node = byId.get(id);
        if (!node) return [];
        const detail = [node.kindLabel, node.scope].filter(Boolean).join(", ");
        return [{ id, label: node.title, detail, ...noteOf(verdict), state: verdict.state }];
      });
      store.set({
        picking: {
          title: `Connect ${nameOf(source.id)}${as ? ` (${as})` : ""} to`,
          placeholder: "Type a name or a kind",
          items,
          pick(id) {
            const state = connecting.verdicts.get(id);
            if (state?.state === "impossible" || state?.state === "present") return say(state.reason ?? "");
            store.set({ picking: null });
            end();
            void connect(source, { id });
          },
        },
      });
    };
    list(true);
    void ask(source, () => list(false));
  }

  return {
    beginConnect(source, by, origin) {
      store.set({ connecting: begin(source, by, origin), edit: null, picking: null });
      void ask(source, () => undefined);
    },
    overConnect(over) {
      const { connecting } = store.get();
      if (!connecting) return;
      const { over: before, source, judged } = connecting;
      if (before?.id === over?.id && before?.row === over?.row) return;
      change({ over });
      if (over && over.id !== source.id && !judged.has(overKey(over))) judge(over, source).catch(failed);
    },
    dropConnect(over, point) {
      const { connecting } = store.get();
      if (!connecting) return;
      const { source } = connecting;
      end();
      if (over && over.id !== source.id) void connect(source, over);
      else if (!over) for (const handler of dropped) handler(source, point);
    },
    cancelConnect: end,
    openConnect(source) {
      store.set({ connecting: begin(source, "keyboard", { x: 0, y: 0 }), edit: null });
      let isOpen = false;
      void ask(source, (ways) => {
        if (isOpen) return;
        isOpen = true;
        const [only, ...others] = ways;
        if (others.length === 0) {
          const chosen = only ? { ...source, way: only.id } : source;
          return listTargets(chosen, inSentence(only?.label ?? ""));
        }
        end();
        store.set({
          picking: {
            title: `Connect ${nameOf(source.id)} as`,
            placeholder: "What it is to be connected as",
            items: ways,
            pick(id) {
              listTargets({ ...source, way: id }, inSentence(ways.find((it) => it.id === id)?.label ?? ""));
            },
          },
        });
      });
    },
    closePicker() {
      store.set({ picking: null });
      if (store.get().connecting?.by === "keyboard") end();
    },
    onDroppedOnNothing(handler) {
      dropped.add(handler);
      return () => dropped.delete(handler);
    },
  };
}

/** Nodes out of view are not on the page. */
function isOnPage(id: string): boolean {
  return document.querySelector(`[data-node="${CSS.escape(id)}"]`) !== null;
}

function idsOnPage(): string[] {
  return [...document.querySelectorAll<HTMLElement>("[data-node]")].flatMap((it) => it.dataset.node ?? []);
}

/** "URL map" stays as it is. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function itemOfWay(way: ConnectionWay): PickItem {
  const notes = [way.reason, ...way.notes].filter((it) => it !== undefined);
  return {
    id: way.id,
    label: way.label,
    state: way.state,
    ...(notes.length > 0 ? { note: notes.join(" ") } : {}),
    ...(way.rule === undefined ? {} : { rule: way.rule }),
  };
}

function noteOf({ reason, rule }: { readonly reason?: string | undefined; readonly rule?: string | undefined }) {
  return { ...(reason === undefined ? {} : { note: reason }), ...(rule === undefined ? {} : { rule }) };
}
