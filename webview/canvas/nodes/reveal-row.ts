/** Shows a row's own text: a route's field in its URL map, an endpoint's own block or its entry in a list. */
import type { DiagramRow } from "../../../src/core/diagram/model";
import type { Session } from "../../state/session";

export async function revealRow(session: Session, node: string, row: DiagramRow): Promise<void> {
  session.select(node);
  if (row.type !== "endpoint") {
    session.reveal(node, row.id);
    return;
  }
  // An endpoint is a resource of its own, or an entry ("id/field") of one that lists several.
  const whole = await session.tell("reveal", { id: row.id, focus: false });
  if (whole?.shown) return;
  const slash = row.id.lastIndexOf("/");
  const entry =
    slash > 0
      ? await session.tell("reveal", { id: row.id.slice(0, slash), field: row.id.slice(slash + 1), focus: false })
      : undefined;
  if (!entry?.shown) session.reveal(node);
}
