resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "EXTERNAL"
  network_tier = "PREMIUM"
}

resource "google_compute_forwarding_rule" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL"
  backend_service       = google_compute_region_backend_service.web.id
  ip_address            = google_compute_address.web.id
  ip_protocol           = "TCP"
  ports                 = ["443"]
  network_tier          = "PREMIUM"
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL"
  protocol              = "TCP"
  health_checks         = [google_compute_region_health_check.web.id]

  backend {
    group          = google_compute_instance_group.web.id
    balancing_mode = "CONNECTION"
  }
}

resource "google_compute_instance_group" "web" {
  name    = "web"
  zone    = "us-central1-a"
  network = google_compute_network.web.id
}

resource "google_compute_region_health_check" "web" {
  name   = "web"
  region = "us-central1"

  tcp_health_check {
    port = 443
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

resource "google_compute_firewall" "web_allow_health_checks" {
  name          = "web-allow-health-checks"
  network       = google_compute_network.web.id
  source_ranges = ["35.191.0.0/16", "209.85.152.0/22", "209.85.204.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
