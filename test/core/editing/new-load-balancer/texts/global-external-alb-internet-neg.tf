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
  name                   = "web"
  load_balancing_scheme  = "EXTERNAL_MANAGED"
  protocol               = "HTTPS"
  custom_request_headers = ["Host: origin.example.net"]
  security_policy        = google_compute_security_policy.web.id

  backend {
    group = google_compute_global_network_endpoint_group.web.id
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

resource "google_compute_global_network_endpoint_group" "web" {
  name                  = "web"
  network_endpoint_type = "INTERNET_FQDN_PORT"
  default_port          = 443
}

resource "google_compute_global_network_endpoint" "web" {
  global_network_endpoint_group = google_compute_global_network_endpoint_group.web.name
  fqdn                          = "origin.example.net"
  port                          = 443
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
