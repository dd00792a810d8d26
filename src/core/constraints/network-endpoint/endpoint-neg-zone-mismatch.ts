import type { Fix } from "../../model/finding";
import type { Resource } from "../../model/resource";
import { scalarOf } from "../../model/value";
import { known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import { backendsOf } from "../backends";
import { setField, setting } from "../changes";
import { defineConstraint, type Report } from "../constraint";
import { type EndpointEntry, entriesOf, isOfType } from "../endpoint-entries";
import { servicesOf } from "../endpoints";
import { related } from "../related";

export default defineConstraint({
  meta: {
    id: "endpoint-neg-zone-mismatch",
    severity: "error",
    title: "Endpoint, its VM and its NEG must be in the same zone",
    appliesTo: ["NetworkEndpoint"],
    reads: ["NetworkEndpoint", "NetworkEndpointGroup", "Instance", "BackendService"],
    products: "all",
    local: true,
    docs: `The zone of a zonal NEG differs from the zone that its endpoint names, or from the zone of the VM that the endpoint
names. A zonal NEG takes interfaces of VMs in its own zone only, and an endpoint is attached to a group of the zone that it
names, so the API finds no such group or refuses the VM.

Not reported: zones that are not known, VMs told by their bare name, and regional groups.`,
    repair: `The endpoint's own \`zone\` is to be the group's. For VMs in several zones there is to be a group in each zone, all of
them backends of the same backend service.`,
    sources: [
      "seed 003_d2a81f781f6ec9dd.txt",
      "https://docs.cloud.google.com/load-balancing/docs/negs/zonal-neg-concepts",
      "Compute API v1 NetworkEndpoint.instance",
    ],
    fixable: true,
    messages: {
      endpoint:
        "This endpoint names zone {zone}, but its group {group} is in {other}. An endpoint is attached in the zone of its group: use the same zone.",
      instance:
        "The VM {instance} is in {zone}, but the group {group} is in {other}. A zonal NEG takes VMs of its own zone only: attach the VM to a group in {zone}.",
    },
    examples: {
      bad: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "projects/p/zones/us-central1-b/instances/vm"
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
      good: `resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_network_endpoint" "web" {
  network_endpoint_group = google_compute_network_endpoint_group.web.name
  instance               = "projects/p/zones/us-central1-a/instances/vm"
  ip_address             = "10.0.0.5"
  port                   = 80
}
`,
    },
  },
  *find(topology) {
    for (const group of topology.all("NetworkEndpointGroup")) {
      const zone = group.scope.level === "zone" ? group.scope.name : undefined;
      if (zone === undefined) continue;
      const entries = entriesOf(topology, group);
      for (const resource of new Set(entries.map((it) => it.resource))) {
        const own = entries.filter((it) => it.resource === resource);
        yield* wrongZone(topology, own, zone);
        yield* wrongInstances(topology, own, zone);
      }
    }
  },
});

function* wrongZone(topology: Topology, entries: readonly EndpointEntry[], other: string): Generator<Report> {
  const [first] = entries;
  const named = first && known(first.resource, "zone");
  if (!first || typeof named !== "string" || lastPart(named) === other) return;
  const zone = lastPart(named);
  const vms = entries.map((it) => instanceOf(topology, it)?.zone);
  yield {
    message: "endpoint",
    data: { zone, group: first.group.name, other },
    resource: first.resource.id,
    field: "zone",
    related: related(first.group, `${first.group.name} is in ${other}`, "zone"),
    // A VM that is certainly elsewhere would be refused in the group's zone as well.
    fixes: vms.some((it) => it !== undefined && it !== other)
      ? attachInZone(topology, first, zone)
      : [setting(`Set zone to ${other}`, first.resource, "zone", other)],
  };
}

function* wrongInstances(topology: Topology, entries: readonly EndpointEntry[], other: string): Generator<Report> {
  for (const entry of entries) {
    // What a hybrid endpoint names is another mistake, with a rule of its own.
    const vm = isOfType(entry.group, ["NON_GCP_PRIVATE_IP_PORT"]) ? undefined : instanceOf(topology, entry);
    if (!vm || vm.zone === other) continue;
    yield {
      message: "instance",
      data: { instance: vm.name, zone: vm.zone, group: entry.group.name, other },
      resource: entry.resource.id,
      field: entry.at("instance"),
      related: [
        ...related(entry.group, `${entry.group.name} is in ${other}`, "zone"),
        ...related(vm.resource, `${vm.name} is in ${vm.zone}`, "zone"),
      ],
      fixes: attachInZone(topology, entry, vm.zone),
    };
  }
}

/** Links name zones too. */
function lastPart(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1);
}

interface Vm {
  readonly name: string;
  readonly zone: string;
  readonly resource?: Resource;
}

/** The VM that an endpoint names, where its zone is known: from the config, or from the link. */
function instanceOf(topology: Topology, entry: EndpointEntry): Vm | undefined {
  const edge = topology.out(entry.resource.id, "instance").find((it) => it.field === entry.at("instance"));
  const resource = edge && topology.get(edge.to);
  if (resource) {
    const { level, name } = resource.scope;
    return resource.kind === "Instance" && level === "zone" && name !== undefined
      ? { name: resource.name, zone: name, resource }
      : undefined;
  }
  const value = entry.value.fields.instance;
  const link = value?.type === "reference" && value.target.by === "link" ? value.target.link : scalarOf(value);
  const [, zone, name] = /(?:^|\/)zones\/([^/]+)\/instances\/([^/]+)$/.exec(String(link ?? "")) ?? [];
  return zone !== undefined && name !== undefined ? { name, zone } : undefined;
}

/** Attaches an endpoint that stands alone to the one group of its VM's zone beside which its own group is a backend. */
function attachInZone(topology: Topology, entry: EndpointEntry, zone: string): readonly Fix[] {
  const { resource, group } = entry;
  if (entry.path !== undefined || resource.many || group.many) return [];
  const siblings = new Map<string, Resource>();
  for (const service of servicesOf(topology, group))
    for (const { group: backend } of backendsOf(topology, service).list) {
      const other = backend?.resource;
      const type = known(group, "networkEndpointType");
      const alike = other?.scope.name === zone && known(other, "networkEndpointType") === type;
      if (other && alike && !other.many) siblings.set(other.id, other);
    }
  const [right, ...others] = siblings.values();
  if (!right || others.length > 0 || right.scope.level !== "zone") return [];
  return [
    {
      title: `Attach it to ${right.name}, the group in ${zone}`,
      changes: [
        setField(resource, "networkEndpointGroup", { ref: right.id }),
        ...(resource.fields.fields.zone ? [setField(resource, "zone", zone)] : []),
      ],
      effect: "Replaces the endpoint.",
    },
  ];
}
