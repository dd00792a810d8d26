/** Groups of endpoints behind a backend service, or on their own, with their first endpoint where they have one. */
import { kindSpec } from "../../kinds/registry";
import type { Change, ChangeValue } from "../../model/change";
import type { Resource } from "../../model/resource";
import type { BackendClass } from "../../topology/products-table";
import { backendsOf } from "../../topology/queries";
import { known } from "../../topology/read";
import { backendItem, checkFields, isChecked, lacksCheck, protocolOf, takes } from "./backend-item";
import { suggestName } from "./names";
import { networkAt } from "./network";
import { regionOf, type Spot, scopeOf } from "./spot";
import { type Asked, adding, ask, askRegion, askZone, setting, type Template, to, toNew } from "./template";

/** What fits a backend service, or everything where there is none. */
export function groups(spot: Spot): readonly Template[] {
  const { near, product, topology } = spot;
  const fits = (type: BackendClass) =>
    near?.kind === "BackendService" ? takes(topology, near, product, type) : product.backends[type] !== false;
  if (near && near.kind !== "BackendService") return [];
  const all: readonly (readonly [BackendClass, Template])[] = [
    ["INTERNET_FQDN_PORT", internet(spot)],
    ["SERVERLESS", serverless(spot)],
    ["GCE_VM_IP_PORT", zonal(spot, "GCE_VM_IP_PORT")],
    ["NON_GCP_PRIVATE_IP_PORT", zonal(spot, "NON_GCP_PRIVATE_IP_PORT")],
    ["GCE_VM_IP", zonal(spot, "GCE_VM_IP")],
    ["PRIVATE_SERVICE_CONNECT", published(spot)],
    ["INSTANCE_GROUP", instances(spot)],
  ];
  // A mesh reaches the internet through global groups only.
  const barred = product.id === "cloud-service-mesh" && spot.level === "region" ? "INTERNET_FQDN_PORT" : undefined;
  return all.flatMap(([type, template]) => (type !== barred && fits(type) ? [template] : []));
}

/** The group with what connects it: an item of `backends` and, where it is checked and none is there, a health check. */
function connected(
  spot: Spot,
  type: BackendClass,
  parts: Omit<Template, "side" | "build"> & {
    group(name: string, answer: (id: string) => string): readonly Change[];
  },
): Template {
  const { near, product, topology } = spot;
  const { group, ...rest } = parts;
  return {
    ...rest,
    side: near ? "after" : "alone",
    build(name, answer) {
      const made = group(name, answer);
      if (!near) return made;
      const reference: ChangeValue = toNew(rest.kind, name);
      const { length } = backendsOf(topology, near).items;
      const item = setting(near.id, `backends[${length}]`, backendItem(spot, type, reference));
      if (!isChecked(type) || !lacksCheck(near)) return [...made, item];
      const check = suggestName(topology, "HealthCheck", near, "check");
      const port = product.service.capacitySettings ? undefined : 80;
      return [
        ...made,
        adding(spot, "HealthCheck", check, serviceScope(spot, near), checkFields(protocolOf(near, product), port)),
        item,
        setting(near.id, "healthChecks[0]", toNew("HealthCheck", check)),
      ];
    },
  };
}

function serviceScope(spot: Spot, { scope }: Resource): string {
  if (scope.level === "global") return "global";
  return scope.level === "region" && scope.name !== undefined ? `region/${scope.name}` : scopeOf(spot);
}

function internet(spot: Spot): Template {
  const regional = spot.level === "region";
  const plain =
    spot.near !== undefined &&
    !protocolOf(spot.near, spot.product).startsWith("HTTP2") &&
    protocolOf(spot.near, spot.product) !== "HTTPS";
  return connected(spot, "INTERNET_FQDN_PORT", {
    id: "internet",
    kind: "NetworkEndpointGroup",
    label: "Internet NEG",
    doc: "A host outside Google Cloud, found by its name.",
    ending: "neg",
    asks: [
      ask("fqdn", "Host name", "fqdn", "", "origin.example.com"),
      ask("port", "Port", "port", plain ? "80" : "443"),
      ...(regional ? [askRegion(spot)] : []),
    ],
    group(name, answer) {
      const scope = regional ? `region/${answer("region")}` : "global";
      const port = Number(answer("port"));
      return [
        adding(spot, "NetworkEndpointGroup", name, scope, {
          networkEndpointType: "INTERNET_FQDN_PORT",
          defaultPort: regional ? undefined : port,
          network: regional ? networkAt(spot, answer("region")).network : undefined,
        }),
        adding(spot, "NetworkEndpoint", name, scope, {
          networkEndpointGroup: toNew("NetworkEndpointGroup", name),
          fqdn: answer("fqdn"),
          port,
        }),
      ];
    },
  });
}

function serverless(spot: Spot): Template {
  const { near, topology } = spot;
  // One group for each region.
  const used = near ? backendsOf(topology, near).items.map((it) => it.target && regionOf(it.target)) : [];
  return connected(spot, "SERVERLESS", {
    id: "serverless",
    kind: "NetworkEndpointGroup",
    label: "Serverless NEG",
    doc: "A Cloud Run service.",
    ending: "neg",
    asks: [
      ask("service", "Cloud Run service", "text", "", "my-service"),
      ...(used.includes(spot.region ?? "us-central1") ? [ask("region", "Region", "region")] : [askRegion(spot)]),
    ],
    group: (name, answer) => [
      adding(spot, "NetworkEndpointGroup", name, `region/${answer("region")}`, {
        networkEndpointType: "SERVERLESS",
        cloudRun: { service: answer("service") },
      }),
    ],
  });
}

const zonalLabels = {
  GCE_VM_IP_PORT: ["Zonal NEG", "Addresses and ports of VMs, or of containers on them."],
  GCE_VM_IP: ["Zonal NEG of VMs", "VMs whose packets keep their port."],
  NON_GCP_PRIVATE_IP_PORT: [
    "Hybrid NEG",
    "Addresses on premises or in another cloud, reached over private connectivity.",
  ],
} as const;

function zonal(spot: Spot, type: keyof typeof zonalLabels): Template {
  const [label, doc] = zonalLabels[type];
  const hybrid = type === "NON_GCP_PRIVATE_IP_PORT";
  const asked = hybrid ? [] : networkAt(spot, spot.region).asks;
  return connected(spot, type, {
    id: type,
    kind: "NetworkEndpointGroup",
    label,
    doc,
    ending: "neg",
    asks: [askZone(spot), ...asked],
    group(name, answer) {
      const { network, subnetwork } = networkAt(spot, answer("zone").replace(/-[a-z]$/, ""));
      const said = asked.length > 0 ? answer("subnetwork") : undefined;
      return [
        adding(spot, "NetworkEndpointGroup", name, `zone/${answer("zone")}`, {
          networkEndpointType: type,
          network: network ?? "default",
          subnetwork: hybrid ? undefined : (subnetwork ?? said),
        }),
      ];
    },
  });
}

function published(spot: Spot): Template {
  return connected(spot, "PRIVATE_SERVICE_CONNECT", {
    id: "psc",
    kind: "NetworkEndpointGroup",
    label: "Private Service Connect NEG",
    doc: "A service that another project publishes, or a Google API.",
    ending: "neg",
    asks: [
      ask("target", "Service attachment or API", "text", "", "projects/p/regions/r/serviceAttachments/s"),
      askRegion(spot),
    ],
    group(name, answer) {
      const { network, subnetwork } = networkAt(spot, answer("region"));
      // A Google API is in no network.
      const place = answer("target").includes("/serviceAttachments/") ? { network, subnetwork } : {};
      return [
        adding(spot, "NetworkEndpointGroup", name, `region/${answer("region")}`, {
          networkEndpointType: "PRIVATE_SERVICE_CONNECT",
          pscTargetService: answer("target"),
          ...place,
        }),
      ];
    },
  });
}

function instances(spot: Spot): Template {
  return connected(spot, "INSTANCE_GROUP", {
    id: "instances",
    kind: "InstanceGroup",
    label: kindSpec("InstanceGroup").label,
    doc: kindSpec("InstanceGroup").doc,
    ending: "group",
    asks: [askZone(spot)],
    group: (name, answer) => [
      adding(spot, "InstanceGroup", name, `zone/${answer("zone")}`, {
        namedPorts: spot.product.service.capacitySettings ? [{ name: "http", port: 80 }] : undefined,
      }),
    ],
  });
}

/** One more endpoint of a group. */
export function endpoints(spot: Spot): readonly Template[] {
  const { near, topology } = spot;
  const type = near?.kind === "NetworkEndpointGroup" ? known(near, "networkEndpointType") : undefined;
  if (!near) return [];
  const count = topology.into(near.id, "networkEndpointGroup").length;
  const asks = asksOf(
    String(type ?? (near.kind === "NetworkEndpointGroup" && near.scope.level === "zone" ? "GCE_VM_IP_PORT" : "")),
  );
  // A global internet group has one endpoint.
  if (!asks || (count > 0 && near.scope.level === "global")) return [];
  const { level, name: place } = near.scope;
  const scope = level === "global" ? "global" : `${level}/${place ?? ""}`;
  return [
    {
      id: "endpoint",
      kind: "NetworkEndpoint",
      label: kindSpec("NetworkEndpoint").label,
      doc: "An address in this group.",
      side: "after",
      asks,
      build(_name, answer) {
        const given = Object.fromEntries(
          asks.map((it): [string, ChangeValue] => [it.id, it.id === "port" ? Number(answer(it.id)) : answer(it.id)]),
        );
        const label = `${near.name}-${answer(asks[0]?.id ?? "")}`.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
        return [adding(spot, "NetworkEndpoint", label, scope, { networkEndpointGroup: to(near.id), ...given })];
      },
    },
  ];
}

function asksOf(type: string): readonly Asked[] | undefined {
  const port = ask("port", "Port", "port", type.startsWith("INTERNET") ? "443" : "80");
  const address = ask("ipAddress", "IP address", "ip", "", "10.0.0.5");
  switch (type) {
    case "INTERNET_FQDN_PORT":
      return [ask("fqdn", "Host name", "fqdn", "", "origin.example.com"), port];
    case "INTERNET_IP_PORT":
    case "NON_GCP_PRIVATE_IP_PORT":
      return [address, port];
    case "GCE_VM_IP_PORT":
      return [ask("instance", "VM instance", "text", "", "vm-1"), address, port];
    case "GCE_VM_IP":
      return [ask("instance", "VM instance", "text", "", "vm-1"), address];
    default:
      return undefined;
  }
}
