import type { Kind } from "../../kinds/kind";
import { kindSpec } from "../../kinds/registry";
import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { field, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { isTaken, namesOf } from "../names";

const KINDS: readonly Kind[] = [
  "ForwardingRule",
  "TargetHttpProxy",
  "TargetHttpsProxy",
  "TargetTcpProxy",
  "TargetSslProxy",
  "TargetGrpcProxy",
  "UrlMap",
  "BackendService",
  "BackendBucket",
  "NetworkEndpointGroup",
  "HealthCheck",
  "SslPolicy",
  "SslCertificate",
];

const NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export default defineConstraint({
  meta: {
    id: "resource-name-invalid",
    severity: "error",
    title: "Name does not follow RFC 1035",
    appliesTo: KINDS,
    reads: KINDS,
    products: "all",
    local: true,
    docs: `The name of a resource is not what Compute Engine accepts: 1 to 63 lowercase letters, digits and hyphens, the first
a letter, the last no hyphen. Of a name that is put together from parts that are not known, only the characters of the known
parts are judged. Exports of the API are not judged. For Config Connector the name is \`spec.resourceID\`, else \`metadata.name\`.`,
    repair:
      "Choose a name of lowercase letters, digits and hyphens. Names cannot be changed in place: the resource is replaced.",
    sources: [
      "Compute API v1 BackendService.name",
      "https://docs.cloud.google.com/compute/docs/naming-resources",
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_endpoint_group",
    ],
    fixable: true,
    messages: {
      name: 'The name "{name}" {why}: the API accepts 1 to 63 lowercase letters, digits and hyphens, beginning with a letter and not ending in a hyphen. Choose another name.',
      part: "This name will contain {characters}, whatever its other parts turn out to be: the API accepts lowercase letters, digits and hyphens only. Choose other characters.",
    },
    examples: { bad: example("My_Url_Map"), good: example("my-url-map") },
  },
  // Names that are taken matter to repairs only, and there is hardly ever one to make.
  context: (topology) => (topology.all(...KINDS).some(isInvalid) ? namesOf(topology, ...KINDS) : ""),
  *find(topology): Iterable<Report> {
    for (const resource of topology.all(...KINDS)) {
      const name = known(resource, "name");
      if (typeof name === "string") {
        if (!isInvalid(resource)) continue;
        yield {
          message: "name",
          data: { name, why: whatIsWrong(name) },
          resource: resource.id,
          field: "name",
          fixes: fixes(topology, resource, name),
        };
      } else {
        const characters = wrongCharacters(resource);
        if (characters) yield { message: "part", data: { characters }, resource: resource.id, field: "name" };
      }
    }
  },
});

/** Whether a resource certainly has a name that the API refuses. */
function isInvalid(resource: Resource): boolean {
  // What an export shows was accepted, unless somebody has changed the names since.
  if (resource.format === "api") return false;
  const name = known(resource, "name");
  // Providers make up a name for some resources whose name is empty.
  return typeof name === "string" && name !== "" && !NAME.test(name);
}

function whatIsWrong(name: string): string {
  if (/[A-Z]/.test(name) && NAME.test(name.toLowerCase())) return "has capital letters";
  const other = /[^-a-zA-Z0-9]/.exec(name)?.[0];
  if (other !== undefined) return `contains ${quoted(other)}`;
  if (name.length > 63) return `has ${name.length} characters`;
  return name.endsWith("-") ? "ends in a hyphen" : "does not begin with a lowercase letter";
}

function quoted(character: string): string {
  return character === " " ? "a blank" : `"${character}"`;
}

/** Characters that no name may have in the literal parts of a template whose other parts are not known. */
function wrongCharacters(resource: Resource): string | undefined {
  const value = field(resource, "name");
  if (value?.type !== "unknown" || resource.format !== "terraform") return undefined;
  const literals = literalParts(value.expression);
  const wrong = [...new Set(literals?.match(/[^-a-z0-9]/gu) ?? [])];
  return wrong.length === 0 ? undefined : wrong.slice(0, 5).map(quoted).join(" and ");
}

/** What stands outside of interpolations in a template; undefined for any other expression, and for one that has escapes. */
function literalParts(expression: string): string | undefined {
  if (!/^".*"$/.test(expression) || /\\|%\{|\$\$\{/.test(expression)) return undefined;
  let depth = 0;
  let literal = "";
  const text = expression.slice(1, -1);
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (depth === 0 && character === "$" && text[index + 1] === "{") {
      depth = 1;
      index++;
    } else if (depth > 0) depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    else if (character === '"') return undefined;
    else literal += character;
  }
  return depth === 0 ? literal : undefined;
}

/** The nearest name that will do, unless it is taken. */
function fixes(topology: Topology, resource: Resource, name: string): readonly Fix[] {
  const better = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 63)
    .replace(/-+$/, "");
  if (!NAME.test(better) || isTaken(topology, resource.kind, better) || resource.many || resource.key !== undefined)
    return [];
  return [
    setting(
      `Name it ${better}`,
      resource,
      "name",
      better,
      `The ${kindSpec(resource.kind).label.toLowerCase()} is created under that name; links that spell out the old name do not follow.`,
    ),
  ];
}

function example(name: string): string {
  return `resource "google_compute_url_map" "web" {
  name            = "${name}"
  default_service = "projects/p/global/backendServices/web"
}
`;
}
