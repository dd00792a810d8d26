/** Pieces of Terraform that the rows of several rules are made of. */

/** A backend service; `body` are the lines between its name and its closing brace. */
export function service(body: string, name = "web"): string {
  return `resource "google_compute_backend_service" "${name}" {
  name = "${name}"
${indent(body)}
}
`;
}

export function regionalService(body: string, name = "web"): string {
  return `resource "google_compute_region_backend_service" "${name}" {
  name   = "${name}"
  region = "europe-west1"
${indent(body)}
}
`;
}

/** An internet NEG, reached as `google_compute_global_network_endpoint_group.<name>.id`. */
export function globalNeg(name = "origin", type = "INTERNET_FQDN_PORT", more = ""): string {
  return `resource "google_compute_global_network_endpoint_group" "${name}" {
  name                  = "${name}"
  network_endpoint_type = "${type}"
${optional(more)}}
`;
}

export function regionalNeg(name = "origin", type = "INTERNET_FQDN_PORT", more = ""): string {
  return `resource "google_compute_region_network_endpoint_group" "${name}" {
  name                  = "${name}"
  region                = "europe-west1"
  network_endpoint_type = "${type}"
${optional(more)}}
`;
}

export function zonalNeg(name = "vms", type = "GCE_VM_IP_PORT", more = ""): string {
  return `resource "google_compute_network_endpoint_group" "${name}" {
  name                  = "${name}"
  zone                  = "europe-west1-b"
  network               = "default"
  network_endpoint_type = "${type}"
${optional(more)}}
`;
}

/** An endpoint of a zonal NEG; `body` are the lines between its group and its closing brace. */
export function zonalEndpoint(body: string, name = "a", group = "vms"): string {
  return `resource "google_compute_network_endpoint" "${name}" {
  network_endpoint_group = google_compute_network_endpoint_group.${group}.name
${indent(body)}
}
`;
}

/** A port mapping NEG. */
export function portMap(name = "map", more = ""): string {
  return `resource "google_compute_region_network_endpoint_group" "${name}" {
  name                  = "${name}"
  region                = "europe-west1"
  network               = "default"
  subnetwork            = "default"
  network_endpoint_type = "GCE_VM_IP_PORTMAP"
${optional(more)}}
`;
}

export function portMapEndpoint(body: string, name = "a", group = "map"): string {
  return `resource "google_compute_region_network_endpoint" "${name}" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.${group}.id
  region                        = "europe-west1"
  instance                      = "projects/p/zones/europe-west1-b/instances/vm"
${indent(body)}
}
`;
}

export function subnetwork(name: string, range: string, more = ""): string {
  return `resource "google_compute_subnetwork" "${name}" {
  name          = "${name}"
  region        = "europe-west1"
  network       = google_compute_network.vpc.id
  ip_cidr_range = ${range}
${optional(more)}}
`;
}

/** The network of `subnetwork`, in custom mode. */
export const customNetwork = `resource "google_compute_network" "vpc" {
  name                    = "vpc"
  auto_create_subnetworks = false
}
`;

export function serverlessNeg(name = "run"): string {
  return `resource "google_compute_region_network_endpoint_group" "${name}" {
  name   = "${name}"
  region = "europe-west1"
  cloud_run {
    service = "${name}"
  }
}
`;
}

/** A Private Service Connect NEG with its target as expression. */
export function pscNeg(target = '"projects/p/regions/europe-west1/serviceAttachments/sa"'): string {
  return `resource "google_compute_region_network_endpoint_group" "psc" {
  name                  = "psc"
  region                = "europe-west1"
  network_endpoint_type = "PRIVATE_SERVICE_CONNECT"
  psc_target_service    = ${target}
}
`;
}

/** The endpoint of a global internet NEG. */
export function globalEndpoint(body: string, neg = "origin"): string {
  return `resource "google_compute_global_network_endpoint" "${neg}" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.${neg}.id
${indent(body)}
}
`;
}

export function regionalEndpoint(body: string, name = "origin", neg = "origin"): string {
  return `resource "google_compute_region_network_endpoint" "${name}" {
  region_network_endpoint_group = google_compute_region_network_endpoint_group.${neg}.id
  region                        = "europe-west1"
${indent(body)}
}
`;
}

/** A backend block with the group as expression and more lines. */
export function backend(group: string, more = ""): string {
  return `backend {
  group = ${group}
${optional(more)}}`;
}

export const toGlobal = "google_compute_global_network_endpoint_group.origin.id";
export const toRegional = "google_compute_region_network_endpoint_group.origin.id";
export const toZonal = "google_compute_network_endpoint_group.vms.id";
export const toServerless = "google_compute_region_network_endpoint_group.run.id";
export const toPsc = "google_compute_region_network_endpoint_group.psc.id";
export const toPortMap = "google_compute_region_network_endpoint_group.map.id";
export const toInstances = '"projects/p/zones/europe-west1-b/instanceGroups/vms"';
export const probed = 'health_checks = ["projects/p/global/healthChecks/hc"]';

/** Lines two blanks further in, without the last line break. */
function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "  ");
}

/** Lines two blanks further in that may be none at all. */
function optional(text: string): string {
  return text === "" ? "" : `${indent(text)}\n`;
}

/** A regional forwarding rule; `body` are the lines between its region and its closing brace. */
export function regionalRule(body: string, name = "web"): string {
  return `resource "google_compute_forwarding_rule" "${name}" {
  name   = "${name}"
  region = "europe-west1"
${indent(body)}
}
`;
}

export function globalRule(body: string, name = "web"): string {
  return `resource "google_compute_global_forwarding_rule" "${name}" {
  name = "${name}"
${indent(body)}
}
`;
}
