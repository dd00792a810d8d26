/** Which names are taken, for fixes that add resources. */
import type { Kind } from "../kinds/kind";
import type { Topology } from "../topology/topology";
import { whole } from "./islands";

const memory = new WeakMap<Topology, Map<Kind, ReadonlySet<string>>>();

/** Whether some resource of a kind has a name, wherever in the workspace. */
export function isTaken(topology: Topology, kind: Kind, name: string): boolean {
  const all = whole(topology);
  const kinds = memory.get(all) ?? new Map<Kind, ReadonlySet<string>>();
  memory.set(all, kinds);
  const names = kinds.get(kind) ?? new Set(all.all(kind).map((it) => it.name));
  kinds.set(kind, names);
  return names.has(name);
}

/** The names of some kinds as a text: what a local rule that asks for them depends on. */
export function namesOf(topology: Topology, ...kinds: Kind[]): string {
  const texts = told.get(topology) ?? new Map<string, string>();
  told.set(topology, texts);
  const key = kinds.join(" ");
  let text = texts.get(key);
  if (text === undefined) {
    text = topology
      .all(...kinds)
      .map((it) => `${it.kind} ${it.name}`)
      .join("\n");
    texts.set(key, text);
  }
  return text;
}

/** Several rules ask for the same names. */
const told = new WeakMap<Topology, Map<string, string>>();
