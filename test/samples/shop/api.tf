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
