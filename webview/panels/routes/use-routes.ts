import { useEffect, useState } from "react";
import type { NodeDetails } from "../../../src/core/diagram/model";
import type { RouteTable } from "../../../src/core/editing/routes/route-model";
import { useApp, useSession } from "../../state/use-app";

/** The routes of what the details show, kept fresh; null for what has none. An old table stays until the new one is there. */
export function useRoutes({ id, rows }: NodeDetails): RouteTable | null {
  const session = useSession();
  const version = useApp((state) => state.version);
  const isMap = useApp((state) => state.diagram?.nodes.find((it) => it.id === id)?.kind === "UrlMap");
  const [table, setTable] = useState<RouteTable | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the text may have other routes
  useEffect(() => {
    if (!isMap) return;
    let isWanted = true;
    void session.tell("getRoutes", { id }).then((found) => {
      if (isWanted && found !== undefined) setTable(found);
    });
    return () => {
      isWanted = false;
    };
  }, [session, id, isMap, version, rows]);
  return table?.id === id ? table : null;
}
