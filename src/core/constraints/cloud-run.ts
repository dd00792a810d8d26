/** Cloud Run services as the formats declare them: from where they take requests. */
import type { Resource } from "../model/resource";
import { isAbsent, known } from "../topology/read";

/** The types of the second version of Cloud Run's API, whose setting is a field of its own. */
const second: readonly string[] = ["google_cloud_run_v2_service", "RunService"];
const first = "google_cloud_run_service";

/** The setting of a Cloud Run service that lets in no more than load balancers and the VPC: its field and value. */
export interface Ingress {
  readonly field: string;
  readonly closed: string;
}

/** The ingress setting of a resource; undefined for what is no Cloud Run service. */
export function ingressOf({ typeName }: Resource): Ingress | undefined {
  if (second.includes(typeName)) return { field: "ingress", closed: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" };
  if (typeName !== first) return undefined;
  return { field: annotation("ingress"), closed: "internal-and-cloud-load-balancing" };
}

/** Whether a Cloud Run service certainly answers on its generated address, to everyone. */
export function isOpen(service: Resource): boolean {
  const ingress = ingressOf(service);
  if (!ingress) return false;
  const value = known(service, ingress.field);
  if (value !== "INGRESS_TRAFFIC_ALL" && value !== "all" && !isAbsent(service, ingress.field)) return false;
  // Where the generated address is switched off, the load balancer is the only way in.
  const off = service.typeName === first ? annotation("default-url-disabled") : "defaultUriDisabled";
  return isAbsent(service, off) || String(known(service, off)) === "false";
}

function annotation(name: string): string {
  return `metadata.annotations["run.googleapis.com/${name}"]`;
}
