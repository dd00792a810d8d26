/** Text of a config as the value of a change, for fixes that move or repeat a part of it. */
import type { ChangeValue } from "../model/change";
import type { Resource } from "../model/resource";
import type { Value } from "../model/value";
import type { Topology } from "../topology/topology";

/**
 * A value as a change writes it: references lead to the same resource. Undefined where the copy would say something else
 * than the text: an expression, a variable, something that may have more to it.
 */
export function copyOf(topology: Topology, owner: Resource, value: Value, path: string): ChangeValue | undefined {
  if (value.via !== undefined) return undefined;
  switch (value.type) {
    case "scalar":
      return value.value;
    case "reference": {
      const end = topology.out(owner.id).find((it) => it.field === path)?.to;
      const target = end === undefined ? undefined : topology.get(end);
      if (target) return target.many || target.key ? undefined : { ref: target.id };
      return value.target.by === "link" ? value.target.link : undefined;
    }
    case "list": {
      if (value.open !== undefined) return undefined;
      const items: ChangeValue[] = [];
      for (const [index, item] of value.items.entries()) {
        const copy = copyOf(topology, owner, item, `${path}[${index}]`);
        if (copy === undefined) return undefined;
        items.push(copy);
      }
      return items;
    }
    case "object": {
      if (value.open !== undefined) return undefined;
      const fields: Record<string, ChangeValue> = {};
      for (const [name, item] of Object.entries(value.fields)) {
        const copy = copyOf(topology, owner, item, path === "" ? name : `${path}.${name}`);
        if (copy === undefined) return undefined;
        fields[name] = copy;
      }
      return fields;
    }
    default:
      return undefined;
  }
}
