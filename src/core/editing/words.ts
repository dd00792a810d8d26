/** Sentences about why two things cannot be connected. */
import { roadsBetween } from "../changes/roads";
import type { Kind } from "../kinds/kind";
import { allKinds, kindSpec } from "../kinds/registry";
import type { Resource } from "../model/resource";
import type { Topology } from "../topology/topology";

const roads = new Map<string, boolean>();

/** Whether resources of two kinds can refer to each other, whichever way. */
export function areConnectable(one: Kind, other: Kind): boolean {
  const key = `${one} ${other}`;
  let known = roads.get(key);
  if (known === undefined) {
    known = roadsBetween(one, other).length > 0 || roadsBetween(other, one).length > 0;
    roads.set(key, known);
  }
  return known;
}

const texts = new Map<string, string>();

/** Why kinds have no connection, and by way of what they have one. */
export function unconnectedText(one: Kind, other: Kind): string {
  const key = `${one} ${other}`;
  const text = texts.get(key) ?? explain(one, other);
  texts.set(key, text);
  return text;
}

function explain(one: Kind, other: Kind): string {
  if (one === other) return `${kindSpec(one).plural} do not refer to each other.`;
  const between = (from: Kind, to: Kind) =>
    allKinds.filter(
      (it) => it.column !== "none" && roadsBetween(from, it.kind).length > 0 && roadsBetween(it.kind, to).length > 0,
    );
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const middle = between(from, to).filter((it) => it.kind !== from && it.kind !== to);
    const [first] = middle;
    if (!first) continue;
    const names = [...new Set(middle.map((it) => article(it.kind)))];
    const way = names.length > 2 && first.column === "targetProxy" ? "a target proxy" : names.join(" or ");
    return `${capital(article(from))} leads to ${article(to)} by way of ${way}, not directly.`;
  }
  return `${capital(article(one))} and ${article(other)} have nothing that connects them.`;
}

/** Why something that is not declared here can be no end of a connection. */
export function outsideText(topology: Topology, id: string): string {
  const ghost = topology.ghost(id);
  if (!ghost) return "It is not there any more.";
  if (ghost.state === "dangling") return `${ghost.name} is declared nowhere, so nothing can be connected to it.`;
  return `${ghost.name} stands outside these files (${ghost.reason}), so only the text can name it.`;
}

/** Why one resource's text cannot be edited. */
export function readOnlyText({ name, readOnly }: Resource): string {
  return `${name} cannot be edited: ${readOnly}.`;
}

export function article(kind: Kind): string {
  const { label } = kindSpec(kind);
  const text = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return `${/^([aeio]|SSL|HTTP)/.test(text) ? "an" : "a"} ${text}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
