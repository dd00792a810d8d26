import type { Resource } from "../../model/resource";
import { collectionOf } from "../../topology/api-object";
import { field, isAbsent, known } from "../../topology/read";
import { sideOf } from "../../topology/same-object";
import { defineConstraint } from "../constraint";
import { related } from "../related";
import { JUDGED_KINDS } from "./judged-kinds";

const NAMED_KINDS = JUDGED_KINDS.filter((it) => it !== "NetworkEndpoint" && it !== "TargetGrpcProxy");

export default defineConstraint({
  meta: {
    id: "duplicate-name",
    severity: "error",
    title: "Name is used twice",
    appliesTo: NAMED_KINDS,
    reads: NAMED_KINDS,
    products: "all",
    docs: "Two resources of the same API collection, project and location have the same name. Names are unique there, so the second one is refused with `alreadyExists`. Resources with `count` or `for_each`, with a project that cannot be told, or in different root modules are not compared.",
    repair:
      "Give one of them another name. The name is part of the resource's identity: changing it replaces the resource.",
    sources: ["Compute API v1 BackendService.name"],
    fixable: false,
    messages: {
      taken:
        '"{name}" is also the name of {other}. Names are unique in a collection and location, so the API refuses the second one; rename one of them.',
    },
    examples: {
      bad: `resource "google_compute_backend_service" "a" {
  name = "web"
}

resource "google_compute_backend_service" "b" {
  name = "web"
}
`,
      good: `resource "google_compute_backend_service" "a" {
  name = "web-a"
}

resource "google_compute_backend_service" "b" {
  name = "web-b"
}
`,
    },
  },
  *find(topology) {
    const first = new Map<string, Resource>();
    for (const resource of topology.all(...NAMED_KINDS)) {
      const key = identityOf(resource);
      if (key === undefined) continue;
      const other = first.get(key);
      // A block written twice is a duplicate address: Terraform itself reports that, and so do we.
      if (!other) first.set(key, resource);
      else if ((other.key ?? other.address) !== (resource.key ?? resource.address))
        yield {
          message: "taken",
          data: { name: String(known(resource, "name")), other: other.key ?? other.address },
          resource: resource.id,
          field: "name",
          related: related(other, `The other "${String(known(resource, "name"))}"`, "name"),
        };
    }
  },
});

/** Every resource is asked for after every edit, and few have changed. null: not to be compared. */
const remembered = new WeakMap<Resource, string | null>();

function identityOf(resource: Resource): string | undefined {
  let made = remembered.get(resource);
  if (made === undefined) {
    made = identity(resource) ?? null;
    remembered.set(resource, made);
  }
  return made ?? undefined;
}

/**
 * What must be unique, or undefined when a part of it is not known. What an export shows is there, and so is in nobody's
 * way; the same object declared in two formats is one object.
 */
function identity(resource: Resource): string | undefined {
  if (sideOf(resource.format) === "exported") return undefined;
  const name = known(resource, "name");
  if (name === undefined || resource.many || resource.scope.level === "unknown") return undefined;
  const place = resource.scope.level === "global" ? "" : placeOf(resource);
  const project = isAbsent(resource, "project") ? (resource.project ?? "default") : known(resource, "project");
  if (place === undefined || project === undefined) return undefined;
  const collection = collectionOf(resource);
  const provider = field(resource, "provider");
  const providerText =
    provider === undefined ? "" : JSON.stringify(provider.type === "reference" ? provider.target : provider.type);
  return [
    resource.format,
    resource.module,
    resource.namespace,
    collection,
    resource.scope.level,
    place,
    project,
    providerText,
    name,
  ].join("|");
}

/** Resources without a location of their own share the provider's, whatever it is. */
function placeOf(resource: Resource): string | undefined {
  if (resource.scope.name !== undefined) return resource.scope.name;
  return isAbsent(resource, resource.scope.level) ? "default" : undefined;
}
