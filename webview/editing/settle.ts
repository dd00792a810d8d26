/** Where the keyboard goes once an edit is done. */
import type { Change } from "../../src/core/model/change";
import { graphOf } from "../state/derive";
import { type Direction, neighbour } from "../state/navigation";
import type { Session } from "../state/session";

/** Carries out changes and then, also when they had to be confirmed first, calls `done`. */
export async function editAndThen(
  session: Session,
  title: string,
  changes: readonly Change[],
  done: () => void,
): Promise<void> {
  const { version } = session.store.get();
  if (await session.edit(title, changes)) {
    done();
    return;
  }
  if (session.store.get().edit?.status !== "asking") return;
  const stop = session.store.subscribe(() => {
    const now = session.store.get();
    if (now.edit?.status === "asking" || now.edit?.status === "busy") return;
    // Left, refused, or done: then the picture is another, or about to be.
    if (now.edit !== null || now.version !== version) stop();
    if (now.edit === null && now.version !== version) done();
  });
}

/** Goes to the node that was not there before: the one of the kind and name that were asked for, if there are several. */
export function goToNew(session: Session, before: ReadonlySet<string>, kind: string, name: string): void {
  const fresh = session.store.get().diagram?.nodes.filter((it) => !before.has(it.id)) ?? [];
  const node =
    fresh.find((it) => it.kind === kind && it.title === name) ?? fresh.find((it) => it.kind === kind) ?? fresh[0];
  if (!node) {
    if (isFree()) session.camera?.takeFocus();
    return;
  }
  // A certificate or a policy stands in a column that may be hidden.
  if (node.column === "aux" && !session.store.get().view.showAux) session.setView({ showAux: true });
  goTo(session, node.id);
}

export function goTo(session: Session, id: string): void {
  session.select(id, { show: true });
  if (!isFree()) return;
  session.focus(id, true);
  session.camera?.takeFocus();
}

/** Whoever has gone on to type somewhere meanwhile stays there. */
function isFree(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.closest(homes) !== null;
}

const homes = ".lb-canvas, .lb-state, .lb-edit-notice";

/** Ids of all nodes that there are. */
export function nodeIds(session: Session): ReadonlySet<string> {
  return new Set(session.store.get().diagram?.nodes.map((it) => it.id) ?? []);
}

/** The nodes around one, nearest first: what to go to when it is gone. */
export function around(session: Session, id: string): readonly string[] {
  const { arranged, layout } = session.store.get();
  if (!arranged || !layout) return [];
  const ways: readonly Direction[] = ["left", "up", "down", "right"];
  return ways.flatMap((it) => neighbour(arranged, layout, graphOf(arranged.edges), id, it) ?? []);
}
