import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { setField } from "../changes";
import { defineConstraint } from "../constraint";
import { entriesOf, textOf } from "../endpoint-entries";
import { groupOfEndpoint } from "../endpoints";
import { isHostName } from "../hosts";
import { parseIpv4 } from "../ipv4";
import { internetNegProducts } from "../product-lists";

export default defineConstraint({
  meta: {
    id: "internet-fqdn-endpoint-syntax",
    severity: "error",
    title: "Endpoint FQDN must be a bare host name",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: [...internetNegProducts, "cloud-service-mesh"],
    local: true,
    docs: "A literal `fqdn` is an IP address, holds a scheme, a path, a port, a space or a wildcard, has an empty label or one over 63 characters, or is longer than 253 characters. The value is resolved by DNS and sent as server name, so it can only be a host name. One dot at the end is tolerated.",
    repair: "Keep the host name only; the port goes into `port`. For an IP address use an `INTERNET_IP_PORT` group.",
    sources: [
      "seed 001_c29f9674bde04263.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/internet-neg-concepts",
    ],
    fixable: true,
    messages: {
      syntax:
        '"{fqdn}" {why}, but the value is resolved by DNS and sent as server name, so it must be a bare host name. Keep the host name only.',
    },
    examples: {
      bad: `resource "google_compute_global_network_endpoint_group" "origin" {
  name                  = "origin"
  network_endpoint_type = "INTERNET_FQDN_PORT"
}

resource "google_compute_global_network_endpoint" "origin" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.origin.id
  fqdn                          = "https://origin.example.com/app"
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
    for (const { resource, field, fqdn } of names(topology)) {
      const why = whatIsWrong(fqdn);
      if (why === undefined) continue;
      yield {
        message: "syntax",
        data: { fqdn, why },
        resource: resource.id,
        field,
        fixes: fixes(resource, field, fqdn),
      };
    }
  },
});

interface Name {
  readonly resource: Resource;
  readonly field: string;
  readonly fqdn: string;
}

/** Host names of all endpoints: those of the groups in the config, and those whose group is elsewhere. */
function* names(topology: Topology): Generator<Name> {
  for (const group of topology.all("NetworkEndpointGroup"))
    for (const entry of entriesOf(topology, group)) {
      const fqdn = textOf(entry, "fqdn");
      if (fqdn !== undefined) yield { resource: entry.resource, field: entry.at("fqdn"), fqdn };
    }
  for (const resource of topology.all("NetworkEndpoint")) {
    if (groupOfEndpoint(topology, resource)) continue;
    const fqdn = known(resource, "fqdn");
    if (fqdn !== undefined) yield { resource, field: "fqdn", fqdn: String(fqdn) };
  }
}

/** What keeps a text from being a host name, as the middle of a sentence; undefined when nothing does. */
function whatIsWrong(fqdn: string): string | undefined {
  const name = fqdn.replace(/\.$/, "");
  if (name === "") return "is empty";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) return "holds a scheme";
  if (parseIpv4(name) !== undefined || /^\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*\]?$/i.test(name))
    return "is an IP address";
  if (name.includes("/")) return "holds a path";
  if (name.includes(":")) return "holds a port";
  if (/\s/.test(name)) return "holds a space";
  if (name.includes("*")) return "holds a wildcard";
  if (name.length > 253) return "is longer than 253 characters";
  const labels = name.split(".");
  if (labels.some((it) => it === "")) return "has an empty label";
  return labels.some((it) => it.length > 63) ? "has a label of more than 63 characters" : undefined;
}

/** The host name inside, where there is one. */
function fixes(resource: Resource, field: string, fqdn: string): Fix[] {
  const host = fqdn
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[/:?#].*$/, "")
    .replace(/^\*\./, "")
    .replace(/\.$/, "");
  if (!isHostName(host) || fqdn.includes("*")) return [];
  return [{ title: `Keep ${host}`, changes: [setField(resource, field, host)] }];
}
