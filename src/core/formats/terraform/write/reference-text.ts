/** How Terraform text refers to a resource: which attribute the reading field wants, and which instance. */
import type { FieldSpec, Kind } from "../../../kinds/kind";
import { keyText } from "../addresses";
import type { Expression } from "../syntax";
import { literalOf, type ResourceReference, referenceOf } from "./expressions";
import { attributeNamed, textOf } from "./places";
import { Refused } from "./refused";
import { addressOf, inSameModule, instanceOf, type Subject, type Subjects } from "./subjects";

/** The expression by which `from` refers to the resource `id` in a field. */
export function referenceText(subjects: Subjects, from: Subject, id: string, field: FieldSpec): string {
  const traversal = referenceTraversal(subjects, from, id, field);
  // The proxies want the map's full resource name (provider documentation: certificate_map).
  return field.name === "certificateMap" ? `"//certificatemanager.googleapis.com/\${${traversal}}"` : traversal;
}

/**
 * The bare traversal to the resource `id`. Where it takes the place of a reference, the attribute which that one reads
 * is kept, as long as it means the same for the new target.
 */
export function referenceTraversal(
  subjects: Subjects,
  from: Subject,
  id: string,
  field: FieldSpec,
  replaced?: ResourceReference,
): string {
  const target = subjects.find(id);
  if (field.ref && !field.ref.kinds.includes(target.spec.kind))
    throw new Refused(
      `${field.name} of ${from.id} cannot refer to ${target.id}: it takes ${field.ref.kinds.join(" or ")}, not ${target.spec.kind}.`,
    );
  if (!inSameModule(from, target))
    throw new Refused(
      `${target.id} is in another Terraform module than ${from.id}; pass it there through an output and a variable.`,
    );
  const wanted = attributeFor(target.spec.kind, from.spec.kind);
  const isKept = replaced && LINKS.includes(wanted) && meansTheSame(replaced, target);
  const kept = isKept ? replaced.attribute : wanted;
  return `${addressOf(target)}${instanceKey(subjects, from, target)}.${kept}`;
}

/** Whether an expression in the block of `from` is a reference to a resource, whichever attribute it reads. */
export function refersTo(expression: Expression, from: Subject, target: Subject): boolean {
  const reference = referenceOf(expression);
  if (reference?.type !== target.tf.type || reference.label !== target.label || !inSameModule(from, target))
    return false;
  const key = keyIn(reference, from);
  const wanted = instanceOf(target);
  return key === undefined || wanted === "" || key === wanted;
}

/** The instance key that a reference has in the block of `from`; undefined where it has none, or one that varies. */
export function keyIn({ key }: ResourceReference, from: Subject): string | undefined {
  if (key === undefined) return undefined;
  if (key.node === "traversal" && key.steps.length === 1 && key.steps[0]?.node === "attr") {
    const name = `${typeof key.root === "string" ? key.root : ""}.${key.steps[0].name}`;
    if (name === "each.key" || name === "count.index") return instanceOf(from) || undefined;
  }
  const literal = literalOf(key);
  return typeof literal === "string" || typeof literal === "number" ? keyText(literal) : undefined;
}

/** Attributes that mean the same wherever the API takes a link. */
const LINKS: readonly string[] = ["id", "self_link"];

/** Another resource of the very same type may be named as this one was: networks often are by their bare names. */
function meansTheSame({ type, attribute }: ResourceReference, target: Subject): boolean {
  return LINKS.includes(attribute) || (attribute === "name" && type === target.tf.type);
}

/**
 * The attribute to read. Most fields take a link; a managed instance group's backends want its instance group, and some
 * fields take a bare name (provider documentation of the resource that has the field).
 */
export function attributeFor(target: Kind, from: Kind): string {
  if (target === "InstanceGroupManager" && from === "BackendService") return "instance_group";
  if (target === "StorageBucket" || target === "ServerlessService") return "name";
  if (from === "NetworkEndpoint" && (target === "NetworkEndpointGroup" || target === "Instance")) return "name";
  if (from === "CertificateMapEntry" && target === "CertificateMap") return "name";
  if (from === "SignedUrlKey") return "name";
  if (target === "ServiceAttachment") return "self_link";
  return "id";
}

/** The key of the instance meant, where the target is declared with `count` or `for_each`. */
function instanceKey(subjects: Subjects, from: Subject, target: Subject): string {
  const own = instanceOf(target);
  const many = target.resource?.many;
  if (own === "" && (!many || !repeats(subjects, target))) return "";
  // Instances that are made alike go together one by one.
  if (instanceOf(from) === own && repeats(subjects, from) === repeats(subjects, target) && repeats(subjects, from))
    return /^count /.test(repeats(subjects, target) ?? "") ? "[count.index]" : "[each.key]";
  if (own !== "") return own;
  if (many?.by === "count") return "[0]";
  throw new Refused(`${target.id} stands for many resources (for_each = ${many?.expression}); name one by its key.`);
}

/** What a block is repeated by, as its text says it: `for_each var.names`; undefined where it is not. */
function repeats(subjects: Subjects, subject: Subject): string | undefined {
  const place = subjects.place(subject);
  for (const name of ["count", "for_each"]) {
    const value = attributeNamed(place.top.block, name)?.value;
    if (value) return `${name} ${textOf(place, value)}`;
  }
  return undefined;
}
