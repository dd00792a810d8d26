/** The places in a resource where a reference can stand: those that there are, and the next item of each list. */
import type { FieldSpec, Kind } from "../kinds/kind";
import { kindSpec } from "../kinds/registry";
import { terraformName } from "../kinds/terraform-names";
import type { Resource } from "../model/resource";
import { type ObjectValue, type Value, valueAt } from "../model/value";
import { routeName } from "./route-names";

export interface Slot {
  /** The field, with indexes: `pathMatchers[0].defaultService`; for the next item of a list, the index after the last. */
  readonly field: string;
  /** The same with `[]` for a next item: what a person chooses among. */
  readonly id: string;
  /** "Backend", "api: /v1/*". */
  readonly label: string;
  readonly role: string;
  readonly kinds: readonly Kind[];
  /** The list that gets an item. */
  readonly appends?: string;
  /** How many items that list has is not known. */
  readonly uncounted?: boolean;
  /** Fields that are set and that cannot stand beside it. */
  readonly instead: readonly string[];
  /** It is an item that is there: chosen by its own row or edge only, else a list gets one more. */
  readonly isItem: boolean;
}

/** Roles that are no connections for people: what a test expects, who leads while another does. */
const leftOut: ReadonlySet<string> = new Set(["test", "leaderGroup", "bucket", "serverless", "network", "subnetwork"]);
/** An object that a reference may bring about, as it says nothing else. */
const brought: ReadonlySet<string> = new Set([
  "requestMirrorPolicy",
  "defaultRouteAction",
  "routeAction",
  "autoHealingPolicies",
]);

const made = new WeakMap<Resource, readonly Slot[]>();

/** Every place of a resource where a reference can stand, in the order of the tables. Worked out once for a resource. */
export function slotsOf(resource: Resource): readonly Slot[] {
  let slots = made.get(resource);
  if (!slots) {
    slots = findSlots(resource);
    made.set(resource, slots);
  }
  return slots;
}

function findSlots(resource: Resource): readonly Slot[] {
  const slots: Slot[] = [];
  const add = (field: FieldSpec, path: string, more: Partial<Slot>) => {
    if (!field.ref || leftOut.has(field.ref.role)) return;
    const { role, kinds } = field.ref;
    slots.push({
      field: path,
      id: path,
      label: labelOf(resource, path, role),
      role,
      kinds,
      instead: rivals(resource, path),
      isItem: false,
      ...more,
    });
  };
  const visit = (fields: readonly FieldSpec[], object: Value | undefined, prefix: string, isItem: boolean) => {
    for (const field of fields) {
      if (!isSpelled(field, resource)) continue;
      const path = prefix ? `${prefix}.${field.name}` : field.name;
      const value = object?.type === "object" ? object.fields[field.name] : undefined;
      if (field.type === "reference") add(field, path, { isItem });
      else if (field.type === "list") visitList(field, value, path);
      else if (field.type === "object" && (value?.type === "object" || (!value && brought.has(field.name))))
        visit(field.fields ?? [], value, path, isItem);
    }
  };
  const visitList = (field: FieldSpec, value: Value | undefined, path: string) => {
    const items = value?.type === "list" ? value.items : [];
    const uncounted = value !== undefined && (value.type !== "list" || value.open !== undefined);
    const next = { id: `${path}[]`, appends: path, ...(uncounted ? { uncounted } : {}) };
    if (field.ref) {
      add(field, `${path}[${items.length}]`, next);
      for (const index of items.keys()) add(field, `${path}[${index}]`, { isItem: true });
      return;
    }
    const carried = (field.fields ?? []).find((it) => it.ref && isCarrier(field));
    // A share of the traffic can join others; the first one would take the place of the service.
    const joins = field.name !== "weightedBackendServices" || items.length > 0;
    if (carried && joins)
      add(carried, `${path}[${items.length}].${carried.name}`, { ...next, id: `${path}[].${carried.name}` });
    items.forEach((item, index) => {
      visit(field.fields ?? [], item, `${path}[${index}]`, carried !== undefined);
    });
  };
  visit(kindSpec(resource.kind).fields, resource.fields, "", false);
  return slots;
}

/** Lists whose items are there for the sake of one reference. */
function isCarrier({ name }: FieldSpec): boolean {
  return name === "backends" || name === "weightedBackendServices";
}

/** Whether the resource's own type and format have the field. */
function isSpelled(field: FieldSpec, { format, typeName }: Resource): boolean {
  if (format === "terraform") return terraformName(field, typeName) !== undefined;
  if (format === "config-connector") return (field.connector?.byKind?.[typeName] ?? field.connector)?.absent !== true;
  return field.api?.absent !== true;
}

/** What is set and means the same requests or the same place: only one of them can stand. */
function rivals(resource: Resource, path: string): readonly string[] {
  const at = path.lastIndexOf(".") + 1;
  const [holder, name] = [path.slice(0, at), path.slice(at)];
  const isSet = (it: string) => valueAt(resource.fields, it) !== undefined;
  if (resource.kind === "ForwardingRule") {
    if (name === "target") return ["backendService"].filter(isSet);
    return name === "backendService" ? ["target"].filter(isSet) : [];
  }
  if (resource.kind !== "UrlMap" || (name !== "service" && name !== "defaultService")) return [];
  const [redirect, action] =
    name === "service" ? ["urlRedirect", "routeAction"] : ["defaultUrlRedirect", "defaultRouteAction"];
  const shares = `${holder}${action}.weightedBackendServices`;
  const whole = valueAt(resource.fields, `${holder}${action}`);
  const isAll = whole?.type === "object" && whole.open === undefined && Object.keys(whole.fields).length === 1;
  return [`${holder}${redirect}`, ...(isSet(shares) ? [isAll ? `${holder}${action}` : shares] : [])].filter(isSet);
}

const words: Readonly<Record<string, string>> = {
  target: "Target",
  backendService: "Backend service",
  address: "Address",
  urlMap: "URL map",
  service: "Backend service",
  sslCertificate: "Certificate",
  certificate: "Certificate Manager certificate",
  certificateMap: "Certificate map",
  sslPolicy: "SSL policy",
  backend: "Backend",
  healthCheck: "Health check",
  securityPolicy: "Security policy",
  edgeSecurityPolicy: "Edge security policy",
  backupPool: "Backup pool",
  autoHealingHealthCheck: "Health check for autohealing",
  targetPool: "Target pool",
  targetProxy: "Target proxy",
  serviceAttachment: "Published service",
  targetService: "Forwarding rule that it publishes",
};

/** A reference in words: for a URL map, which requests; else what it is for. */
export function labelOf(resource: Resource, field: string, role: string): string {
  if (resource.kind === "UrlMap") return routeName(resource, field, role);
  return words[role] ?? field.replace(/\[\d+\]/g, "");
}

/** The list item that a field is in: `backends[0]` of `backends[0].group`. */
export function itemAt(
  resource: Resource,
  field: string,
): { readonly path: string; readonly value: ObjectValue } | undefined {
  const path = /^(.*\[\d+\])\.[^.[]+$/.exec(field)?.[1];
  const value = path === undefined ? undefined : valueAt(resource.fields, path);
  return path !== undefined && value?.type === "object" ? { path, value } : undefined;
}
