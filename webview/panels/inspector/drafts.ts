/**
 * What has been typed and not sent yet, by resource and field. Kept apart from the components: it outlives other tabs, other
 * selections, and text that changes meanwhile.
 */
import { createContext, useSyncExternalStore } from "react";
import type { FormField } from "../../../src/core/editing/form-model";
import type { Session } from "../../state/session";
import { createStore, type Store } from "../../state/store";
import { useSession } from "../../state/use-app";

export interface Draft {
  readonly text: string;
  /** What the field said when typing began. */
  readonly base: string;
}

interface Drafts {
  /** By resource and path. */
  readonly typed: ReadonlyMap<string, Draft>;
  /** Fields that are shown though nothing is in them yet, by resource. */
  readonly added: ReadonlyMap<string, readonly string[]>;
  /** Levels whose other fields are being looked at, by resource. */
  readonly judged: ReadonlyMap<string, readonly string[]>;
  /** Parts opened or closed by hand, by resource. */
  readonly toggled: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
}

const stores = new WeakMap<Session, Store<Drafts>>();

function storeOf(session: Session): Store<Drafts> {
  let store = stores.get(session);
  if (!store) {
    store = createStore<Drafts>({ typed: new Map(), added: new Map(), judged: new Map(), toggled: new Map() });
    stores.set(session, store);
  }
  return store;
}

/** What a field says in the text, to tell whether that changed. */
export function baseOf(field: FormField, holder: string): string {
  return `${holder} ${field.state} ${field.text} ${field.from ?? ""}`;
}

/** What tells the item that a field is in from the others of its list: with another one in its place, it is another field. */
export const Holder = createContext("");

const key = (id: string, path: string) => `${id}\n${path}`;

export function useDraft(id: string, path: string): Draft | undefined {
  const { get, subscribe } = storeOf(useSession());
  return useSyncExternalStore(subscribe, () => get().typed.get(key(id, path)));
}

export function setDraft(session: Session, id: string, path: string, draft: Draft | undefined): void {
  const store = storeOf(session);
  const typed = new Map(store.get().typed);
  if (draft) typed.set(key(id, path), draft);
  else if (!typed.delete(key(id, path))) return;
  store.set({ typed });
}

const none: readonly string[] = [];

export function useAdded(id: string): readonly string[] {
  const { get, subscribe } = storeOf(useSession());
  return useSyncExternalStore(subscribe, () => get().added.get(id) ?? none);
}

export function setAdded(session: Session, id: string, path: string, shown: boolean): void {
  const store = storeOf(session);
  const before = store.get().added.get(id) ?? none;
  if (before.includes(path) === shown) return;
  const now = shown ? [...before, path] : before.filter((it) => it !== path);
  store.set({ added: new Map(store.get().added).set(id, now) });
}

const untouched: Readonly<Record<string, boolean>> = {};

export function useToggled(id: string): Readonly<Record<string, boolean>> {
  const { get, subscribe } = storeOf(useSession());
  return useSyncExternalStore(subscribe, () => get().toggled.get(id) ?? untouched);
}

export function toggle(session: Session, id: string, path: string, open: boolean): void {
  const store = storeOf(session);
  const before = store.get().toggled.get(id) ?? untouched;
  store.set({ toggled: new Map(store.get().toggled).set(id, { ...before, [path]: open }) });
}

export function useJudged(id: string): readonly string[] {
  const { get, subscribe } = storeOf(useSession());
  return useSyncExternalStore(subscribe, () => get().judged.get(id) ?? none);
}

export function setJudged(session: Session, id: string, path: string, wanted: boolean): void {
  const store = storeOf(session);
  const before = store.get().judged.get(id) ?? none;
  if (before.includes(path) === wanted) return;
  const now = wanted ? [...before, path] : before.filter((it) => it !== path);
  store.set({ judged: new Map(store.get().judged).set(id, now) });
}
