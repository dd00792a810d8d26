/** From a reference to what it points at: a resource here, or a ghost that says what is known about it. */
import type { Kind } from "../kinds/kind";
import { isDrawn, kindOfTerraformType, kindSpec } from "../kinds/registry";
import { terraformFields } from "../kinds/terraform-names";
import type { Resource } from "../model/resource";
import type { Reference, Unknown } from "../model/value";
import { Addresses } from "./addresses";
import { Directory } from "./directory";
import { formatLink, type Link, parseLink } from "./links";
import { ghostOf, moduleOfOutput, opaqueId } from "./opaque";
import type { FoundReference } from "./references";
import type { Ghost } from "./topology";

export type Resolution =
  | { readonly to: "resource"; readonly resource: Resource; readonly value: Reference }
  | { readonly to: "ghost"; readonly ghost: Ghost; readonly text: string; readonly value: Reference | Unknown }
  /** No reference at all: a plain address, `all-apis`, a network that is not here. */
  | { readonly to: "nothing" };

type ObjectTarget = Extract<Reference["target"], { readonly by: "object" }>;

const NOTHING: Resolution = { to: "nothing" };

/** Reference fields that also take plain text which names no resource. */
const takesText: ReadonlySet<string> = new Set(["address", "target", "serviceAttachment"]);

export class Resolver {
  /** Set to false by a resolution that depends on more than the identities of resources. */
  settled = true;
  private readonly addresses: Addresses;
  private readonly directory: Directory;

  /** `declared` tells whether a module declares an address of a type that makes no resource here. */
  constructor(
    resources: readonly Resource[],
    private readonly declared: (module: string, address: string) => boolean,
  ) {
    this.directory = new Directory(resources);
    this.addresses = new Addresses(resources);
  }

  resolve(from: Resource, found: FoundReference): Resolution {
    const { value } = found;
    switch (value.type) {
      case "scalar":
        return typeof value.value === "string"
          ? this.text(from, found, value.value, {
              type: "reference",
              range: value.range,
              ...(value.fieldRange ? { fieldRange: value.fieldRange } : {}),
              ...(value.headRange ? { headRange: value.headRange } : {}),
              ...(value.via ? { via: value.via } : {}),
              target: { by: "link", link: value.value },
              attribute: "",
            })
          : NOTHING;
      case "unknown":
        return unknown(from, found, value);
      case "reference":
        return this.reference(from, found, value, 0);
      default:
        return NOTHING;
    }
  }

  private reference(from: Resource, found: FoundReference, value: Reference, depth: number): Resolution {
    const { target } = value;
    if (target.by === "link") return this.text(from, found, target.link, value);
    if (target.by === "outside" && target.what === "module") {
      const address = moduleOfOutput(target.name);
      const ghost = ghostOf(address, target.reason ?? "output of another module");
      return this.ghost(found, value, { ...ghost, id: opaqueId(from.module, address), kind: undefined }, target.name);
    }
    if (target.by === "outside") {
      const link = target.link === undefined ? undefined : parseLink(target.link);
      // Only what is the object itself: other attributes of it are plain values.
      const read = link && this.directory.byLink(from, link.kind ? [link.kind] : found.ref.kinds, link);
      if (read) return { to: "resource", resource: read, value };
      return this.ghost(
        found,
        value,
        {
          id: `ghost:${from.module}:${target.name}`,
          kind: kindOfAddress(target.name),
          name: link?.name ?? lastPart(target.name),
          state: "outside",
          reason: "data source",
          ...(target.link === undefined ? {} : { link: target.link }),
        },
        target.name,
      );
    }
    if (target.by === "object") return this.object(from, found, value, target);
    const [resource, ...others] = this.addresses.get(target);
    if (resource && others.length > 0) return this.oneOf([resource, ...others], found, value, target.address);
    if (resource) return this.through(resource, found, value, depth);
    // Whether it dangles depends on blocks that make no resource here.
    this.settled = false;
    const type = target.address.split(".").at(-2) ?? "";
    const elsewhere = this.declared(target.module, target.address);
    return this.ghost(
      found,
      value,
      {
        id: `ghost:${target.module}:${target.address}`,
        kind: kindOfAddress(target.address),
        name: lastPart(target.address),
        state: elsewhere ? "outside" : "dangling",
        reason: !elsewhere
          ? "not declared in this module"
          : kindOfTerraformType(type)
            ? "it has no instances, or stands in a part of the module that could not be read"
            : `${type}, which is no part of a load balancer`,
      },
      value.attribute ? `${target.address}.${value.attribute}` : target.address,
    );
  }

  /** A reference to one instance by a key that is not known: which one it is would be a guess. */
  private oneOf(instances: readonly Resource[], found: FoundReference, value: Reference, address: string): Resolution {
    const ghost: Ghost = {
      id: `ghost:${instances[0]?.module}:${address}[?]`,
      ...(instances[0] ? { kind: instances[0].kind } : {}),
      name: lastPart(address),
      state: "unknown",
      reason: `one of its ${instances.length} instances, by a key that is not known`,
    };
    return this.ghost(found, value, ghost, `${address}[…]`);
  }

  private object(from: Resource, found: FoundReference, value: Reference, target: ObjectTarget): Resolution {
    const namespace = target.namespace ?? from.namespace;
    const resource = this.directory.byObject(from, target.address, namespace);
    if (resource) return { to: "resource", resource, value };
    const name = target.address.slice(target.address.indexOf("/") + 1);
    const place = namespace === undefined ? "" : ` in namespace ${namespace}`;
    return this.ghost(
      found,
      value,
      {
        id: `ghost:${namespace ?? ""}:${target.address}`,
        name,
        state: "outside",
        reason: `no ${target.address}${place} in these files`,
      },
      target.address,
    );
  }

  /** A reference that reads another reference (`google_compute_subnetwork.a.network`) points at what that one does. */
  private through(resource: Resource, found: FoundReference, value: Reference, depth: number): Resolution {
    const here: Resolution = { to: "resource", resource, value };
    if (found.ref.kinds.includes(resource.kind) || depth > 3) return here;
    // What the other one refers to depends on its fields.
    this.settled = false;
    const field = terraformFields(kindSpec(resource.kind).fields, resource.typeName).get(value.attribute);
    const next = field?.type === "reference" ? resource.fields.fields[field.name] : undefined;
    if (next?.type !== "reference") return here;
    const end = this.reference(resource, found, next, depth + 1);
    return end.to === "nothing" ? here : { ...end, value };
  }

  private text(from: Resource, found: FoundReference, text: string, value: Reference): Resolution {
    const link = parseLink(text);
    if (link) {
      const resource = this.byLink(from, found, link);
      if (resource) return { to: "resource", resource, value };
      const name = formatLink(link);
      return this.ghost(
        found,
        value,
        {
          id: `ghost:${name}`,
          kind: link.kind,
          name: link.name,
          state: "outside",
          reason: "literal link to a resource that is not in these files",
          link: text,
        },
        text,
      );
    }
    if (takesText.has(found.ref.role) || !/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text)) return NOTHING;
    const resource = this.directory.byName(from, found.ref.kinds, text);
    if (resource) return { to: "resource", resource, value };
    return this.ghost(
      found,
      value,
      {
        id: `ghost:${from.module}:${found.ref.kinds.join("|")}:${text}`,
        name: text,
        state: "outside",
        reason: "named in the text, but not in these files",
      },
      text,
    );
  }

  private byLink(from: Resource, found: FoundReference, link: Link): Resource | undefined {
    // The instance group of a managed group is written as an instance group and has the manager's name.
    const kinds: readonly Kind[] =
      link.collection === "instanceGroups" ? ["InstanceGroup", "InstanceGroupManager"] : link.kind ? [link.kind] : [];
    return this.directory.byLink(from, kinds.length ? kinds : found.ref.kinds, link);
  }

  /** The instances that a target means, without what they may read from others. */
  instancesOf(target: Reference["target"]): readonly Resource[] {
    return target.by === "address" ? this.addresses.get(target) : [];
  }

  private ghost(
    found: FoundReference,
    value: Reference,
    ghost: (Omit<Ghost, "kind"> & { readonly kind: Kind | undefined }) | Omit<Ghost, "kind">,
    text: string,
  ): Resolution {
    const kind = ("kind" in ghost ? ghost.kind : undefined) ?? onlyKind(found.ref.kinds);
    if (ghost.state !== "dangling" && !drawable(kind, found.ref.kinds)) return NOTHING;
    return { to: "ghost", ghost: { ...ghost, kind }, text, value };
  }
}

/** Whether a reference to these kinds may show as a ghost: undrawn kinds never do. */
export function drawable(kind: Kind | undefined, kinds: readonly Kind[]): boolean {
  return kind === undefined ? kinds.some(isDrawn) : isDrawn(kind);
}

function unknown(from: Resource, found: FoundReference, value: Unknown): Resolution {
  // An address that comes from a variable is a plain value as likely as not.
  if (found.ref.role === "address" || !drawable(undefined, found.ref.kinds)) return NOTHING;
  const shared = /^(?:var|local|module|data)\.[\w.-]+$/.test(value.expression);
  return {
    to: "ghost",
    ghost: {
      // The same name in another module is another thing.
      id: shared
        ? `ghost:${from.calls?.at(-1)?.what ?? from.module}:${value.expression}`
        : `ghost:${from.id}>${found.field}`,
      kind: onlyKind(found.ref.kinds),
      name: value.expression || found.field,
      state: "unknown",
      reason: value.reason,
    },
    text: value.expression,
    value,
  };
}

function onlyKind(kinds: readonly Kind[]): Kind | undefined {
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** The kind that an address tells: `data.google_compute_url_map.web` is a URL map. */
function kindOfAddress(address: string): Kind | undefined {
  const type = /(?:^|\.)(google_\w+)\./.exec(address)?.[1];
  return type === undefined ? undefined : kindOfTerraformType(type)?.spec.kind;
}

function lastPart(address: string): string {
  return address.slice(address.lastIndexOf(".") + 1);
}
