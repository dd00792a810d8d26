/** The actions of this folder: add, duplicate, rename, delete, and ways to the text. */

import type { Session } from "../state/session";
import { type Action, registerAction } from "./actions";
import { beginDelete } from "./delete-node";
import type { Target } from "./popup";

const nodeOf = (session: Session, target: Target) =>
  target.type === "node" ? session.store.get().diagram?.nodes.find((it) => it.id === target.id) : undefined;
const isResource = (session: Session, target: Target) => {
  const node = nodeOf(session, target);
  return node !== undefined && node.ghost === undefined;
};
const edgeOf = (session: Session, target: Target) =>
  target.type === "edge" ? session.store.get().diagram?.edges.find((it) => it.id === target.id) : undefined;

const own: readonly Action[] = [
  {
    id: "reveal",
    label: "Show in text",
    keys: "Enter",
    order: 10,
    applies: (session, target) => nodeOf(session, target) !== undefined || edgeOf(session, target) !== undefined,
    run(session, target) {
      const id = target.type === "node" ? target.id : edgeOf(session, target)?.from;
      if (id !== undefined) session.select(id, { reveal: "focus" });
    },
  },
  {
    id: "add",
    label: "Add…",
    keys: "A",
    order: 20,
    applies: (session, target) => target.type === "canvas" || target.type === "lane" || isResource(session, target),
    run(session, target) {
      const near = target.type === "node" || target.type === "lane" ? target.id : null;
      session.store.set({ popup: { type: "palette", near } });
    },
  },
  {
    id: "new-load-balancer",
    label: "New load balancer…",
    order: 21,
    applies: (_, target) => target.type === "canvas",
    run: (session) => void session.tell("runCommand", { command: "lb-topology.newLoadBalancer" }),
  },
  {
    id: "connect",
    label: "Connect…",
    keys: "C",
    order: 30,
    applies: isResource,
    run(session, target) {
      if (target.type === "node") session.openConnect({ id: target.id });
    },
  },
  {
    id: "disconnect",
    label: "Disconnect…",
    keys: "D",
    order: 31,
    applies: (session, target) => nodeOf(session, target) !== undefined,
    run(session, target) {
      if (target.type === "node") session.openDisconnect(target.id);
    },
  },
  {
    id: "disconnect-edge",
    label: "Disconnect",
    keys: "Del",
    order: 30,
    applies: (session, target) => edgeOf(session, target) !== undefined,
    run(session, target) {
      if (target.type === "edge") session.removeEdge(target.id);
    },
  },
  {
    id: "edit-fields",
    label: "Edit fields…",
    keys: "I",
    order: 34,
    applies: isResource,
    run(session, target) {
      if (target.type !== "node") return;
      session.select(target.id);
      if (!session.store.get().view.detailsOpen) session.setView({ detailsOpen: true });
      session.store.set({ tab: "fields", wantsFields: true });
    },
  },
  {
    id: "edit-routes",
    label: "Edit routes…",
    keys: "R",
    order: 35,
    applies: (session, target) => isResource(session, target) && nodeOf(session, target)?.kind === "UrlMap",
    run(session, target) {
      if (target.type !== "node") return;
      session.select(target.id);
      if (!session.store.get().view.detailsOpen) session.setView({ detailsOpen: true });
      session.store.set({ tab: "connections", wantsRoutes: true });
    },
  },
  {
    id: "duplicate",
    label: "Duplicate…",
    keys: "Ctrl+D",
    order: 40,
    applies: isResource,
    run(session, target) {
      if (target.type === "node") session.store.set({ popup: { type: "duplicate", id: target.id } });
    },
  },
  {
    id: "rename",
    label: "Rename…",
    keys: "F2",
    order: 41,
    applies: isResource,
    run(session, target) {
      if (target.type === "node") session.store.set({ popup: { type: "rename", id: target.id } });
    },
  },
  {
    id: "delete",
    label: "Delete…",
    keys: "Del",
    order: 50,
    applies: isResource,
    run(session, target) {
      if (target.type === "node") void beginDelete(session, target.id);
    },
  },
  {
    id: "go-left",
    label: "Go to where it comes from",
    order: 60,
    applies: (session, target) => edgeOf(session, target) !== undefined,
    run(session, target) {
      const edge = edgeOf(session, target);
      if (edge) session.select(edge.from, { show: true });
    },
  },
  {
    id: "go-right",
    label: "Go to where it leads",
    order: 61,
    applies: (session, target) => edgeOf(session, target) !== undefined,
    run(session, target) {
      const edge = edgeOf(session, target);
      if (edge) session.select(edge.to, { show: true });
    },
  },
  {
    id: "fit",
    label: "Fit the diagram",
    keys: "0",
    order: 70,
    applies: (_, target) => target.type === "canvas",
    run: (session) => session.camera?.fit(),
  },
];

for (const action of own) registerAction(action);
