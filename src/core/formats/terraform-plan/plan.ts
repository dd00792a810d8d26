/** What a plan says beside the values: the configuration it was made of, and what is to change. */
import type { ResourceChange } from "../../model/resource";
import { itemsOf, type JsonNode, memberOf } from "../terraform/json/json-tree";
import { type Instance, textOf, withoutKeys } from "./instances";

/** A module's part of `configuration`. */
export interface ModuleConfiguration {
  readonly node: JsonNode;
  /** The expressions that the call gives its inputs, and the module that calls; absent for the root module. */
  readonly call?: { readonly inputs: JsonNode | undefined; readonly by: ModuleConfiguration };
}

/** What is to happen to a resource. */
export interface PlannedChange extends ResourceChange {
  /** `true` in the place of each value that is known only after apply. */
  readonly unknown: JsonNode | undefined;
  /** The address that it had before, where a `moved` block gave it another. */
  readonly previousAddress?: string;
}

export interface Plan {
  readonly path: string;
  /** Why its resources cannot be edited. */
  readonly reason: string;
  change(key: string): PlannedChange | undefined;
  module(address: string): ModuleConfiguration | undefined;
  /** The resource in a module's configuration. */
  resource(module: ModuleConfiguration, type: string, name: string): JsonNode | undefined;
  /** An argument of a provider, where it is a constant or a variable of the root module. */
  providerArgument(resource: JsonNode | undefined, name: string): string | undefined;
  /** Makes the instances known, for `instances`. */
  know(instances: readonly Instance[]): void;
  /** The instances of a resource, by its address with the keys of modules. */
  instances(address: string): readonly Instance[];
}

export function readPlan(root: JsonNode, path: string): Plan {
  const configuration = memberOf(root, "configuration");
  const changes = new Map<string, JsonNode>();
  for (const it of itemsOf(memberOf(root, "resource_changes"))) {
    const key = textOf(memberOf(it, "address"));
    // A deposed object has the address of the one that took its place.
    if (key !== undefined && !memberOf(it, "deposed")) changes.set(key, it);
  }
  const rootModule = memberOf(configuration, "root_module");
  const resources = new Map<JsonNode, Map<string, JsonNode>>();
  const byAddress = new Map<string, Instance[]>();
  const isPlan = memberOf(root, "planned_values") !== undefined;
  return {
    path,
    reason: isPlan
      ? "it is shown by a plan; change the configuration and make the plan again"
      : "it is shown by a state; change the configuration and apply it",
    change: (key) => {
      const node = changes.get(key);
      return node && readChange(node);
    },
    module: (address) => {
      let module: ModuleConfiguration | undefined = rootModule && { node: rootModule };
      for (const name of moduleNames(address)) {
        const call: JsonNode | undefined = memberOf(memberOf(module?.node, "module_calls"), name);
        const node: JsonNode | undefined = memberOf(call, "module");
        module = module && node && { node, call: { inputs: memberOf(call, "expressions"), by: module } };
      }
      return module;
    },
    resource: ({ node }, type, name) => {
      let known = resources.get(node);
      if (!known) {
        known = new Map();
        for (const it of itemsOf(memberOf(node, "resources")))
          if (memberOf(it, "mode")?.value !== "data")
            known.set(`${textOf(memberOf(it, "type"))}.${textOf(memberOf(it, "name"))}`, it);
        resources.set(node, known);
      }
      return known.get(`${type}.${name}`);
    },
    providerArgument: (resource, name) => {
      const provider = memberOf(
        memberOf(configuration, "provider_config"),
        textOf(memberOf(resource, "provider_config_key")) ?? "google",
      );
      const expression = memberOf(memberOf(provider, "expressions"), name);
      const constant = textOf(memberOf(expression, "constant_value"));
      if (constant !== undefined || memberOf(provider, "module_address")) return constant;
      const [only, ...more] = itemsOf(memberOf(expression, "references")).map(textOf);
      const variable = more.length === 0 ? /^var\.([\w-]+)$/.exec(only ?? "")?.[1] : undefined;
      return variable === undefined
        ? undefined
        : textOf(memberOf(memberOf(memberOf(root, "variables"), variable), "value"));
    },
    know: (instances) => {
      for (const it of instances) {
        const address = it.module === "" ? it.address : `${it.module}.${lastTwo(it.address)}`;
        const list = byAddress.get(address);
        if (list) list.push(it);
        else byAddress.set(address, [it]);
      }
    },
    instances: (address) => byAddress.get(address) ?? [],
  };
}

function readChange(node: JsonNode): PlannedChange {
  const change = memberOf(node, "change");
  const previousAddress = textOf(memberOf(node, "previous_address"));
  const replacePaths = itemsOf(memberOf(change, "replace_paths")).map((path) =>
    itemsOf(path)
      .map((it) => String(it.value))
      .join("."),
  );
  return {
    actions: itemsOf(memberOf(change, "actions")).flatMap((it) => textOf(it) ?? []),
    ...(replacePaths.length > 0 ? { replacePaths } : {}),
    unknown: memberOf(change, "after_unknown"),
    ...(previousAddress === undefined ? {} : { previousAddress }),
  };
}

/** `module.lb["a"].module.inner` to the names of the calls. */
function moduleNames(address: string): string[] {
  return withoutKeys(address)
    .split(".")
    .filter((_, index) => index % 2 === 1);
}

/** The type and the name, which are the last parts of an address without keys. */
export function lastTwo(address: string): string {
  return address.split(".").slice(-2).join(".");
}
