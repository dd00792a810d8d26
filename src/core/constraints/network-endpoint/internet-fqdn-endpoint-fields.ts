import type { Change } from "../../model/change";
import type { Fix } from "../../model/finding";
import { isAbsentIn } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { removeField, removing, setField } from "../changes";
import { defineConstraint } from "../constraint";
import { type EndpointEntry, entriesOf, entriesOfType, isCertainlySet } from "../endpoint-entries";
import { originHosts } from "../origin-hosts";
import { internetNegProducts } from "../product-lists";
import { rangeOf } from "../ranges";
import { related } from "../related";

const FOREIGN = ["ipAddress", "ipv6Address", "instance"] as const;

export default defineConstraint({
  meta: {
    id: "internet-fqdn-endpoint-fields",
    severity: "error",
    title: "FQDN internet endpoint takes a host name, not an address",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "BackendService", "UrlMap"],
    products: [...internetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: "The group is of type `INTERNET_FQDN_PORT` and its endpoint has no `fqdn`, or has an address or an instance. The field of the endpoint must match the type of the group.",
    repair:
      "Replace the address by the origin's host name. Changing the group's type to `INTERNET_IP_PORT` works too, but then no SNI is sent and no certificate is checked.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "seed 002_f9fd254eff231fad.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "terraform-provider-google google_compute_region_network_endpoint.fqdn",
    ],
    fixable: true,
    messages: {
      extra:
        "The group {group} is of type INTERNET_FQDN_PORT, whose endpoints take a host name and no {field}. The API refuses the endpoint: replace {field} by fqdn.",
      missing:
        "The group {group} is of type INTERNET_FQDN_PORT, so this endpoint needs a host name. The API refuses it without: set fqdn.",
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  ip_address                    = "8.8.8.8"
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
    for (const entry of entriesOfType(topology, "INTERNET_FQDN_PORT")) {
      const extra = FOREIGN.filter((it) => isCertainlySet(entry.value.fields[it]));
      const missing = isAbsentIn(entry.value, "fqdn");
      const [first] = extra;
      if (first === undefined && !missing) continue;
      yield {
        message: first === undefined ? "missing" : "extra",
        data: { group: entry.group.name, field: first ?? "" },
        resource: entry.resource.id,
        // What is missing is the mistake, whatever stands in its place.
        field: missing || first === undefined ? entry.at("fqdn") : entry.at(first),
        ...(first === undefined ? {} : { range: rangeOf(entry.resource, entry.at(first)) }),
        related: related(entry.group, `${entry.group.name} takes host names`, "networkEndpointType"),
        fixes: fixes(topology, entry, extra, missing),
      };
    }
  },
});

function fixes(topology: Topology, entry: EndpointEntry, extra: readonly string[], missing: boolean): Fix[] {
  const paths = extra.map((it) => entry.at(it));
  if (!missing) return [removing(`Remove ${extra.join(" and ")}`, entry.resource, ...paths)];
  const name = (value: string | { ask: string }): Change[] => [
    ...paths.map((it) => removeField(entry.resource, it)),
    setField(entry.resource, entry.at("fqdn"), value),
  ];
  const verb = extra.length ? `Replace ${extra.join(" and ")} by` : "Set";
  const named = originHosts(topology, entry.group).map(
    (it): Fix => ({ title: `${verb} fqdn ${it}`, changes: name(it) }),
  );
  const asked: Fix = {
    title: `${verb} fqdn…`,
    changes: name({ ask: "fqdn" }),
    ask: { id: "fqdn", prompt: "Host name of the origin", placeholder: "origin.example.com", check: "fqdn" },
  };
  const onlyAddresses = entriesOf(topology, entry.group).every(
    (it) => isAbsentIn(it.value, "fqdn") && isCertainlySet(it.value.fields.ipAddress),
  );
  const back: Fix = {
    title: "Change the group's type to INTERNET_IP_PORT",
    changes: [setField(entry.group, "networkEndpointType", "INTERNET_IP_PORT")],
    effect: "No SNI is sent and no certificate is checked for an address. Changing the type replaces the NEG.",
  };
  return [...(named.length ? named : [asked]), ...(onlyAddresses ? [back] : [])];
}
