resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.web.id
}

resource "google_compute_forwarding_rule" "web_http" {
  name                  = "web-http"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  target                = google_compute_region_target_http_proxy.web.id
  ip_address            = google_compute_address.web.id
  port_range            = "80"
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_http_proxy" "web" {
  name    = "web"
  region  = "us-central1"
  url_map = google_compute_region_url_map.web.id
}

resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = google_compute_region_backend_service.web.id
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group           = google_compute_region_network_endpoint_group.web.id
    capacity_scaler = 1
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_region_network_endpoint_group" "web" {
  name                  = "web"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = "shop"
  }
}

resource "google_compute_network" "web" {
  name                    = "web"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "web" {
  name          = "web"
  region        = "us-central1"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.0.0.0/24"
}

resource "google_compute_subnetwork" "web_proxy_only" {
  name          = "web-proxy-only"
  region        = "us-central1"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
