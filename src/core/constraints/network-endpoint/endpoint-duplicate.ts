import { scalarOf } from "../../model/value";
import { known } from "../../topology/read";
import { removing } from "../changes";
import { defineConstraint } from "../constraint";
import { type EndpointEntry, entriesOf, isOfType } from "../endpoint-entries";
import { related } from "../related";

/** What makes an endpoint unique in its group, by the group's type. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  GCE_VM_IP_PORT: ["ipAddress", "port"],
  NON_GCP_PRIVATE_IP_PORT: ["ipAddress", "port"],
  INTERNET_IP_PORT: ["ipAddress", "port"],
  INTERNET_FQDN_PORT: ["fqdn", "port"],
  GCE_VM_IP: ["ipAddress"],
};

export default defineConstraint({
  meta: {
    id: "endpoint-duplicate",
    severity: "error",
    title: "Endpoint appears twice in the same NEG",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup"],
    products: "all",
    local: true,
    docs: "Two endpoints of one group are the same: address and port (the group's default port counts where an endpoint names none), host name and port, or address alone for `GCE_VM_IP`. Every endpoint of a group must be unique. The same endpoint in different groups is allowed.",
    repair: "Remove one of them, or change its port.",
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
    ],
    fixable: true,
    messages: {
      twice:
        "{what} is already an endpoint of {group}. Endpoints of a group must be unique, so the API refuses the second one: remove it or change its port.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "api" {
  name    = "api"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_network_endpoints" "api" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name

  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }

  network_endpoints {
    instance   = "vm-2"
    ip_address = "10.0.0.5"
    port       = 80
  }
}
`,
      good: `resource "google_compute_network_endpoint_group" "api" {
  name    = "api"
  zone    = "us-central1-a"
  network = "default"
}

resource "google_compute_network_endpoints" "api" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name

  network_endpoints {
    instance   = "vm-1"
    ip_address = "10.0.0.5"
    port       = 80
  }

  network_endpoints {
    instance   = "vm-2"
    ip_address = "10.0.0.6"
    port       = 80
  }
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      const type = Object.keys(KEYS).find((it) => isOfType(group, [it]));
      if (type === undefined || group.many) continue;
      const first = new Map<string, EndpointEntry>();
      for (const entry of entriesOf(topology, group)) {
        const parts = entry.resource.many ? undefined : (KEYS[type] ?? []).map((it) => part(entry, it));
        if (parts === undefined || parts.some((it) => it === undefined)) continue;
        const key = parts.join(" : ");
        const other = first.get(key);
        if (!other) first.set(key, entry);
        else
          yield {
            message: "twice",
            data: { what: key, group: group.name },
            resource: entry.resource.id,
            field: entry.path ?? KEYS[type]?.[0] ?? "port",
            related: related(other.resource, "The first one", other.path),
            fixes: [
              entry.path === undefined
                ? { title: "Remove this endpoint", changes: [{ op: "removeResource", resource: entry.resource.id }] }
                : removing("Remove this endpoint", entry.resource, entry.path),
            ],
          };
      }
    }
  },
});

/** One part of the key: known text, or the same reference; undefined when it cannot be compared. */
function part(entry: EndpointEntry, field: string): string | undefined {
  const value = entry.value.fields[field];
  const scalar = scalarOf(value);
  if (scalar !== undefined) return String(scalar).toLowerCase();
  if (value?.type === "reference" && value.target.by === "address")
    return `${value.target.instance ?? value.target.address}.${value.attribute}`;
  if (value !== undefined || field !== "port") return undefined;
  const port = known(entry.group, "defaultPort");
  return port === undefined ? undefined : String(port);
}
