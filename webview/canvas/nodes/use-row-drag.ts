/** Dragging a route rule onto another one of its path matcher, on the node itself: it is tried before that one from then on. */
import type { DragEvent } from "react";
import { actOnRoutes } from "../../state/routes";
import { useSession } from "../../state/use-app";

const dragType = "application/x-lb-topology-route";

/** Props of a row; none where its order means nothing (path rules are tried by length, defaults last). */
export function useRowDrag(node: string, row: string) {
  const session = useSession();
  const rule = ruleOf(row);
  if (rule === undefined) return {};
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      // A connection is drawn from the port at the row's end.
      if (document.elementsFromPoint(event.clientX, event.clientY).some((it) => it.matches(".lb-row-port"))) {
        event.preventDefault();
        return;
      }
      event.dataTransfer.setData(dragType, JSON.stringify({ node, rule }));
      // What is dragged can be read only when it is dropped: its matcher stands in a type of its own.
      event.dataTransfer.setData(matcherType(node, rule), "");
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(matcherType(node, rule).toLowerCase())) return;
      event.preventDefault();
      event.currentTarget.setAttribute("data-drop", "");
    },
    onDragLeave: (event: DragEvent) => event.currentTarget.removeAttribute("data-drop"),
    onDrop(event: DragEvent) {
      event.currentTarget.removeAttribute("data-drop");
      const dragged: unknown = JSON.parse(event.dataTransfer.getData(dragType) || "null");
      if (typeof dragged !== "object" || dragged === null || !("rule" in dragged)) return;
      const { rule: moved } = dragged;
      if (typeof moved !== "string") return;
      event.preventDefault();
      const rows = session.store.get().arranged?.nodes.get(node)?.rows ?? [];
      const rules = [...new Set(rows.flatMap((it) => ruleOf(it.id) ?? []))].filter(
        (it) => matcherType(node, it) === matcherType(node, rule),
      );
      const by = rules.indexOf(rule) - rules.indexOf(moved);
      if (by !== 0 && rules.includes(moved)) void actOnRoutes(session, node, { do: "move", path: moved, by });
    },
  };
}

function ruleOf(row: string): string | undefined {
  return /^pathMatchers\[\d+\]\.routeRules\[\d+\]/.exec(row)?.[0];
}

function matcherType(node: string, rule: string): string {
  const text = `${node} ${rule.replace(/\.routeRules.*/, "")}`;
  return `${dragType}-${[...text].map((it) => it.charCodeAt(0).toString(16)).join("")}`;
}
