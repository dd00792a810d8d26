/** Which resources go by other ids after changes: new names, with no resource coming or going. */
import type { Change } from "../model/change";
import type { Resource } from "../model/resource";

/** Old ids to new ones; none where resources come or go, as it cannot be told then which is which. */
export function renamedBy(
  changes: readonly Change[],
  before: readonly Resource[],
  after: readonly Resource[],
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const isNew = ({ op }: Change) => op === "addResource" || op === "removeResource";
  if (before.length !== after.length || changes.some(isNew) || !changes.some(mayRename)) return renamed;
  before.forEach((was, index) => {
    const now = after[index];
    if (now && now.id !== was.id && now.kind === was.kind) renamed.set(was.id, now.id);
  });
  return renamed;
}

/** In what the API prints, and in Config Connector, the name is the identity. */
function mayRename(change: Change): boolean {
  return change.op === "rename" || (change.op === "setField" && change.field === "name");
}
