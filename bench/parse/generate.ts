/** A Terraform folder of a given size, as teams write them: a file for each load balancer, shared variables and locals. */

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export const RESOURCES_PER_BALANCER = 10;

/** About `resources` resources (rounded to whole load balancers) over one file a load balancer and one for variables. */
export function generateFolder(resources: number): GeneratedFile[] {
  const balancers = Math.round(resources / RESOURCES_PER_BALANCER);
  return [
    { path: "bench/variables.tf", text: VARIABLES },
    ...Array.from({ length: balancers }, (_, index) => ({ path: `bench/lb${index}.tf`, text: balancer(index) })),
  ];
}

const VARIABLES = `variable "project" {
  type    = string
  default = "shop-prod"
}

variable "zones" {
  type    = list(string)
  default = ["europe-west1-b", "europe-west1-c"]
}

locals {
  prefix = "shop-\${var.project}"
  https  = "HTTPS"
  labels = { team = "web", env = "prod" }
}
`;

/** Ten resources that make one load balancer, numbered `n`; they read `local.prefix`, `local.https` and `var.zones`. */
export function balancer(n: number): string {
  return `# Load balancer ${n}
resource "google_compute_global_address" "lb${n}" {
  name = "\${local.prefix}-${n}"
}

resource "google_compute_global_forwarding_rule" "lb${n}" {
  name                  = "\${local.prefix}-${n}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.lb${n}.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.lb${n}.id
}

resource "google_compute_target_https_proxy" "lb${n}" {
  name             = "\${local.prefix}-${n}"
  url_map          = google_compute_url_map.lb${n}.id
  ssl_certificates = ["projects/shop/global/sslCertificates/wildcard"]
}

resource "google_compute_url_map" "lb${n}" {
  name            = "\${local.prefix}-${n}"
  default_service = google_compute_backend_service.lb${n}_web.id

  host_rule {
    hosts        = ["s${n}.example.com", "www.s${n}.example.com"]
    path_matcher = "site"
  }

  path_matcher {
    name            = "site"
    default_service = google_compute_backend_service.lb${n}_web.id

    path_rule {
      paths   = ["/api/*", "/v2/*"]
      service = google_compute_backend_service.lb${n}_web.id
    }

    path_rule {
      paths   = ["/legacy/*"]
      service = google_compute_backend_service.lb${n}_legacy.id
    }
  }
}

resource "google_compute_backend_service" "lb${n}_web" {
  name                  = "\${local.prefix}-${n}-web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP2"
  health_checks         = [google_compute_health_check.lb${n}.id]

  dynamic "backend" {
    for_each = toset(["b"])

    content {
      group                 = google_compute_network_endpoint_group.lb${n}.id
      balancing_mode        = "RATE"
      max_rate_per_endpoint = 100
    }
  }

  log_config {
    enable      = true
    sample_rate = 0.5
  }
}

resource "google_compute_health_check" "lb${n}" {
  name = "\${local.prefix}-${n}"

  http2_health_check {
    port = 8443
  }
}

resource "google_compute_network_endpoint_group" "lb${n}" {
  name                  = "\${local.prefix}-${n}"
  zone                  = var.zones[0]
  network               = "default"
  network_endpoint_type = "GCE_VM_IP_PORT"
}

resource "google_compute_backend_service" "lb${n}_legacy" {
  name                  = "\${local.prefix}-${n}-legacy"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = local.https

  backend {
    group = google_compute_global_network_endpoint_group.lb${n}.id
  }
}

resource "google_compute_global_network_endpoint_group" "lb${n}" {
  name                  = "\${local.prefix}-${n}-legacy"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "lb${n}" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.lb${n}.id
  fqdn                          = "origin${n}.example.com"
  port                          = 443
}
`;
}
