# A sample for Load Balancer Topology: an external load balancer with three backends, and an internal one.
# Nothing is saved until you save it. One backend has a mistake: look for the underlined text.

variable "project" {
  type        = string
  description = "Project that holds the load balancers."
  default     = "shop-prod"
}

variable "region" {
  type    = string
  default = "europe-west1"
}

variable "domain" {
  type    = string
  default = "shop.example.com"
}

# Created by the team that owns the second version; passed in at plan time.
variable "orders_v2_neg" {
  type        = string
  description = "Self-link of the network endpoint group that serves version 2 of the orders service."
}

locals {
  https = "HTTPS"
  zone  = "${var.region}-b"
}

resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "backends" {
  name          = "backends"
  region        = var.region
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.4.0.0/20"
}

resource "google_compute_subnetwork" "proxies" {
  name          = "proxies"
  region        = var.region
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.5.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

# The shop's public front end: one address, HTTPS with a certificate, HTTP redirected to it.

resource "google_compute_global_address" "shop" {
  name = "shop"
}

resource "google_compute_managed_ssl_certificate" "shop" {
  name = "shop"

  managed {
    domains = [var.domain]
  }
}

resource "google_compute_ssl_policy" "modern" {
  name            = "modern"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "shop-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.shop.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.shop.id
}

resource "google_compute_target_https_proxy" "shop" {
  name             = "shop-https"
  url_map          = google_compute_url_map.shop.id
  ssl_certificates = [google_compute_managed_ssl_certificate.shop.id]
  ssl_policy       = google_compute_ssl_policy.modern.id
}

resource "google_compute_url_map" "shop" {
  name            = "shop"
  default_service = google_compute_backend_service.legacy.id

  host_rule {
    hosts        = [var.domain]
    path_matcher = "shop"
  }

  host_rule {
    hosts        = ["*.legacy.example.com"]
    path_matcher = "legacy"
  }

  path_matcher {
    name            = "shop"
    default_service = google_compute_backend_service.api.id

    path_rule {
      paths   = ["/api/*"]
      service = google_compute_backend_service.api.id
    }

    path_rule {
      paths   = ["/static/*", "/favicon.ico"]
      service = google_compute_backend_bucket.static.id
    }
  }

  path_matcher {
    name            = "legacy"
    default_service = google_compute_backend_service.legacy.id
  }
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "shop-http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.shop.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "shop-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_url_map" "redirect" {
  name = "shop-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}

# The API runs on virtual machines in one zone, reached through a zonal NEG.

resource "google_compute_health_check" "api" {
  name = "api"

  http2_health_check {
    port         = 8443
    request_path = "/healthz"
  }
}

resource "google_compute_backend_service" "api" {
  name                  = "api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP2"
  health_checks         = [google_compute_health_check.api.id]
  security_policy       = google_compute_security_policy.shop.id

  backend {
    group                 = google_compute_network_endpoint_group.api.id
    balancing_mode        = "RATE"
    max_rate_per_endpoint = 200
  }

  log_config {
    enable      = true
    sample_rate = 0.1
  }
}

resource "google_compute_network_endpoint_group" "api" {
  name                  = "api-${local.zone}"
  zone                  = local.zone
  network               = google_compute_network.shop.id
  subnetwork            = google_compute_subnetwork.backends.id
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 8443
}

resource "google_compute_network_endpoints" "api" {
  network_endpoint_group = google_compute_network_endpoint_group.api.name
  zone                   = local.zone

  network_endpoints {
    instance   = "api-1"
    ip_address = "10.4.0.12"
    port       = 8443
  }

  network_endpoints {
    instance   = "api-2"
    ip_address = "10.4.0.19"
    port       = 8443
  }

  network_endpoints {
    instance   = "api-3"
    ip_address = "10.4.0.23"
    port       = 8443
  }

  network_endpoints {
    instance   = "api-4"
    ip_address = "10.4.0.31"
    port       = 8443
  }
}

resource "google_compute_security_policy" "shop" {
  name = "shop"
}

resource "google_storage_bucket" "static" {
  name     = "shop-example-static"
  location = "EU"

  uniform_bucket_level_access = true
}

resource "google_compute_backend_bucket" "static" {
  name        = "shop-static"
  bucket_name = google_storage_bucket.static.name
  enable_cdn  = true
}

# The old shop still runs in a data centre; the load balancer reaches it over the internet.

resource "google_compute_backend_service" "legacy" {
  name                  = "legacy-origin"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = local.https
  enable_cdn            = true
  security_policy       = google_compute_security_policy.shop.id

  # The origin serves several sites and picks one by the Host header.
  custom_request_headers = ["Host: origin.example.com"]

  backend {
    group = google_compute_global_network_endpoint_group.legacy.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_network_endpoint_group" "legacy" {
  name                  = "legacy-origin"
  network_endpoint_type = "INTERNET_IP_PORT" # the origin had no name in DNS when this was written
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "legacy" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.legacy.id
  ip_address                    = "34.120.7.9"
  port                          = 443
}

# Orders are internal: a regional load balancer, moving from version 1 (Cloud Run) to version 2.

resource "google_compute_forwarding_rule" "orders" {
  name                  = "orders-internal"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  network               = google_compute_network.shop.id
  subnetwork            = google_compute_subnetwork.backends.id
  ip_address            = "10.4.1.9"
  port_range            = "443"
  target                = google_compute_region_target_https_proxy.orders.id

  depends_on = [google_compute_subnetwork.proxies]
}

resource "google_compute_region_ssl_certificate" "orders" {
  name        = "orders"
  region      = var.region
  certificate = file("certificates/orders.pem")
  private_key = file("certificates/orders.key")
}

resource "google_compute_region_target_https_proxy" "orders" {
  name             = "orders"
  region           = var.region
  url_map          = google_compute_region_url_map.orders.id
  ssl_certificates = [google_compute_region_ssl_certificate.orders.id]
}

resource "google_compute_region_url_map" "orders" {
  name            = "orders"
  region          = var.region
  default_service = google_compute_region_backend_service.orders_v1.id

  host_rule {
    hosts        = ["orders.shop.internal"]
    path_matcher = "orders"
  }

  path_matcher {
    name            = "orders"
    default_service = google_compute_region_backend_service.orders_v1.id

    route_rules {
      priority = 10

      match_rules {
        prefix_match = "/v1/"
      }

      route_action {
        weighted_backend_services {
          backend_service = google_compute_region_backend_service.orders_v1.id
          weight          = 90
        }

        weighted_backend_services {
          backend_service = google_compute_region_backend_service.orders_v2.id
          weight          = 10
        }
      }
    }
  }
}

resource "google_compute_region_backend_service" "orders_v1" {
  name                  = "orders-v1"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = google_compute_region_network_endpoint_group.orders_run.id
    capacity_scaler = 1.0
  }
}

resource "google_compute_region_network_endpoint_group" "orders_run" {
  name                  = "orders-run"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.orders.name
  }
}

resource "google_cloud_run_v2_service" "orders" {
  name     = "orders"
  location = var.region
  ingress  = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"

  template {
    containers {
      image = "europe-docker.pkg.dev/shop-prod/orders/server:1"
    }
  }
}

resource "google_compute_region_backend_service" "orders_v2" {
  name                  = "orders-v2"
  region                = var.region
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = var.orders_v2_neg
    balancing_mode  = "UTILIZATION"
    capacity_scaler = 1.0
  }
}
