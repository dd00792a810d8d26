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
