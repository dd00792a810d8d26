/** Config Connector objects as resources in the API's shape. */
import { completeFields } from "../../kinds/complete";
import type { ConnectorType } from "../../kinds/kind";
import { kindOfConnectorKind, kindOfTerraformType } from "../../kinds/registry";
import type { ParsedResource, Scope } from "../../model/resource";
import { type ObjectValue, scalarOf, type Value, valueAt } from "../../model/value";
import { commentsOf } from "../document/comments";
import type { TreeFile } from "../document/tree";
import type { ValueReader } from "../document/values";
import { convert, fitFields, withoutPlaceholders } from "./fit-fields";
import type { Manifest } from "./manifests";
import { placeholderIn } from "./placeholders";

/** The annotation that says in which project an object, or every object of a namespace, lives. */
export const projectAnnotation = "cnrm.cloud.google.com/project-id";

/** The resource that a manifest declares; undefined for kinds that are no part of a load balancer and without a name. */
export function readResource(file: TreeFile, manifest: Manifest, values: ValueReader): ParsedResource | undefined {
  const known = kindOfConnectorKind(manifest.kind);
  if (!known || manifest.name === undefined) return undefined;
  const { spec, connector } = known;
  const whole = values.object(manifest.root);
  const written = valueAt(whole, "spec");
  const specFields: ObjectValue =
    written?.type === "object" ? written : { type: "object", fields: {}, range: whole.range };
  const headRange = rangeOf(file, manifest.nameEntry ?? manifest.root);
  const fields = fitFields(withPlace(specFields, connector), spec.fields, connector);
  const named = withName(fields, whole, connector);
  const project = projectOf(whole, specFields);
  return {
    address: `${manifest.kind}/${manifest.name}`,
    module: folderOf(file.path),
    ...(manifest.namespace === undefined ? {} : { namespace: manifest.namespace }),
    kind: spec.kind,
    format: "config-connector",
    typeName: manifest.kind,
    scope: scopeOf(specFields, connector),
    ...(project === undefined ? {} : { project }),
    fields: completeFields(spec, kindOfTerraformType(connector.terraform)?.tf, {
      ...named,
      range: rangeOf(file, manifest.root),
      headRange,
    }),
    range: rangeOf(file, manifest.root),
    headRange,
    ...commentsIn(file, manifest),
  };
}

/** The folder of a file: overlays in different folders may declare the same object. */
export function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

/** `projects/p` or `p`; undefined for anything that is not known. */
export function projectIn(value: Value | undefined): string | undefined {
  const text = scalarOf(value);
  if (typeof text !== "string" || text === "" || placeholderIn(text)) return undefined;
  return text.slice(text.lastIndexOf("/") + 1);
}

function projectOf(whole: ObjectValue, spec: ObjectValue): string | undefined {
  const reference = spec.fields.projectRef;
  if (reference) return projectIn(valueAt(reference, "external"));
  return projectIn(valueAt(whole, `metadata.annotations[${JSON.stringify(projectAnnotation)}]`));
}

/** The name and the labels, which stand in the metadata or in `spec.resourceID`. */
function withName(fields: ObjectValue, whole: ObjectValue, connector: ConnectorType): ObjectValue {
  const { resourceID, ...rest } = fields.fields;
  const added: Record<string, Value> = { ...rest };
  const written = resourceID ?? valueAt(whole, "metadata.name");
  const name = written && withoutPlaceholders(written);
  if (name && connector.nameField === undefined) added.name = asText(name);
  else if (name?.type === "scalar" && connector.nameField !== undefined) {
    const value = convert(name.value, "number");
    if (typeof value === "number") added[connector.nameField] = { ...name, value };
  } else if (name && connector.nameField !== undefined) added[connector.nameField] = name;
  const labels = valueAt(whole, "metadata.labels");
  if (labels && added.labels === undefined) added.labels = withoutPlaceholders(labels);
  return { ...fields, fields: added };
}

function asText(value: Value): Value {
  return value.type === "scalar" ? { ...value, value: String(value.value) } : value;
}

/** `location` under the name that the API gives it: `region` or `zone`. Kinds whose API has a location keep that. */
function withPlace(spec: ObjectValue, connector: ConnectorType): ObjectValue {
  const place = spec.fields.location;
  const known = kindOfConnectorKind(connector.kind);
  if (connector.place !== "location" || !place || known?.spec.fields.some((it) => it.name === "location")) return spec;
  const { location: _, ...rest } = spec.fields;
  const level = levelOf(place, connector);
  return level === "region" || level === "zone"
    ? { ...spec, fields: { ...rest, [level]: place } }
    : { ...spec, fields: rest };
}

function scopeOf(spec: ObjectValue, connector: ConnectorType): Scope {
  if (connector.place === undefined) return { level: "global" };
  const place = spec.fields[connector.place];
  if (!place) {
    const [only, ...others] = connector.levels;
    if (connector.placeDefault) return { level: connector.placeDefault };
    return only && others.length === 0 ? { level: only } : { level: "unknown" };
  }
  const level = levelOf(place, connector);
  const text = scalarOf(withoutPlaceholders(place));
  if (level === "global" || level === "unknown" || typeof text !== "string") return { level };
  return { level, name: text.slice(text.lastIndexOf("/") + 1) };
}

/** `global`, a zone (`us-central1-a`) or a region; what is not known is of the only level that the kind has, if one. */
function levelOf(place: Value, connector: ConnectorType): Scope["level"] {
  const [only, ...others] = connector.levels;
  if (only && others.length === 0) return only;
  const text = scalarOf(withoutPlaceholders(place));
  if (typeof text !== "string") return "unknown";
  if (text === "global") return "global";
  return /-[a-z]$/.test(text) ? "zone" : "region";
}

function commentsIn(file: TreeFile, manifest: Manifest): Pick<ParsedResource, "comments"> {
  const comments = commentsOf(file, manifest.root).map((it) => it.text);
  return comments.length > 0 ? { comments } : {};
}

function rangeOf(file: TreeFile, { start, end }: { readonly start: number; readonly end: number }) {
  return { file: file.path, start, end };
}
