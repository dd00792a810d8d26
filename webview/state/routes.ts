/** A gesture at a URL map's routes: planned by the host, then carried out like any other edit. */
import type { RouteGesture } from "../../src/core/editing/routes/route-model";
import type { Session } from "./session";

/** True when it is done. What cannot be done is said where refused edits are. */
export async function actOnRoutes(session: Session, id: string, gesture: RouteGesture): Promise<boolean> {
  // Only route rules have an order that means something; of others the texts change places, with their comments.
  if (gesture.do === "move" && !/\.routeRules\[\d+\]$/.test(gesture.path)) {
    const by = gesture.by < 0 ? -1 : 1;
    const title = `Moved ${by < 0 ? "up" : "down"}`;
    return session.editForm(title, { op: "moveItem", resource: id, field: gesture.path, by });
  }
  const plan = await session.tell("planRoutes", { id, gesture });
  if (!plan) return false;
  if (plan.ok) return session.edit(plan.title, plan.changes);
  session.store.set({
    edit: { status: "refused", title: "Routes", reason: plan.reason },
    announcement: plan.reason,
  });
  return false;
}
