/** Names for new resources: what to suggest, and what will not do. */
import { checkAnswer } from "../../changes/answers";
import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { Resource } from "../../model/resource";
import type { Topology } from "../../topology/topology";

const endings =
  /-(?:backend-service|backend|service|url-map|urlmap|map|(?:https?|tcp|ssl)-proxy|proxy|forwarding-rule|rule|neg|group|check|cert|certificate|bucket|policy|address)$/;

/** A free name in the manner of the neighbour's: `shop-backend` beside `shop-map`. */
export function suggestName(topology: Topology, kind: Kind, near: Resource | undefined, ending: string): string {
  const own = plainName(near?.name ?? "web");
  const stem = own.replace(endings, "") || own;
  return freeName(topology, kind, `${stem.slice(0, 60 - ending.length)}-${ending}`);
}

/** The name itself, or with the first number that makes it free. */
export function freeName(topology: Topology, kind: Kind, name: string): string {
  const taken = new Set(topology.all(kind).map((it) => it.name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name.slice(0, 63).replace(/-+$/, "") : `${name.slice(0, 58)}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** What is wrong with a name for a new resource of a kind, as a sentence; undefined when it will do. */
export function refuseName(topology: Topology, kind: Kind, name: string): string | undefined {
  const wrong = checkAnswer("name", name);
  if (wrong !== undefined) return wrong;
  const same = topology.all(kind).find((it) => it.name === name);
  return same && `There is a ${inSentence(kindSpec(kind).label)} ${name} already.`;
}

/** "backend service web". */
export function labelOf({ kind, name }: Pick<Resource, "kind" | "name">): string {
  return `${inSentence(kindSpec(kind).label)} ${name}`;
}

/** A kind's label inside a sentence: "backend service", but "URL map". */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Letters, digits and hyphens: what is left of a label or of a name that is not known. */
function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return plain || "web";
}
