/** How a backend service takes a group: balancing mode, capacity, health check. */
import type { ChangeValue } from "../../model/change";
import type { Resource } from "../../model/resource";
import type { BackendClass, ProductFacts } from "../../topology/products-table";
import { refusesBackend } from "../../topology/products-table";
import { backendsOf, negTypes } from "../../topology/queries";
import { field, isAbsent, known } from "../../topology/read";
import type { Topology } from "../../topology/topology";
import type { Spot } from "./spot";

/** What a group is to a product; undefined while that is not known. */
export function classOf(group: Resource): BackendClass | undefined {
  if (group.kind === "InstanceGroup" || group.kind === "InstanceGroupManager") return "INSTANCE_GROUP";
  const types = negTypes(group);
  const [type] = types ?? [];
  return types?.length === 1 ? classes.find((it) => it === type) : undefined;
}

const classes: readonly BackendClass[] = [
  "GCE_VM_IP",
  "GCE_VM_IP_PORT",
  "NON_GCP_PRIVATE_IP_PORT",
  "INTERNET_IP_PORT",
  "INTERNET_FQDN_PORT",
  "SERVERLESS",
  "PRIVATE_SERVICE_CONNECT",
  "GCE_VM_IP_PORTMAP",
];

/** Classes whose backends are health checked by the load balancer. */
export function isChecked(group: BackendClass): boolean {
  return (
    group === "INSTANCE_GROUP" ||
    group === "GCE_VM_IP" ||
    group === "GCE_VM_IP_PORT" ||
    group === "NON_GCP_PRIVATE_IP_PORT"
  );
}

/** One item of `backends`, as the product wants it. */
export function backendItem(
  { product, level, format, scheme }: Spot,
  group: BackendClass,
  reference: ChangeValue,
): ChangeValue {
  const { balancingModes, capacitySettings } = product.service;
  // Terraform's provider wants it said by one backend at least of what is regional.
  const says = level === "region" && (format ?? "terraform") === "terraform" && scheme !== "INTERNAL";
  const scaler: Readonly<Record<string, number>> = says ? { capacityScaler: 1 } : {};
  if (!isChecked(group)) return { group: reference, ...(product.rule.pointsTo.includes("targetProxy") ? scaler : {}) };
  if (!capacitySettings) return { group: reference, balancingMode: "CONNECTION" };
  const modes = group === "INSTANCE_GROUP" ? balancingModes.instanceGroup : balancingModes.zonalOrHybridNeg;
  if (group === "INSTANCE_GROUP" && modes.includes("UTILIZATION"))
    return { group: reference, balancingMode: "UTILIZATION", maxUtilization: 0.8, ...scaler };
  if (modes.includes("RATE")) return { group: reference, balancingMode: "RATE", maxRatePerEndpoint: 100, ...scaler };
  if (modes.includes("CONNECTION"))
    return { group: reference, balancingMode: "CONNECTION", maxConnectionsPerEndpoint: 100, ...scaler };
  return { group: reference };
}

/** Whether a backend service can have one more group of a class beside those it has. */
export function takes(topology: Topology, service: Resource, product: ProductFacts, group: BackendClass): boolean {
  if (refusesBackend(product.id, group)) return false;
  const { items, complete } = backendsOf(topology, service);
  if (!complete) return false;
  const there = items.map((it) => (it.target ? classOf(it.target) : undefined));
  if (!isChecked(group) && !isAbsent(service, "healthChecks")) return false;
  if (group === "INTERNET_FQDN_PORT" || group === "INTERNET_IP_PORT")
    return (
      there.length === 0 || (product.service.level === "region" && there.every((it) => it?.startsWith("INTERNET_")))
    );
  if (group === "GCE_VM_IP_PORT" || group === "NON_GCP_PRIVATE_IP_PORT")
    return there.every((it) => it === "GCE_VM_IP_PORT" || it === "NON_GCP_PRIVATE_IP_PORT");
  if (group === "SERVERLESS" && !["timeoutSec", "portName"].every((it) => isAbsent(service, it))) return false;
  if (group === "SERVERLESS" && product.service.level === "region" && there.length > 0) return false;
  return there.every((it) => it === group);
}

/** Whether a backend service has no health check and could have one. */
export function lacksCheck(service: Resource): boolean {
  return isAbsent(service, "healthChecks");
}

/** A health check that speaks as the backend service does. */
export function checkFields(protocol: string, port: number | undefined): Readonly<Record<string, ChangeValue>> {
  const where: ChangeValue = port === undefined ? { portSpecification: "USE_SERVING_PORT" } : { port };
  switch (protocol) {
    case "HTTP":
    case "H2C":
      return { type: "HTTP", httpHealthCheck: where };
    case "HTTPS":
      return { type: "HTTPS", httpsHealthCheck: where };
    case "HTTP2":
      return { type: "HTTP2", http2HealthCheck: where };
    case "GRPC":
      return { type: "GRPC", grpcHealthCheck: where };
    default:
      return { type: "TCP", tcpHealthCheck: where };
  }
}

/** The protocol of a backend service, as the text or the product has it. */
export function protocolOf(service: Resource | undefined, product: ProductFacts): string {
  const own = service && known(service, "protocol");
  if (typeof own === "string") return own;
  const { protocols } = product.service;
  return protocols.includes("HTTP") ? "HTTP" : (protocols[0] ?? "TCP");
}

/** The named port of a group of instances, which a backend service has to ask for. */
export function namedPort(group: Resource): string | undefined {
  const ports = field(group, "namedPorts");
  const first = ports?.type === "list" ? ports.items[0] : undefined;
  const name = first?.type === "object" ? first.fields.name : undefined;
  return name?.type === "scalar" && typeof name.value === "string" ? name.value : undefined;
}
