/** Deletes a node: at once where nothing refers to it, else after the choices were made. */
import type { Deletion } from "../../src/core/editing/adding-model";
import type { Session } from "../state/session";
import { around, editAndThen, goTo, nodeIds } from "./settle";

export async function beginDelete(session: Session, id: string): Promise<void> {
  const asked = await session.tell("getDeletion", { id });
  if (!asked) return;
  if (asked.none !== undefined) {
    refuse(session, asked.title, asked.none);
    return;
  }
  if (asked.uses.length > 0 || asked.orphans.length > 0) session.store.set({ popup: { type: "delete", id } });
  else await carryOut(session, id, {}, []);
}

/** A reason why it cannot be deleted, or undefined when it is under way. */
export async function carryOut(
  session: Session,
  id: string,
  ways: Readonly<Record<string, string>>,
  also: Deletion["orphans"][number]["id"][],
): Promise<string | undefined> {
  const plan = await session.tell("planDeletion", { id, ways, also });
  if (!plan) return undefined;
  if (!plan.ok) return plan.reason;
  const next = around(session, id);
  session.store.set({ popup: null });
  await editAndThen(session, plan.title, plan.changes, () => {
    const there = nodeIds(session);
    const to = next.find((it) => there.has(it));
    if (to !== undefined) goTo(session, to);
    else session.camera?.takeFocus();
  });
  return undefined;
}

export function refuse(session: Session, title: string, reason: string): void {
  session.store.set({ edit: { status: "refused", title, reason }, announcement: reason });
}
