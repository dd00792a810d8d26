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
