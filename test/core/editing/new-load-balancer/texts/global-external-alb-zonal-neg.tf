resource "google_compute_global_address" "web" {
  name = "web"
}

resource "google_compute_global_forwarding_rule" "web_https" {
  name                  = "web-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_target_https_proxy.web.id
  ip_address            = google_compute_global_address.web.id
  port_range            = "443"
}

resource "google_compute_target_https_proxy" "web" {
  name             = "web"
  url_map          = google_compute_url_map.web.id
  ssl_certificates = [google_compute_managed_ssl_certificate.web.id]
  ssl_policy       = google_compute_ssl_policy.web.id
}

resource "google_compute_managed_ssl_certificate" "web" {
  name = "web"

  managed {
    domains = ["www.example.com"]
  }
}

resource "google_compute_ssl_policy" "web" {
  name            = "web"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_url_map" "web" {
  name            = "web"
  default_service = google_compute_backend_service.web.id
}

resource "google_compute_backend_service" "web" {
  name                  = "web"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTP"
  health_checks         = [google_compute_health_check.web.id]
  security_policy       = google_compute_security_policy.web.id

  backend {
    group                 = google_compute_network_endpoint_group.web.id
    balancing_mode        = "RATE"
    capacity_scaler       = 1
    max_rate_per_endpoint = 100
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_security_policy" "web" {
  name = "web"
  type = "CLOUD_ARMOR"

  rule {
    priority    = 1000
    action      = "throttle"
    description = "At most 500 requests a minute from one address"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = 500
        interval_sec = 60
      }
    }
  }

  rule {
    priority    = 2147483647
    action      = "allow"
    description = "Everything else"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

resource "google_compute_network_endpoint_group" "web" {
  name                  = "web"
  zone                  = "us-central1-a"
  network_endpoint_type = "GCE_VM_IP_PORT"
  default_port          = 8080
  network               = google_compute_network.web.id
  subnetwork            = google_compute_subnetwork.web.id
}

resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port_specification = "USE_SERVING_PORT"
  }
}

resource "google_compute_global_forwarding_rule" "web_http" {
  name                  = "web-http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_target_http_proxy.web_redirect.id
  ip_address            = google_compute_global_address.web.id
  port_range            = "80"
}

resource "google_compute_target_http_proxy" "web_redirect" {
  name    = "web-redirect"
  url_map = google_compute_url_map.web_redirect.id
}

resource "google_compute_url_map" "web_redirect" {
  name = "web-redirect"

  default_url_redirect {
    https_redirect         = true
    strip_query            = false
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
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
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
