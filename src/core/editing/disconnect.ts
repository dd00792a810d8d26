/** The references of a resource and to it, with what takes each away and what that leaves behind. */
import { carrierOf } from "../changes/roads";
import { nameOf } from "../diagram/text";
import { kindSpec } from "../kinds/registry";
import { instancesOf } from "../queries/places";
import { drawnOnce } from "../topology/drawn-once";
import type { Edge, Topology } from "../topology/topology";
import type { Connection } from "./connection-model";
import { ownExpression } from "./expression-behind";
import { labelOf } from "./slots";
import { article, capital, readOnlyText } from "./words";

/**
 * What a resource refers to, in text order, then what refers to it. References to what the diagram never shows are left
 * out, and those that a test expects.
 */
export function connectionsOf(all: Topology, id: string): Connection[] {
  const topology = drawnOnce(all);
  const isShown = (other: string) => {
    const kind = topology.get(other)?.kind ?? topology.ghost(other)?.kind;
    return kind === undefined || kindSpec(kind).column !== "none";
  };
  const out = topology.out(id).filter((it) => isShown(it.to));
  const into = topology.into(id).filter((it) => isShown(it.from));
  return [...out, ...into].filter((it) => it.route?.type !== "test").flatMap((it) => connection(topology, it) ?? []);
}

function connection(topology: Topology, edge: Edge): Connection | undefined {
  const from = topology.get(edge.from);
  // A module that cannot be read refers to what it is given: there is no text to edit.
  if (!from) return undefined;
  const to = nameOf(topology, edge.to);
  const gone = carrierOf(from.kind, edge.field);
  return {
    edge: edge.id,
    from: edge.from,
    to: edge.to,
    field: edge.field,
    label: labelOf(from, edge.field, edge.role),
    title: `Disconnected ${from.name} from ${to}`,
    changes: [{ op: "removeField", resource: from.id, field: gone }],
    leaves: from.readOnly === undefined ? leaves(topology, edge, gone) : [readOnlyText(from)],
  };
}

function leaves(topology: Topology, edge: Edge, gone: string): string[] {
  const from = topology.get(edge.from);
  const to = topology.get(edge.to);
  const rest = topology.into(edge.to).filter((it) => it.id !== edge.id && it.route?.type !== "test");
  const count = from ? instancesOf(topology, from).length : 1;
  const via = ownExpression(edge.value);
  return [
    ...(gone === edge.field ? [] : [`${capital(itemWord(edge.role))} goes with all that it says.`]),
    ...(to && rest.length === 0 ? [`Nothing else refers to ${to.name}.`] : []),
    ...(from && required(edge) ? [`${capital(article(from.kind))} needs one: connect ${from.name} to another.`] : []),
    ...(from && count > 1 ? [`Changes all ${count} instances of ${from.address}.`] : []),
    ...(via === undefined ? [] : [`It is set by ${via}, which goes from here.`]),
  ];
}

function itemWord(role: string): string {
  if (role === "backend") return "the backend";
  if (role === "weightedBackendService") return "the share";
  return role === "service" ? "the rule" : "the entry";
}

/** References without which a resource leads nowhere. */
function required({ role, field }: Edge): boolean {
  return (
    role === "target" || role === "urlMap" || field === "backendService" || (role === "service" && field === "service")
  );
}
