/** Terraform that tests write. */

/** A backend service that refers to a group which is declared nowhere: `dangling-reference`. */
export function dangling(name: string): string {
  return `resource "google_compute_backend_service" "${name}" {
  name                  = "${name}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"

  backend {
    group = google_compute_network_endpoint_group.missing.id
  }
}
`;
}

/** An origin reached by address over HTTPS, the whole of it in one text: the signature finding, with a host to take. */
export function ipOrigin(name: string): string {
  return `resource "google_compute_backend_service" "${name}" {
  name                   = "${name}"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["Host: ${name}.example.com"]

  backend {
    group = google_compute_global_network_endpoint_group.${name}.id
  }
}
`;
}

/** The group and endpoint that go with `ipOrigin`. */
export function ipGroup(name: string): string {
  return `resource "google_compute_global_network_endpoint_group" "${name}" {
  name                  = "${name}"
  network_endpoint_type = "INTERNET_IP_PORT"
  default_port          = 443
}
`;
}

export function ipEndpoint(name: string): string {
  return `resource "google_compute_global_network_endpoint" "${name}" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.${name}.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}
`;
}
