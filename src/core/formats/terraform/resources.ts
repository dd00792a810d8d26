/** `resource` blocks as resources in the API's shape. */
import { completeFields } from "../../kinds/complete";
import type { TerraformType } from "../../kinds/kind";
import { kindOfTerraformType } from "../../kinds/registry";
import type { ParsedResource, Scope } from "../../model/resource";
import { type ObjectValue, scalarOf, type Value } from "../../model/value";
import { type InstanceKey, joinAddress, keyText } from "./addresses";
import { isDownloaded } from "./downloads";
import { rangeOf } from "./evaluate/context";
import { readFields } from "./fields";
import { inInstance, manyOf } from "./instances";
import { readLifecycle } from "./lifecycle";
import type { Module } from "./module";
import type { DeclaredBlock } from "./module-index";
import { formerAddresses } from "./moved";
import { providerArgument, providerMajor, providerOf } from "./providers";

/**
 * The resource that a block declares, or one instance of it; undefined for types that are no part of a load balancer.
 * Without a key where there are instances, it stands for all of them.
 */
export function readResource(
  module: Module,
  declared: DeclaredBlock,
  comments: readonly string[],
  own?: InstanceKey,
): ParsedResource | undefined {
  const { block } = declared.top;
  const type = block.labels[0]?.text ?? "";
  const known = kindOfTerraformType(type);
  if (!known) return undefined;
  module.effort.steps = 0;
  const instances = declared.repeats ? module.instances(declared.address, declared) : undefined;
  const context = inInstance(module.contextOf(declared), instances, own);
  const fields = completeFields(known.spec, known.tf, readFields(block, known.spec.fields, type, context));
  const provider = providerOf(block);
  const project = fields.fields.project ? textIn(fields, "project") : providerArgument(module, provider, "project");
  const major = providerMajor(module, provider);
  const many = (instances && own === undefined ? manyOf(declared, instances, context) : undefined) ?? module.many();
  const address = joinAddress(module.path, declared.address);
  const key = `${joinAddress(module.key, declared.address)}${keyText(own)}`;
  const calls = module.callChain();
  const lifecycle = readLifecycle(block, known.spec.fields, type, module, context);
  const movedFrom = formerAddresses(module, declared.address, own);
  return {
    address,
    ...(key === address ? {} : { key }),
    module: module.root.index.folder,
    ...(calls.length > 0 ? { calls } : {}),
    kind: known.spec.kind,
    format: "terraform",
    typeName: type,
    scope: scopeOf(known.tf, fields, (name) => providerArgument(module, provider, name)),
    ...(project === undefined ? {} : { project }),
    fields,
    range: rangeOf(block, context),
    headRange: rangeOf(block.head, context),
    ...(comments.length > 0 ? { comments } : {}),
    ...(many ? { many } : {}),
    ...(major ? { providerMajor: major } : {}),
    ...(lifecycle ? { lifecycle } : {}),
    ...(movedFrom.length > 0 ? { movedFrom } : {}),
    ...(isDownloaded(module.index.folder) ? { readOnly: "it is part of a module that was downloaded" } : {}),
  };
}

function scopeOf(type: TerraformType, fields: ObjectValue, provider: (name: string) => string | undefined): Scope {
  if (type.scope === "global") return { level: "global" };
  const argument = type.locationArgument ?? type.scope;
  const set: Value | undefined = fields.fields[argument];
  const place = set ? lastPart(textIn(fields, argument)) : provider(argument);
  if (place === "global") return { level: "global" };
  return place === undefined ? { level: type.scope } : { level: type.scope, name: place };
}

/** The text of a field, whatever it is to the kind: regions are written as names or as links. */
function textIn(fields: ObjectValue, name: string): string | undefined {
  const value = fields.fields[name];
  if (value?.type === "reference" && value.target.by === "link") return value.target.link;
  const plain = scalarOf(value);
  return typeof plain === "string" ? plain : undefined;
}

function lastPart(value: string | undefined): string | undefined {
  return value?.slice(value.lastIndexOf("/") + 1);
}
