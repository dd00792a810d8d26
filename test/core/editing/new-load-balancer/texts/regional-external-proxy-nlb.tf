resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "EXTERNAL"
  network_tier = "PREMIUM"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_region_target_tcp_proxy.web.id
  ip_address            = google_compute_address.web.id
  port_range            = "443"
  network               = google_compute_network.web.id
  network_tier          = "PREMIUM"

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_tcp_proxy" "web" {
  name            = "web"
  region          = "us-central1"
  backend_service = google_compute_region_backend_service.web.id
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
  health_checks         = [google_compute_region_health_check.web.id]

  backend {
    group                        = google_compute_network_endpoint_group.web.id
    balancing_mode               = "CONNECTION"
    capacity_scaler              = 1
    max_connections_per_endpoint = 1000
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 443
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id
}

resource "google_compute_region_health_check" "web" {
  name   = "web"
  region = "us-central1"

  tcp_health_check {
    port_specification = "USE_SERVING_PORT"
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

resource "google_compute_firewall" "web_allow_health_checks" {
  name          = "web-allow-health-checks"
  network       = google_compute_network.web.id
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

resource "google_compute_firewall" "web_allow_proxies" {
  name          = "web-allow-proxies"
  network       = google_compute_network.web.id
  source_ranges = ["10.129.0.0/23"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
