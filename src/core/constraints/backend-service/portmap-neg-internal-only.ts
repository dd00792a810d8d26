import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { isAbsent, possible } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { aGroup, backendsOf, isNegOf } from "../backends";
import { limits, setFields } from "../balancing";
import { removeFields, setField } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { moveToOwnService, takenNames } from "../own-service";
import { related } from "../related";
import { offeredSchemes } from "../scheme-fix";

export default defineConstraint({
  meta: {
    id: "portmap-neg-internal-only",
    severity: "error",
    title: "Port-mapping NEG needs an internal passthrough backend service of its own",
    appliesTo: ["BackendService"],
    reads: ["BackendService", "NetworkEndpointGroup", "ForwardingRule"],
    products: ["internal-passthrough-nlb"],
    local: true,
    docs: `A backend of the service is a port mapping NEG (\`GCE_VM_IP_PORTMAP\`) and the scheme is not \`INTERNAL\`, or there is a
second backend, or two forwarding rules refer to the service. Port mapping forwards by the port that the client sends to and
does not balance anything, so nothing else may share the service.`,
    repair: `Use one backend service of scheme \`INTERNAL\` with exactly this NEG and one forwarding rule. Changing the scheme
replaces the service.`,
    sources: [
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/vpc/docs/about-private-service-connect-port-mapping",
      "https://docs.cloud.google.com/vpc/docs/create-port-mapping-service",
      "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    ],
    fixable: true,
    messages: {
      scheme:
        'The port mapping NEG "{neg}" works behind an internal passthrough load balancer only, but the scheme is {scheme}. Use INTERNAL.',
      backends:
        'The port mapping NEG "{neg}" forwards by client port and balances nothing, so it cannot share a backend service with {other}. Give it its own.',
      rules:
        'The port mapping NEG "{neg}" takes one forwarding rule, but {count} refer to its backend service. Keep one of them.',
    },
    examples: {
      bad: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_backend_service" "map" {
  name                  = "map"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  backend {
    group = google_compute_region_network_endpoint_group.map.id
  }
}
`,
      good: `resource "google_compute_region_network_endpoint_group" "map" {
  name                  = "map"
  region                = "us-central1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
}

resource "google_compute_region_backend_service" "map" {
  name                  = "map"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL"
  backend {
    group          = google_compute_region_network_endpoint_group.map.id
    balancing_mode = "CONNECTION"
  }
}
`,
    },
  },
  context: takenNames,
  *find(topology): Generator<Report> {
    for (const service of topology.all("BackendService")) {
      const { list } = backendsOf(topology, service);
      const mapped = list.find((it) => isNegOf(it, "GCE_VM_IP_PORTMAP"));
      if (!mapped || !isNegOf(mapped, "GCE_VM_IP_PORTMAP")) continue;
      const neg = mapped.group.name;
      const its = related(mapped.group.resource, `"${neg}" is a port mapping NEG`, "networkEndpointType");
      const schemes = possible(service, "loadBalancingScheme");
      if (schemes?.length && !schemes.includes("INTERNAL"))
        yield {
          message: "scheme",
          data: { neg, scheme: schemes.join(" or ") },
          resource: service.id,
          field: "loadBalancingScheme",
          related: its,
          fixes: asInternal(topology, service),
        };
      const other = list.find((it) => it !== mapped);
      if (other)
        yield {
          message: "backends",
          data: { neg, other: other.group ? `"${other.group.name}", ${aGroup(other.group)}` : "another backend" },
          resource: service.id,
          field: `${mapped.path}.group`,
          related: [...related(service, "The other backend", `${other.path}.group`), ...its],
          fixes: moveToOwnService(topology, service, mapped, { balancingMode: "CONNECTION" }),
        };
      const rules = rulesOf(topology, service);
      if (rules.length > 1)
        yield {
          message: "rules",
          data: { neg, count: rules.length },
          resource: service.id,
          related: [...rules.flatMap((it) => related(it, "Refers to the service", "backendService")), ...its],
        };
    }
  },
});

/** Forwarding rules of the service that are certainly there. */
function rulesOf(topology: Topology, service: Resource): readonly Resource[] {
  if (service.many) return [];
  const ids = new Set(topology.into(service.id, "backendService").map((it) => it.from));
  return [...ids].flatMap((id) => {
    const rule = topology.get(id);
    return rule?.kind === "ForwardingRule" && !rule.many ? [rule] : [];
  });
}

/** Where no forwarding rule says otherwise, and the protocol is one of a passthrough load balancer. */
function asInternal(topology: Topology, service: Resource): readonly Fix[] {
  const protocols = possible(service, "protocol") ?? [];
  const fits =
    isAbsent(service, "protocol") || protocols.every((it) => ["TCP", "UDP", "UNSPECIFIED"].includes(String(it)));
  if (!fits || service.scope.level !== "region") return [];
  return offeredSchemes(topology, service, ["INTERNAL"]).map((scheme) => ({
    title: `Set loadBalancingScheme to ${scheme}`,
    changes: [
      setField(service, "loadBalancingScheme", scheme),
      ...backendsOf(topology, service).list.flatMap((it) => [
        ...removeFields(service, setFields(it, [...limits, "capacityScaler"])),
        setField(service, `${it.path}.balancingMode`, "CONNECTION"),
      ]),
    ],
    effect: "Changing the scheme replaces the backend service.",
  }));
}
