/** An instance of a plan or a state as a resource in the API's shape. */
import { completeFields } from "../../kinds/complete";
import type { TerraformType } from "../../kinds/kind";
import { kindOfTerraformType } from "../../kinds/registry";
import type { ParsedResource, Scope } from "../../model/resource";
import type { ObjectValue } from "../../model/value";
import { memberOf } from "../terraform/json/json-tree";
import { type Instance, textOf } from "./instances";
import { lastTwo, type Plan } from "./plan";
import { rangeOf, readFields } from "./values";

/** Undefined for a type that is no part of a load balancer. */
export function readInstance(instance: Instance, plan: Plan): ParsedResource | undefined {
  const { address, key, type, node, head, values } = instance;
  const known = kindOfTerraformType(type);
  if (!known) return undefined;
  const configuration = plan.module(instance.module);
  const [, name = ""] = lastTwo(address).split(".");
  const resource = configuration && plan.resource(configuration, type, name);
  const change = plan.change(key);
  const sides = { value: values, unknown: change?.unknown, expression: memberOf(resource, "expressions") };
  const place = configuration && { plan, configuration, module: instance.module };
  const context = { file: plan.path, type, place };
  const range = rangeOf(node, context);
  const headRange = rangeOf(head, context);
  const read: ObjectValue = { type: "object", fields: readFields(sides, known.spec.fields, context), range, headRange };
  const argument = (of: string) => textOf(memberOf(values, of)) ?? plan.providerArgument(resource, of);
  const project = argument("project");
  return {
    address,
    ...(key === address ? {} : { key }),
    module: plan.path,
    kind: known.spec.kind,
    format: "terraform-plan",
    typeName: type,
    scope: scopeOf(known.tf, argument),
    ...(project === undefined ? {} : { project }),
    fields: completeFields(known.spec, known.tf, read),
    range,
    headRange,
    readOnly: plan.reason,
    ...(change?.previousAddress === undefined ? {} : { movedFrom: [change.previousAddress] }),
    ...(change && change.actions.length > 0
      ? { change: { actions: change.actions, ...(change.replacePaths ? { replacePaths: change.replacePaths } : {}) } }
      : {}),
  };
}

function scopeOf(type: TerraformType, argument: (name: string) => string | undefined): Scope {
  if (type.scope === "global") return { level: "global" };
  const place = argument(type.locationArgument ?? type.scope);
  const name = place?.slice(place.lastIndexOf("/") + 1);
  if (name === "global") return { level: "global" };
  return name === undefined || name === "" ? { level: type.scope } : { level: type.scope, name };
}
