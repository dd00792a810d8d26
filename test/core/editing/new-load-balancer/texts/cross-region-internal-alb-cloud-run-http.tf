resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.web.id
}

resource "google_compute_address" "web_2" {
  name         = "web-2"
  region       = "us-east4"
  address_type = "INTERNAL"
  subnetwork   = google_compute_subnetwork.web_2.id
}

resource "google_compute_global_forwarding_rule" "web_http" {
  name                  = "web-http"
  load_balancing_scheme = "INTERNAL_MANAGED"
  target                = google_compute_target_http_proxy.web.id
  ip_address            = google_compute_address.web.id
  port_range            = "80"
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_global_forwarding_rule" "web_http_2" {
  name                  = "web-http-2"
  load_balancing_scheme = "INTERNAL_MANAGED"
  target                = google_compute_target_http_proxy.web.id
  ip_address            = google_compute_address.web_2.id
  port_range            = "80"
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web_2.id

  depends_on = [google_compute_subnetwork.web_proxy_only_2]
}

resource "google_compute_target_http_proxy" "web" {
  name    = "web"
  url_map = google_compute_url_map.web.id
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "INTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.web.id
  }

  backend {
    group = google_compute_region_network_endpoint_group.web_2.id
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

resource "google_compute_region_network_endpoint_group" "web_2" {
  name                  = "web-2"
  region                = "us-east4"
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
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}

resource "google_compute_subnetwork" "web_2" {
  name          = "web-2"
  region        = "us-east4"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.1.0.0/24"
}

resource "google_compute_subnetwork" "web_proxy_only_2" {
  name          = "web-proxy-only-2"
  region        = "us-east4"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.129.2.0/23"
  purpose       = "GLOBAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
