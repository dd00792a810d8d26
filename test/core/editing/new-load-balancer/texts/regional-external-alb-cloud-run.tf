resource "google_compute_address" "web" {
  name         = "web"
  region       = "us-central1"
  address_type = "EXTERNAL"
  network_tier = "PREMIUM"
}

resource "google_compute_forwarding_rule" "web_https" {
  name                  = "web-https"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_region_target_https_proxy.web.id
  ip_address            = google_compute_address.web.id
  port_range            = "443"
  network               = google_compute_network.web.id
  network_tier          = "PREMIUM"

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_https_proxy" "web" {
  name                             = "web"
  region                           = "us-central1"
  url_map                          = google_compute_region_url_map.web.id
  certificate_manager_certificates = [google_certificate_manager_certificate.web.id]
  ssl_policy                       = google_compute_region_ssl_policy.web.id
}

resource "google_certificate_manager_certificate" "web" {
  name     = "web"
  location = "us-central1"

  managed {
    domains            = ["www.example.com"]
    dns_authorizations = [google_certificate_manager_dns_authorization.web.id]
  }
}

resource "google_certificate_manager_dns_authorization" "web" {
  name     = "web"
  location = "us-central1"
  domain   = "www.example.com"
}

resource "google_compute_region_ssl_policy" "web" {
  name            = "web"
  region          = "us-central1"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_region_url_map" "web" {
  name            = "web"
  region          = "us-central1"
  default_service = google_compute_region_backend_service.web.id
}

resource "google_compute_region_backend_service" "web" {
  name                  = "web"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_region_security_policy.web.id

  backend {
    group           = google_compute_region_network_endpoint_group.web.id
    capacity_scaler = 1
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_region_security_policy" "web" {
  name   = "web"
  region = "us-central1"
  type   = "CLOUD_ARMOR"

  rules {
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

  rules {
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

resource "google_compute_region_network_endpoint_group" "web" {
  name                  = "web"
  region                = "us-central1"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = "shop"
  }
}

resource "google_compute_forwarding_rule" "web_http" {
  name                  = "web-http"
  region                = "us-central1"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_region_target_http_proxy.web_redirect.id
  ip_address            = google_compute_address.web.id
  port_range            = "80"
  network               = google_compute_network.web.id
  network_tier          = "PREMIUM"

  depends_on = [google_compute_subnetwork.web_proxy_only]
}

resource "google_compute_region_target_http_proxy" "web_redirect" {
  name    = "web-redirect"
  region  = "us-central1"
  url_map = google_compute_region_url_map.web_redirect.id
}

resource "google_compute_region_url_map" "web_redirect" {
  name   = "web-redirect"
  region = "us-central1"

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

resource "google_compute_subnetwork" "web_proxy_only" {
  name          = "web-proxy-only"
  region        = "us-central1"
  network       = google_compute_network.web.id
  ip_cidr_range = "10.129.0.0/23"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
