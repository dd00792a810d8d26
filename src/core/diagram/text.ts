/** Values and scopes in words, for nodes, rows and details. */
import type { Resource, Scope } from "../model/resource";
import { type Origin, type Value, valueAt } from "../model/value";
import type { Topology } from "../topology/topology";

/** A value in words: its text when known, the name it refers to, or the expression that hides it. */
export function textOf(value: Value | undefined): string {
  if (value === undefined) return "";
  switch (value.type) {
    case "scalar":
      return String(value.value);
    case "reference":
      return value.value === undefined ? referenceText(value.target) : String(value.value);
    case "unknown":
      return value.expression;
    case "list":
      return `${value.items.map(textOf).join(", ")}${value.open === undefined ? "" : value.items.length ? ", …" : "…"}`;
    case "object":
      return Object.entries(value.fields)
        .map(([key, it]) => `${key}: ${textOf(it)}`)
        .join(", ");
  }
}

function referenceText(target: Extract<Value, { type: "reference" }>["target"]): string {
  if (target.by === "address") return target.instance ?? target.address;
  if (target.by === "object") return target.address;
  if (target.by === "link") return target.link.split("/").at(-1) ?? target.link;
  return target.name;
}

/** Text of one field of a resource; empty when it is not set. */
export function fieldText(resource: Resource, path: string): string {
  return textOf(valueAt(resource.fields, path));
}

/** "global", "europe-west1", "europe-west1-b", or what is missing. */
export function scopeText(scope: Scope): string {
  if (scope.level === "global") return "global";
  if (scope.level === "unknown") return "scope unknown";
  return scope.name ?? `${scope.level} unknown`;
}

/** The steps by which a value came, nearest first: "local.https", "var.region (default)". */
export function originText(via: readonly Origin[] | undefined): string | undefined {
  return via?.length ? via.map((it) => it.what).join(" ← ") : undefined;
}

/** "1 endpoint", "12 endpoints". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Name of a resource or ghost. */
export function nameOf(topology: Topology, id: string): string {
  return topology.get(id)?.name ?? topology.ghost(id)?.name ?? id;
}
