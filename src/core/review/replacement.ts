/**
 * Which objects are replaced when a change is applied, and in which order. A plan says so itself; for configuration it
 * follows from the fields that changed, and from what refers to what is replaced.
 */
import { type ChangeEffect, effectOfChange } from "../kinds/immutable";
import { kindOfTerraformType } from "../kinds/registry";
import { terraformFields } from "../kinds/terraform-names";
import type { Resource } from "../model/resource";
import { possible } from "../topology/read";
import type { Edge, Topology } from "../topology/topology";
import { createsFirst } from "./create-first";
import type { Sides } from "./fields";
import type { FieldChange, Pair, Replacement } from "./model";
import { effectOfSetting } from "./unset-fields";

/** The replacements, by resource of `head`. */
export function findReplacements(sides: Sides, pairs: ReadonlyMap<Resource, Pair>): ReadonlyMap<Resource, Replacement> {
  const found = new Map<Resource, Replacement>();
  const open: Resource[] = [];
  const add = (resource: Resource, replacement: Omit<Replacement, "order">): void => {
    const before = found.get(resource);
    if (before && (before.certain || !replacement.certain)) return;
    found.set(resource, { ...replacement, order: orderOf(sides.head, resource) });
    open.push(resource);
  };
  for (const pair of pairs.values()) {
    const own = ownReplacement(pair);
    if (own) add(pair.after, own);
  }
  const changed = changedAddresses(pairs);
  for (const { after } of pairs.values()) if (isTriggered(after, changed)) add(after, { certain: true, fields: [] });
  for (let next = open.pop(); next; next = open.pop()) {
    const { certain = false } = found.get(next) ?? {};
    for (const edge of sides.head.into(next.id)) {
      const from = sides.head.get(edge.from);
      const pair = from && pairs.get(from);
      if (pair && !from.change && follows(pair, edge)) add(from, { certain, fields: [edge.field], follows: next });
    }
  }
  return found;
}

/** Terraform and, as its plans tell, what it makes of a configuration. Other tools replace nothing. */
function isTerraform({ format }: Resource): boolean {
  return format === "terraform" || format === "terraform-plan";
}

function ownReplacement(pair: Pair): Omit<Replacement, "order"> | undefined {
  const { before, after, readdressed, fields } = pair;
  if (!isTerraform(after)) return undefined;
  if (after.change) {
    if (before.change) return undefined; // The same plan on both sides says nothing of what changed between them.
    const { actions } = after.change;
    if (!actions.includes("create") || !actions.includes("delete")) return undefined;
    return { certain: true, fields: (after.change.replacePaths ?? []).map((it) => apiField(after, it)) };
  }
  if (readdressed) return { certain: true, fields: [], readdressed };
  const effects = fields.map((it) => ({ it, effect: effectOf(pair, it) })).filter(({ effect }) => effect !== "inPlace");
  if (effects.length === 0) return undefined;
  const certain = effects.filter(({ it, effect }) => it.certain && effect === "replaced");
  const because = certain.length > 0 ? certain : effects;
  return { certain: certain.length > 0, fields: because.map(({ it }) => it.field) };
}

/** What a change of a field does, with what `lifecycle` leaves as it is. */
export function effectOf({ before, after }: Pick<Pair, "before" | "after">, change: FieldChange): ChangeEffect {
  const { field, after: value } = change;
  if (isIgnored(after, field)) return "inPlace";
  const unset = effectOfSetting(before, after, change);
  if (unset === "inPlace") return unset;
  // The state holds the address itself; the provider does not compare it with a reference to an Address.
  const readsAddress = value?.type === "reference" && value.value === undefined && value.attribute !== "address";
  if (after.kind === "ForwardingRule" && field === "IPAddress" && readsAddress) return "perhaps";
  const effect = effectOfChange(after, field, (it) => possible(after, it));
  return effect === "replaced" ? (unset ?? effect) : effect;
}

/** Whether Terraform was told not to apply changes of a field. */
export function isIgnored({ lifecycle }: Resource, field: string): boolean {
  const { ignoreChanges = [] } = lifecycle ?? {};
  if (ignoreChanges === "all") return true;
  return ignoreChanges.some((it) => field === it || field.startsWith(`${it}.`) || field.startsWith(`${it}[`));
}

/** Where something certainly changed, module by module. */
function changedAddresses(pairs: ReadonlyMap<Resource, Pair>): ReadonlySet<string> {
  const changed = [...pairs.values()].filter((it) => it.fields.some((field) => field.certain));
  return new Set(changed.map(({ after }) => `${after.module} ${after.address}`));
}

function isTriggered({ module, lifecycle, change }: Resource, changed: ReadonlySet<string>): boolean {
  const { replaceTriggeredBy = [] } = lifecycle ?? {};
  return change === undefined && replaceTriggeredBy.some((it) => changed.has(`${module} ${it}`));
}

/**
 * Whether a reference makes who refers follow: it reads what is known only when the new object is there, in a field that
 * cannot be changed in place.
 */
function follows(pair: Pair, { field, value }: Edge): boolean {
  if (value.type !== "reference" || value.target.by !== "address") return false;
  if (value.value !== undefined || value.attribute === "name") return false;
  return effectOf(pair, { field, before: value, after: value, certain: true }) === "replaced";
}

function orderOf(head: Topology, resource: Resource): Replacement["order"] {
  const actions = resource.change?.actions;
  if (actions) return actions.indexOf("create") < actions.indexOf("delete") ? "createFirst" : "destroyFirst";
  return createsFirst(head, resource) ? "createFirst" : "destroyFirst";
}

/** `backend.0.group` of a plan in API terms, as far as the first step goes. */
function apiField({ typeName }: Resource, path: string): string {
  const [first = "", ...rest] = path.split(".");
  const spec = terraformFields(kindOfTerraformType(typeName)?.spec.fields ?? [], typeName).get(first);
  return spec ? spec.name : [first, ...rest].join(".");
}
