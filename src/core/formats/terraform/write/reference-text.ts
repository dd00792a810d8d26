/** How Terraform text refers to a resource: which attribute the reading field wants, and which instance. */
import type { FieldSpec, Kind } from "../../../kinds/kind";
import type { Expression } from "../syntax";
import { type ResourceReference, referenceOf } from "./expressions";
import { Refused } from "./refused";
import { addressOf, instanceOf, moduleOf, type Subject, type Subjects } from "./subjects";

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
  if (moduleOf(from) !== moduleOf(target))
    throw new Refused(
      `${target.id} is in another Terraform module than ${from.id}; pass it there through an output and a variable.`,
    );
  const wanted = attributeFor(target.spec.kind, from.spec.kind);
  const kept = replaced && LINKS.includes(replaced.attribute) && LINKS.includes(wanted) ? replaced.attribute : wanted;
  return `${addressOf(target)}${instanceKey(from, target)}.${kept}`;
}

/** Whether an expression is a reference to a resource, whichever attribute it reads. */
export function refersTo(expression: Expression, target: Subject): boolean {
  const reference = referenceOf(expression);
  return reference?.type === target.tf.type && reference.label === target.label;
}

/** Attributes that mean the same wherever the API takes a link. */
const LINKS: readonly string[] = ["id", "self_link"];

/**
 * The attribute to read. Most fields take a link; a managed instance group's backends want its instance group, and some
 * fields take a bare name (provider documentation of the resource that has the field).
 */
function attributeFor(target: Kind, from: Kind): string {
  if (target === "InstanceGroupManager" && from === "BackendService") return "instance_group";
  if (target === "StorageBucket" || target === "ServerlessService") return "name";
  if (from === "NetworkEndpoint" && (target === "NetworkEndpointGroup" || target === "Instance")) return "name";
  if (from === "CertificateMapEntry" && target === "CertificateMap") return "name";
  if (from === "SignedUrlKey") return "name";
  if (target === "ServiceAttachment") return "self_link";
  return "id";
}

/** The key of the instance meant, where the target is declared with `count` or `for_each`. */
function instanceKey(from: Subject, target: Subject): string {
  const { resource } = target;
  const inId = instanceOf(target);
  if (inId) return inId;
  const many = resource?.many;
  if (!many) return "";
  const same = from.resource?.many;
  if (same?.by === many.by && same.expression === many.expression)
    return many.by === "count" ? "[count.index]" : "[each.key]";
  if (many.by === "count") return "[0]";
  throw new Refused(`${target.id} stands for many resources (for_each = ${many.expression}); name one by its key.`);
}
