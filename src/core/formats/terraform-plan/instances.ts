/** The resources that a plan or a state lists, instance by instance. */
import { itemsOf, type JsonNode, memberOf } from "../terraform/json/json-tree";

export interface Instance {
  /** With the keys of instances: `module.lb["a"].google_compute_url_map.web[0]`. */
  readonly key: string;
  /** The same without any: `module.lb.google_compute_url_map.web`. */
  readonly address: string;
  /** The module's address with keys, "" for the root module. */
  readonly module: string;
  readonly type: string;
  /** The whole JSON object. */
  readonly node: JsonNode;
  /** What to underline: the value of the address, or of the name. */
  readonly head: JsonNode;
  readonly values: JsonNode | undefined;
}

/** Managed resources of a module of `planned_values` or `values`, and of all modules in it. */
export function instancesIn(module: JsonNode | undefined): Instance[] {
  const found: Instance[] = [];
  const open = module ? [module] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const own = textOf(memberOf(next, "address")) ?? "";
    for (const node of itemsOf(memberOf(next, "resources"))) {
      const address = memberOf(node, "address");
      const type = textOf(memberOf(node, "type"));
      const key = textOf(address);
      if (!address || key === undefined || type === undefined || memberOf(node, "mode")?.value === "data") continue;
      found.push({
        key,
        address: withoutKeys(key),
        module: own,
        type,
        node,
        head: address,
        values: memberOf(node, "values"),
      });
    }
    open.push(...itemsOf(memberOf(next, "child_modules")));
  }
  return found.sort((a, b) => a.node.offset - b.node.offset);
}

/** What the changes of a plan start from: every managed object that is there before. */
export function instancesBefore(changes: readonly JsonNode[]): Instance[] {
  return changes.flatMap((node): Instance[] => {
    const address = memberOf(node, "address");
    const type = textOf(memberOf(node, "type"));
    const values = memberOf(memberOf(node, "change"), "before");
    const key = textOf(memberOf(node, "previous_address")) ?? textOf(address);
    // What Terraform only forgets stays where it is.
    const isKept = itemsOf(memberOf(memberOf(node, "change"), "actions")).some((it) => it.value === "forget");
    const isObject =
      !isKept && values?.type === "object" && memberOf(node, "mode")?.value !== "data" && !memberOf(node, "deposed");
    if (!address || key === undefined || type === undefined || !isObject) return [];
    const module = textOf(memberOf(node, "module_address")) ?? "";
    return [{ key, address: withoutKeys(key), module, type, node, head: address, values }];
  });
}

/** Managed resources of a state file. */
export function statesIn(resources: readonly JsonNode[]): Instance[] {
  return resources.flatMap((resource) => {
    const type = textOf(memberOf(resource, "type"));
    const nameNode = memberOf(resource, "name");
    const name = textOf(nameNode);
    if (type === undefined || !nameNode || name === undefined || memberOf(resource, "mode")?.value === "data")
      return [];
    const module = textOf(memberOf(resource, "module")) ?? "";
    const own = `${module === "" ? "" : `${module}.`}${type}.${name}`;
    const instances = itemsOf(memberOf(resource, "instances"));
    return instances.flatMap((node): Instance[] => {
      // An object that Terraform is about to destroy; another has taken its place.
      if (memberOf(node, "deposed")) return [];
      const index = memberOf(node, "index_key")?.value as unknown;
      const key = typeof index === "string" || typeof index === "number" ? `${own}[${JSON.stringify(index)}]` : own;
      const whole = instances.length === 1 ? resource : node;
      const head = instances.length === 1 ? nameNode : (memberOf(node, "index_key") ?? node);
      return [
        { key, address: withoutKeys(own), module, type, node: whole, head, values: memberOf(node, "attributes") },
      ];
    });
  });
}

/** An address without the keys of instances. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

export function textOf(node: JsonNode | undefined): string | undefined {
  return typeof node?.value === "string" ? node.value : undefined;
}
