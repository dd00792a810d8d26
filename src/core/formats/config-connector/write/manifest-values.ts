/** Values of changes as a manifest writes them. */
import {
  type ConnectorField,
  connectorField,
  connectorKeys,
  referencedKind,
  referenceKey,
} from "../../../kinds/connector-names";
import type { ConnectorType, FieldSpec } from "../../../kinds/kind";
import { kindOfTerraformType, kindSpec } from "../../../kinds/registry";
import type { ChangeValue } from "../../../model/change";
import { parseLink } from "../../../topology/links";
import type { Json } from "../../document/look-up";
import { Refusal } from "../../refusal";
import { connectorTypesOf } from "../references";
import type { Editor } from "./editor";
import type { Subject } from "./subjects";

/** The id in a value that is a reference, `{"ref": id}`; undefined for any other value. */
export function referenceId(value: ChangeValue): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === "ref" && typeof only[1] === "string" ? only[1] : undefined;
}

/** The key that a field has in the object, of those under which it may stand; else the one to write. */
export function keyIn(spelled: ConnectorField, object: Json | undefined): string {
  const keys = connectorKeys(spelled);
  return keys.find((it) => hasKey(object, it)) ?? spelled.key;
}

export function hasKey(object: Json | undefined, key: string): boolean {
  return typeof object === "object" && object !== null && !Array.isArray(object) && Object.hasOwn(object, key);
}

/** Writes values into the manifest of one object. */
export class ManifestValues {
  constructor(
    private readonly editor: Editor,
    private readonly subject: Subject,
  ) {}

  /** The value of a whole field, to stand under `key`. */
  field(value: ChangeValue, spelled: ConnectorField, key: string): Json {
    const { field } = spelled;
    if (field.type === "list") {
      if (!isList(value)) throw new Refusal(`${field.name} is a list, so its value must be one.`);
      return value.map((it) => this.item(it, spelled, key));
    }
    return this.single(value, field.type, spelled, key);
  }

  /** The value of one item of a list field. */
  item(value: ChangeValue, spelled: ConnectorField, key: string): Json {
    return this.single(value, spelled.field.items ?? "string", spelled, key);
  }

  /** The members of an object by the manifest's keys. */
  members(value: ChangeValue, fields: readonly FieldSpec[], of: string): { [key: string]: Json } {
    if (typeof value !== "object" || value === null || isList(value))
      throw new Refusal(`${of} is an object, so its value must be one.`);
    const members: [string, Json][] = [];
    for (const [name, it] of Object.entries(value)) {
      if (it === null) continue;
      const spelled = this.spelled(fields, name, of);
      members.push([spelled.key, this.field(it, spelled, spelled.key)]);
    }
    return Object.fromEntries(members);
  }

  /** How a field is spelled. Refuses one that the kind or its manifest does not have. */
  spelled(fields: readonly FieldSpec[], name: string | number | undefined, of: string): ConnectorField {
    const field = fields.find((it) => it.name === name);
    if (!field) throw new Refusal(`${of} has no field ${String(name)}.`);
    const spelled = connectorField(field, this.subject.connector);
    if (spelled) return spelled;
    throw new Refusal(`Config Connector's ${this.subject.connector.kind} has no field for ${field.name}.`);
  }

  private single(value: ChangeValue, type: FieldSpec["type"], spelled: ConnectorField, key: string): Json {
    const { field } = spelled;
    if (type === "reference" || (spelled.reference && typeof value !== "object"))
      return this.reference(value, spelled, key);
    const id = referenceId(value);
    if (id !== undefined) {
      if (spelled.reference) return this.reference(value, spelled, key);
      throw new Refusal(`${field.name} takes no reference in a ${this.subject.connector.kind}; give its value.`);
    }
    if (type === "object") return this.members(value, field.fields ?? [], field.name);
    if (type === "map") return plain(value);
    if (typeof value === "object") throw new Refusal(`${field.name} is a plain value.`);
    const scalar = type === "string" || spelled.quoted ? String(value) : value;
    return spelled.secret ? { value: scalar } : scalar;
  }

  /** A reference as the manifest writes it under `key`. */
  private reference(value: ChangeValue, spelled: ConnectorField, key: string): Json {
    const { field, reference } = spelled;
    const id = referenceId(value);
    if (id === undefined && typeof value !== "string")
      throw new Refusal(`${field.name} refers to a resource: give {"ref": id} or a link.`);
    const asText = reference === "text" || (reference === "ref" && key !== spelled.key);
    if (id === undefined) {
      const link = String(value);
      if (asText) return link;
      if (reference !== "byKind") return { external: link };
      return this.linkByKind(link, spelled);
    }
    const target = this.editor.subjects.find(id);
    if (field.ref && !field.ref.kinds.includes(target.spec.kind))
      throw new Refusal(`${field.name} of ${this.subject.id} cannot refer to ${target.id}.`);
    if (asText) return this.linkOf(target);
    const { kind } = target.connector;
    if (reference !== "byKind")
      // A name stands for an object of one kind only.
      return kind === referencedKind(spelled, key, connectorTypesOf)
        ? this.byName(target)
        : { external: this.linkOf(target) };
    const linkKey = spelled.linked?.[kind];
    if (linkKey !== undefined)
      // A managed group is no backend itself: its instance group is, which has its name.
      return { [linkKey]: { external: this.linkOf(target).replace("/instanceGroupManagers/", "/instanceGroups/") } };
    if (spelled.keyed && !spelled.keyed.includes(kind))
      throw new Refusal(
        `Config Connector's ${this.subject.connector.kind} cannot refer to a ${kind} in ${field.name}.`,
      );
    return { [referenceKey(kind)]: this.byName(target) };
  }

  private byName({ name, namespace }: Subject): Json {
    return { name, ...(namespace === undefined || namespace === this.subject.namespace ? {} : { namespace }) };
  }

  private linkOf(target: Subject): string {
    const link = this.editor.subjects.linkTo(target);
    if (link.ok) return link.link;
    throw new Refusal(`${target.id} would have to be named by its self-link here, but ${link.reason}.`);
  }

  /** A link under the key of the Config Connector kind that it is of; what is no link under the key for text. */
  private linkByKind(text: string, { field, keyed, linked, plain: plainKey }: ConnectorField): Json {
    const link = parseLink(text);
    const types = (field.ref?.kinds ?? []).flatMap(connectorTypesOf);
    const type =
      link &&
      types.find(
        (it) =>
          collectionOf(it) === link.collection &&
          (link.scope.level === "unknown" || it.levels.includes(link.scope.level)),
      );
    const key =
      type && (linked?.[type.kind] ?? (keyed && !keyed.includes(type.kind) ? undefined : referenceKey(type.kind)));
    if (key !== undefined) return { [key]: { external: text } };
    if (plainKey !== undefined && !link) return { [plainKey]: text };
    throw new Refusal(`Config Connector cannot refer to "${text}" in ${field.name}.`);
  }
}

function collectionOf({ terraform }: ConnectorType): string | undefined {
  const type = kindOfTerraformType(terraform);
  return type && (type.tf.collection ?? kindSpec(type.spec.kind).collection);
}

function isList(value: ChangeValue): value is readonly ChangeValue[] {
  return Array.isArray(value);
}

/** A value of free keys; nothing in it refers. */
function plain(value: ChangeValue): Json {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it)]));
}
