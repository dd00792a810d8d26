/** How a format names a resource in a reference, and that reference as a value. */

import { linkAsIn } from "../formats/api/write/link-text";
import { connectorTypesOf } from "../formats/config-connector/references";
import { readJson } from "../formats/document/read-json";
import { readYaml } from "../formats/document/read-yaml";
import { attributeFor } from "../formats/terraform/write/reference-text";
import { referencedKind } from "../kinds/connector-names";
import { inSameModule, instanceKeyOf, type Resource } from "../model/resource";
import type { ReferenceTarget } from "../model/value";
import { selfLinkOf } from "../topology/self-link";
import { isReference, type Spot } from "./spot";

export interface Named {
  readonly text: string;
  readonly target: ReferenceTarget;
}

/** undefined where the resource cannot be named there: another module, another kind than the key says, no self-link. */
export function naming(
  spot: Spot,
  from: Resource | undefined,
  file: string,
  text: string,
): (to: Resource) => Named | undefined {
  switch (spot.spelling.format) {
    case "terraform":
      return (to) => inTerraform(spot, from, to);
    case "config-connector":
      return (to) => inManifest(spot, from, to);
    case "api": {
      const tree = spot.cursor.language === "json" ? readJson(file, text) : readYaml(file, text);
      return (to) => byLink(to, (link) => linkAsIn(tree, from?.project, link));
    }
  }
}

function inTerraform({ spec, named, cursor }: Spot, from: Resource | undefined, to: Resource): Named | undefined {
  if (from && !inSameModule(from, to)) return undefined;
  const key = to.many ? keyOfMany(from, to) : instanceKeyOf(to);
  if (key === undefined) return undefined;
  const address = to.address.split(".").slice(-2).join(".");
  const traversal = `${address}${key}.${attributeFor(to.kind, spec.kind)}`;
  const target: ReferenceTarget = {
    by: "address",
    module: to.module,
    address: to.address,
    ...(to.key === undefined ? {} : { instance: to.key }),
  };
  // The proxies want the map's full resource name (provider documentation: certificate_map).
  const prefix = named?.field?.name === "certificateMap" ? "//certificatemanager.googleapis.com/" : "";
  const isText = prefix !== "" || cursor.language === "json";
  return { text: isText ? `"${prefix}\${${quoteSafe(traversal, cursor.language)}}"` : traversal, target };
}

/** In JSON the quotes of a key stand inside of a string. */
function quoteSafe(traversal: string, language: string): string {
  return language === "json" ? traversal.replace(/"/g, '\\"') : traversal;
}

function keyOfMany(from: Resource | undefined, { many }: Resource): string | undefined {
  if (many?.by === "count") return from?.many?.by === "count" ? "[count.index]" : "[0]";
  return from?.many?.by === "for_each" ? "[each.key]" : undefined;
}

function inManifest({ named, inside }: Spot, from: Resource | undefined, to: Resource): Named | undefined {
  const connector = named?.connector;
  const last = inside?.at(-1);
  if (!connector || !isReference(named?.field)) return undefined;
  if (last === undefined || last === "external") return byLink(to, (link) => link);
  if (last !== "name") return undefined;
  const key = inside?.at(-2) ?? named.key;
  const wanted = referencedKind(connector, key, connectorTypesOf);
  const sameNamespace = from?.namespace === to.namespace;
  if (connector.reference === "byKind" ? to.typeName !== wanted : !fits(named, to)) return undefined;
  if (!sameNamespace) return undefined;
  const name = to.address.slice(to.address.indexOf("/") + 1);
  const target: ReferenceTarget = {
    by: "object",
    address: to.address,
    ...(to.namespace === undefined ? {} : { namespace: to.namespace }),
  };
  return { text: name, target };
}

function fits({ field }: NonNullable<Spot["named"]>, to: Resource): boolean {
  return field?.ref?.kinds.some((kind) => connectorTypesOf(kind).some((it) => it.kind === to.typeName)) === true;
}

function byLink(to: Resource, styled: (link: string) => string): Named | undefined {
  const own = selfLinkOf(to);
  if (!own.ok) return undefined;
  // A manager is no backend: its instance group is, which has its name.
  const link = own.link.replace("/instanceGroupManagers/", "/instanceGroups/");
  return { text: styled(link), target: { by: "link", link } };
}
