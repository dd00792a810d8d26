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
