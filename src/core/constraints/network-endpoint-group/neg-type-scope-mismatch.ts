import type { Scope } from "../../model/resource";
import { possible } from "../../topology/read";
import { defineConstraint } from "../constraint";

/** Where each type of endpoint group can be created. */
const TYPES: Readonly<Record<"zone" | "region" | "global", readonly string[]>> = {
  zone: ["GCE_VM_IP", "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT", "GCE_VM_IP_DEDICATED_BACKEND"],
  region: ["SERVERLESS", "PRIVATE_SERVICE_CONNECT", "GCE_VM_IP_PORTMAP", "INTERNET_IP_PORT", "INTERNET_FQDN_PORT"],
  global: ["INTERNET_IP_PORT", "INTERNET_FQDN_PORT"],
};
const WORDS = { zone: "zonal", region: "regional", global: "global" } as const;

export default defineConstraint({
  meta: {
    id: "neg-type-scope-mismatch",
    severity: "error",
    title: "NEG type must be created in the scope it exists in",
    appliesTo: ["NetworkEndpointGroup"],
    reads: ["NetworkEndpointGroup"],
    products: "all",
    local: true,
    docs: "Each type of endpoint group lives in one kind of location: VM and hybrid NEGs in a zone; serverless, Private Service Connect and port-mapping NEGs in a region; internet NEGs globally or in a region. The defaults of Terraform count (`GCE_VM_IP_PORT` for the zonal resource, `SERVERLESS` for the regional one). A type that is in none of these lists is not judged.",
    repair: "Use the zonal, regional or global NEG resource that owns the type, or a type that exists in this scope.",
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs",
      "terraform-provider-google google_compute_network_endpoint_group, google_compute_region_network_endpoint_group, google_compute_global_network_endpoint_group",
    ],
    fixable: false,
    messages: {
      scope:
        "{type} exists only as a {wanted} group, and this one is {scope}, so the API refuses it. Use the {wanted} resource, or one of {types}.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "api" {
  name                  = "api"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "SERVERLESS"
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "api" {
  name                  = "api"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = "api"
  }
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      const level = levelOf(group.scope);
      const types = possible(group, "networkEndpointType")?.map(String);
      if (level === undefined || !types?.length) continue;
      const owners = types.map((it) => ownersOf(it));
      if (owners.some((it) => it.length === 0 || it.includes(level))) continue;
      yield {
        message: "scope",
        data: {
          type: types.join(" or "),
          scope: WORDS[level],
          wanted: [...new Set(owners.flat())].map((it) => WORDS[it]).join(" or "),
          types: TYPES[level].join(", "),
        },
        resource: group.id,
        field: "networkEndpointType",
      };
    }
  },
});

type Level = keyof typeof TYPES;

function levelOf(scope: Scope): Level | undefined {
  return scope.level === "unknown" ? undefined : scope.level;
}

function ownersOf(type: string): Level[] {
  return (["zone", "region", "global"] as const).filter((it) => TYPES[it].includes(type));
}
