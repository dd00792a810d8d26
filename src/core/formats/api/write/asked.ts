/** What is asked for when an object is added: which kind, and where. */
import type { KindSpec } from "../../../kinds/kind";
import { kindSpec } from "../../../kinds/registry";
import type { Change, ChangeValue } from "../../../model/change";
import type { Scope } from "../../../model/resource";
import { Refusal } from "../../refusal";
import { kindOfSingular } from "../links";
import { referenceId } from "./written";

export type AddResource = Extract<Change, { readonly op: "addResource" }>;

/** The kind that is asked for. Refuses those whose objects have a whole path for a name, and what is no object. */
export function specNamed(kind: string): KindSpec {
  if (kind === "NetworkEndpoint") return kindSpec(kind);
  const known = kindOfSingular(kind);
  if (known?.spec.kind === kind && !namedByPath.has(kind)) return known.spec;
  throw new Refusal(`"${kind}" is not a kind that can be added.`);
}

const namedByPath: ReadonlySet<string> = new Set(["Certificate", "CertificateMap", "CertificateMapEntry", "TlsRoute"]);

/** `global`, `region/NAME`, `zone/NAME`; without a scope, what the fields say. */
export function scopeOf({ scope, fields }: AddResource, spec: KindSpec): Scope {
  const text = (value: ChangeValue | undefined) =>
    typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1) : undefined;
  const levels = new Set(spec.terraform.map((it) => it.scope));
  if (scope === undefined) {
    if (fields.zone !== undefined) return { level: "zone", name: text(fields.zone) };
    if (fields.region !== undefined) return { level: "region", name: text(fields.region) };
    if (levels.has("global")) return { level: "global" };
    throw new Refusal(`Say where the ${spec.label.toLowerCase()} is to be: region/NAME or zone/NAME.`);
  }
  const match = /^(global|region|zone)(?:\/([a-z0-9-]+))?$/.exec(scope);
  const level = match?.[1];
  if (level === "global") return { level };
  if (level !== "region" && level !== "zone")
    throw new Refusal(`"${scope}" is not a scope: write global, region/NAME or zone/NAME.`);
  const name = match?.[2] ?? text(fields[level]);
  if (name === undefined) throw new Refusal(`Say which ${level}, as in ${level}/NAME.`);
  return { level, name };
}

export function referencesIn(value: ChangeValue): string[] {
  const id = referenceId(value);
  if (id !== undefined) return [id];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}
