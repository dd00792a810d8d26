/** Where the references of a plan's configuration lead. */
import { kindOfTerraformType } from "../../kinds/registry";
import type { ReferenceTarget } from "../../model/value";
import { itemsOf, type JsonNode, memberOf } from "../terraform/json/json-tree";
import { textOf, withoutKeys } from "./instances";
import type { ModuleConfiguration, Plan } from "./plan";

/** The part of the configuration that an expression stands in. */
export interface Place {
  readonly plan: Plan;
  readonly configuration: ModuleConfiguration;
  /** The module's address with keys; "" for the root module. */
  readonly module: string;
}

export type Lead =
  | {
      readonly target: ReferenceTarget;
      readonly attribute: string;
      /** By which inputs and outputs of modules. */
      readonly via: readonly string[];
    }
  | { readonly unknown: string };

/** The references of an expression that are whole: a plan lists `x.y.id` and then what it begins with, `x.y`. */
export function wholeReferences(expression: JsonNode | undefined): string[] {
  const all = itemsOf(memberOf(expression, "references")).flatMap((it) => textOf(it) ?? []);
  const whole: string[] = [];
  for (const it of all)
    if (!whole.some((longer) => longer === it || longer.startsWith(`${it}.`) || longer.startsWith(`${it}[`)))
      whole.push(it);
  return whole;
}

/** Where an expression leads that is one reference and nothing else, as far as a plan can tell. */
export function leadOf(expression: JsonNode | undefined, place: Place): Lead {
  const [only, ...more] = wholeReferences(expression);
  if (only === undefined) return { unknown: AFTER_APPLY };
  if (more.length > 0) return { unknown: `made of ${[only, ...more].join(", ")}; ${AFTER_APPLY}` };
  return follow(only, place, []);
}

export const AFTER_APPLY = "known only after apply";

/** Follows one reference, by way of inputs and outputs of modules, which never lead back. */
export function follow(reference: string, place: Place, via: readonly string[]): Lead {
  const { plan, configuration, module } = place;
  if (via.length > 100) return { unknown: AFTER_APPLY };
  const parts = partsOf(reference);
  const [first, second] = parts;
  switch (first?.name) {
    case "var": {
      const { call } = configuration;
      if (!call || parts.length !== 2 || second?.key !== undefined) return { unknown: `${reference}, ${AFTER_APPLY}` };
      const references = wholeReferences(memberOf(call.inputs, second?.name ?? ""));
      const [only, ...more] = references;
      if (only === undefined || more.length > 0) return { unknown: `${reference}, ${AFTER_APPLY}` };
      return follow(only, { plan, configuration: call.by, module: parentOf(module) }, [...via, reference]);
    }
    case "module":
      return followOutput(reference, parts, place, via);
    case "data":
      return {
        target: { by: "outside", what: "data", name: namesOf(parts.slice(0, 3)) },
        attribute: namesOf(parts.slice(3)),
        via,
      };
    case "local":
      return { unknown: `${reference}, whose value a plan does not tell` };
    default:
      return resourceOf(reference, parts, place, via);
  }
}

function followOutput(reference: string, parts: readonly Part[], place: Place, via: readonly string[]): Lead {
  const { plan, configuration, module } = place;
  const [, call, output, ...rest] = parts;
  const node = memberOf(memberOf(configuration.node, "module_calls"), call?.name ?? "");
  const inner = memberOf(node, "module");
  const expression = memberOf(memberOf(memberOf(inner, "outputs"), output?.name ?? ""), "expression");
  const isMany =
    memberOf(node, "count_expression") !== undefined || memberOf(node, "for_each_expression") !== undefined;
  const [only, ...more] = wholeReferences(expression);
  const unclear = rest.length > 0 || output?.key !== undefined || (isMany && call?.key === undefined);
  if (!call || !inner || only === undefined || more.length > 0 || unclear)
    return { unknown: `${reference}, ${AFTER_APPLY}` };
  const key = call.key === undefined ? "" : `[${call.key}]`;
  const address = `${module === "" ? "" : `${module}.`}module.${call.name}${key}`;
  const called: ModuleConfiguration = {
    node: inner,
    call: { inputs: memberOf(node, "expressions"), by: configuration },
  };
  return follow(only, { plan, configuration: called, module: address }, [...via, reference]);
}

function resourceOf(reference: string, parts: readonly Part[], { plan, module }: Place, via: readonly string[]): Lead {
  const [type, name, ...rest] = parts;
  if (!type?.name.includes("_") || !name || type.key !== undefined) return { unknown: `${reference}, ${AFTER_APPLY}` };
  const prefix = module === "" ? "" : `${module}.`;
  const own = `${prefix}${type.name}.${name.name}`;
  const address = withoutKeys(own);
  const attribute = namesOf(rest);
  const instances = plan.instances(own);
  const [only, ...more] = instances;
  const wanted = name.key === undefined ? undefined : `${own}[${name.key}]`;
  const found = wanted === undefined ? only : instances.find((it) => it.key === wanted);
  if (wanted === undefined && more.length > 0)
    return { unknown: `${reference} has several instances, and which one is meant is ${AFTER_APPLY}` };
  const key = found?.key ?? wanted ?? own;
  const target: ReferenceTarget = {
    by: "address",
    module: plan.path,
    address,
    ...(key === address ? {} : { instance: key }),
  };
  if (!found && kindOfTerraformType(type.name)) return { unknown: `${reference}, which the plan does not list` };
  return { target, attribute, via };
}

/** A name with the key in the brackets after it, as it is written. */
interface Part {
  readonly name: string;
  readonly key?: string;
}

function partsOf(reference: string): Part[] {
  const parts: Part[] = [];
  const part = /([^.[\]]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?/g;
  for (let match = part.exec(reference); match; match = part.exec(reference))
    parts.push({ name: match[1] ?? "", ...(match[2] === undefined ? {} : { key: match[2] }) });
  return parts;
}

function namesOf(parts: readonly Part[]): string {
  return parts.map((it) => it.name).join(".");
}

/** The address of the module around one. */
function parentOf(module: string): string {
  return /^(.*)\.module\.[^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?$/.exec(module)?.[1] ?? "";
}
