/** Values as the command line's JSON has them: what they evaluate to, `{"ref": id}` or `{"unknown": "why"}`. */
import type { Resource } from "../core/model/resource";
import { formatPath, type Value } from "../core/model/value";
import type { Topology } from "../core/topology/topology";

/** How values of a resource are told, each with the path at which it stands. */
export function valueJson(topology: Topology, resource: Resource): (value: Value, path: string) => unknown {
  const targets = new Map(topology.out(resource.id).map((it) => [it.field, it.to]));
  const jsonOf = (value: Value, path: string): unknown => {
    switch (value.type) {
      case "scalar": {
        const to = targets.get(path);
        return to !== undefined && topology.get(to) ? { ref: to } : value.value;
      }
      case "unknown":
        return { unknown: value.reason };
      case "list": {
        const items = value.items.map((it, index) => jsonOf(it, `${path}[${index}]`));
        return value.open === undefined ? items : [...items, { unknown: value.open }];
      }
      case "object":
        return Object.fromEntries(
          Object.entries(value.fields).map(([key, it]) => [key, jsonOf(it, member(path, key))]),
        );
      case "reference": {
        const to = targets.get(path);
        if (to !== undefined && topology.get(to)) return { ref: to };
        if (value.value !== undefined) return value.value;
        if (value.target.by === "link") return value.target.link;
        const ghost = to === undefined ? undefined : topology.ghost(to);
        return { unknown: ghost?.reason ?? "reference to something outside" };
      }
    }
  };
  return jsonOf;
}

/** `labels["a.b"]`: names that are no words are quoted. */
export function member(path: string, name: string): string {
  const own = formatPath([name]);
  return path === "" || own.startsWith("[") ? `${path}${own}` : `${path}.${own}`;
}
