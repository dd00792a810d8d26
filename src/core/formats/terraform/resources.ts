/** `resource` blocks as resources in the API's shape. */
import { completeFields } from "../../kinds/complete";
import type { TerraformType } from "../../kinds/kind";
import { kindOfTerraformType } from "../../kinds/registry";
import type { Many, ParsedResource, Scope } from "../../model/resource";
import { type ObjectValue, scalarOf, type Value } from "../../model/value";
import { bind, type Context, type Instances, rangeOf, textOf } from "./evaluate/context";
import { type Evaluated, emptyFields, scalar } from "./evaluate/value";
import { readFields } from "./fields";
import { attributeOf, type Module } from "./module";
import type { DeclaredBlock } from "./module-index";
import { providerArgument, providerMajor, providerOf } from "./providers";

/** The resource that a block declares; undefined for types that are no part of a load balancer, and for none (count = 0). */
export function readResource(
  module: Module,
  declared: DeclaredBlock,
  comments: readonly string[],
): ParsedResource | undefined {
  const { block } = declared.top;
  const type = block.labels[0]?.text ?? "";
  const known = kindOfTerraformType(type);
  if (!known) return undefined;
  module.effort.steps = 0;
  const instances = module.instances(declared.address, declared);
  if (instances?.keys?.length === 0) return undefined;
  const context = inInstance(module.contextOf(declared), instances);
  const fields = completeFields(known.spec, known.tf, readFields(block, known.spec.fields, type, context));
  const provider = providerOf(block);
  const project = fields.fields.project ? textIn(fields, "project") : providerArgument(module, provider, "project");
  const major = providerMajor(module, provider);
  const many = manyOf(declared, instances, context);
  return {
    address: declared.address,
    module: module.module,
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
  };
}

/** Where there is certainly one instance, `count.index` and `each` are what they are in it. */
function inInstance(context: Context, instances: Instances | undefined): Context {
  if (instances?.each) return { ...context, each: instances.each };
  const [key] = instances?.keys ?? [];
  if (!instances || key === undefined || instances.keys?.length !== 1) return context;
  const range = { file: context.file, start: context.offset, end: context.offset };
  const fields = emptyFields<Evaluated>();
  if (instances.by === "count") fields.index = scalar(key, range);
  else {
    fields.key = scalar(key, range);
    if (instances.only) fields.value = instances.only;
    else return context;
  }
  return bind(context, instances.by === "count" ? "count" : "each", { type: "object", fields, range });
}

function manyOf(declared: DeclaredBlock, instances: Instances | undefined, context: Context): Many | undefined {
  if (!instances || (instances.by === "count" && instances.keys?.length === 1)) return undefined;
  const value = attributeOf(declared.top.block.body.items, instances.by)?.value;
  return value ? { by: instances.by, expression: textOf(value, context) } : undefined;
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
