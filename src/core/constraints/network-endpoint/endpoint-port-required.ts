import type { Fix } from "../../model/finding";
import { isAbsent, isAbsentIn } from "../../topology/read";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOfType, typeText } from "../endpoint-entries";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "endpoint-port-required",
    severity: "error",
    title: "Endpoint needs a port of its own or a NEG default port",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: "all",
    local: true,
    docs: "The group is of type `GCE_VM_IP_PORT` or `NON_GCP_PRIVATE_IP_PORT`, or a regional internet NEG; the endpoint has no port and the group has no default port. The proxy has to know which port to open. A global internet NEG falls back to 80 or 443 by protocol and is not judged.",
    repair: "Add `port` to the endpoint, or a default port to the group (which replaces the group).",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "Compute API v1 NetworkEndpointGroup.defaultPort",
    ],
    fixable: true,
    messages: {
      portless:
        "This endpoint has no port, and its group {group} ({type}) has no default port, so the API refuses it. Set port here or a default port on the group.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "web" {
  name    = "web"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
}
`,
      good: `resource "google_compute_network_endpoint_group" "web" {
  name    = "web"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "vm-1"
  ip_address             = "10.0.0.5"
  port                   = 8080
}
`,
    },
  },
  *find(topology) {
    const withPort = [
      ...entriesOfType(topology, "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT"),
      ...entriesOfType(topology, "INTERNET_IP_PORT", "INTERNET_FQDN_PORT").filter(
        (it) => it.group.scope.level === "region",
      ),
    ];
    for (const entry of withPort) {
      if (!isAbsentIn(entry.value, "port") || !isAbsent(entry.group, "defaultPort")) continue;
      const ask: Fix["ask"] = { id: "port", prompt: "Port from 1 to 65535", placeholder: "8080", check: "port" };
      yield {
        message: "portless",
        data: { group: entry.group.name, type: typeText(entry.group) },
        resource: entry.resource.id,
        ...(entry.path === undefined ? {} : { field: entry.path }),
        related: related(entry.group, `${entry.group.name} has no default port`),
        fixes: [
          { title: "Set the port…", changes: [setField(entry.resource, entry.at("port"), { ask: "port" })], ask },
          {
            title: "Set a default port on the group…",
            changes: [setField(entry.group, "defaultPort", { ask: "port" })],
            ask,
            effect: "Changing the default port replaces the NEG.",
          },
        ],
      };
    }
  },
});
