import type { Fix } from "../../model/finding";
import { isAbsentIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removing, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { type EndpointEntry, entriesOf, entriesOfType, isCertainlySet } from "../endpoint-entries";
import { internetNegProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "internet-ip-endpoint-fields",
    severity: "error",
    title: "IP internet endpoint takes an address, not a host name",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: internetNegProducts,
    local: true,
    docs: "The group is of type `INTERNET_IP_PORT` and its endpoint has no `ipAddress`, or has an `fqdn` or an `instance`. The field of the endpoint must match the type of the group.",
    repair:
      "Change the group's type to `INTERNET_FQDN_PORT` when the endpoint names a host (which also gives SNI and certificate checks), or give the endpoint an address and no name. Either replaces the group or the endpoint.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "terraform-provider-google google_compute_region_network_endpoint.ip_address",
    ],
    fixable: true,
    messages: {
      extra:
        "The group {group} is of type INTERNET_IP_PORT, whose endpoints take an address and no {field}. The API refuses the endpoint: remove {field}, or change the group's type to INTERNET_FQDN_PORT.",
      missing:
        "The group {group} is of type INTERNET_IP_PORT, so this endpoint needs an IP address. The API refuses it without: set ip_address, or change the group's type to INTERNET_FQDN_PORT.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_IP_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`,
      good: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "origin.example.com"
  port                          = 443
}
`,
    },
  },
  *find(topology) {
    for (const entry of entriesOfType(topology, "INTERNET_IP_PORT")) {
      const extra = ["fqdn", "instance"].find((it) => isCertainlySet(entry.value.fields[it]));
      const missing = isAbsentIn(entry.value, "ipAddress");
      if (extra === undefined && !missing) continue;
      yield {
        message: extra === undefined ? "missing" : "extra",
        data: { group: entry.group.name, field: extra ?? "" },
        resource: entry.resource.id,
        // What is missing is the mistake, whatever stands in its place.
        field: missing || extra === undefined ? entry.at("ipAddress") : entry.at(extra),
        ...(extra === undefined ? {} : { range: rangeOf(entry.resource, entry.at(extra)) }),
        related: related(entry.group, `${entry.group.name} takes addresses`, "networkEndpointType"),
        fixes: fixes(topology, entry, extra, missing),
      };
    }
  },
});

function fixes(topology: Topology, entry: EndpointEntry, extra: string | undefined, missing: boolean): Fix[] {
  if (extra !== undefined && !missing) return [removing(`Remove ${extra}`, entry.resource, entry.at(extra))];
  const named = extra === "fqdn" && entriesOf(topology, entry.group).every((it) => isAbsentIn(it.value, "ipAddress"));
  if (!named) return [];
  return [
    {
      title: "Change the group's type to INTERNET_FQDN_PORT",
      changes: [setField(entry.group, "networkEndpointType", "INTERNET_FQDN_PORT")],
      effect: "Changing the type replaces the NEG.",
    },
  ];
}
