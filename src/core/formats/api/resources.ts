/** API objects as resources. */
import { completeFields } from "../../kinds/complete";
import type { TerraformType } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { ParsedResource } from "../../model/resource";
import type { ObjectValue, Reference, Value } from "../../model/value";
import { formatLink } from "../../topology/links";
import { commentsOf } from "../document/comments";
import { entriesOf, textOf } from "../document/look-up";
import type { TreeFile } from "../document/tree";
import type { ValueReader } from "../document/values";
import { fitFields } from "./fields";
import { typeNameOf } from "./links";
import type { ApiEndpoint, ApiObject } from "./objects";

/** The relative self-link of an object, without what is not known. */
export function addressOf({ project, scope, collection, name, node }: ApiObject): string {
  const own = textOf(entriesOf(node).get("name")?.entry.value);
  // Certificate Manager and Network Services: the whole path is the name.
  if (own?.includes("/")) return own.replace(/^\/\/[^/]+\//, "");
  return formatLink({ ...(project === undefined ? {} : { project }), scope, collection, name });
}

export function readResource(file: TreeFile, object: ApiObject, values: ValueReader): ParsedResource {
  const { node, spec, scope, project, collection } = object;
  const range = { file: file.path, start: node.start, end: node.end };
  const head = entriesOf(node).get("name")?.entry ?? entriesOf(node).get("selfLink")?.entry;
  const headRange = head ? { file: file.path, start: head.start, end: head.end } : { ...range, end: node.start + 1 };
  const fields = fitFields(values.object(node), spec.fields, (it) => file.text.slice(it.start, it.end));
  const comments = commentsOf(file, node).map((it) => it.text);
  return {
    address: addressOf(object),
    module: folderOf(file.path),
    kind: spec.kind,
    format: "api",
    typeName: typeNameOf(collection),
    scope,
    ...(project === undefined ? {} : { project }),
    fields: completeFields(spec, impliedBy(object), named(object, { ...fields, range, headRange })),
    range,
    headRange,
    ...(comments.length > 0 ? { comments } : {}),
  };
}

/** An endpoint as a resource that names its group, as all other formats have it. */
export function readEndpoint(
  file: TreeFile,
  endpoint: ApiEndpoint,
  group: ParsedResource,
  values: ValueReader,
): ParsedResource {
  const { node } = endpoint;
  const range = { file: file.path, start: node.start, end: node.end };
  const spec = kindSpec("NetworkEndpoint");
  const fields = fitFields(values.object(node), spec.fields, (it) => file.text.slice(it.start, it.end));
  const text = (key: string) => textOf(entriesOf(node).get(key)?.entry.value);
  const instance = text("instance");
  const host =
    text("fqdn") ?? text("ipAddress") ?? text("ipv6Address") ?? instance?.slice(instance.lastIndexOf("/") + 1);
  const port = text("port");
  const networkEndpointGroup: Reference = {
    type: "reference",
    target: { by: "link", link: group.address },
    attribute: "",
    range,
  };
  return {
    address: `${group.address}/networkEndpoints/${[host, port].filter((it) => it !== undefined).join(":")}`,
    module: folderOf(file.path),
    kind: "NetworkEndpoint",
    format: "api",
    typeName: "compute#networkEndpoint",
    scope: group.scope,
    ...(group.project === undefined ? {} : { project: group.project }),
    fields: { ...fields, fields: { ...fields.fields, networkEndpointGroup }, range },
    range,
    headRange: range,
  };
}

export function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

/** The name alone where the object has the whole path, or only a self-link; and the map that an entry's path names. */
function named(object: ApiObject, fields: ObjectValue): ObjectValue {
  const { name, spec } = object;
  const place = fields.headRange ?? fields.range;
  const own = fields.fields.name;
  const added: Record<string, Value> = {};
  if (own?.type === "scalar") added.name = { ...own, value: name };
  else if (!own) added.name = { type: "scalar", value: name, range: place };
  const map =
    spec.kind === "CertificateMapEntry" ? /^(.*\/certificateMaps\/[^/]+)\//.exec(addressOf(object))?.[1] : undefined;
  if (map !== undefined && !fields.fields.map)
    added.map = { type: "reference", target: { by: "link", link: map }, attribute: "", range: place };
  return { ...fields, fields: { ...fields.fields, ...added } };
}

/** Health checks of the older kind say their protocol by their collection. */
function impliedBy({ spec, collection }: ApiObject): TerraformType | undefined {
  return collection === spec.collection ? undefined : spec.terraform.find((it) => it.collection === collection);
}
