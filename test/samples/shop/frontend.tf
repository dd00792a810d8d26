# The shop's public front end: one address, HTTPS with a certificate, HTTP redirected to it.

resource "google_compute_global_address" "shop" {
  name = "shop"
}

resource "google_compute_managed_ssl_certificate" "shop" {
  name = "shop"

  managed {
    domains = [var.domain]
  }
}

resource "google_compute_ssl_policy" "modern" {
  name            = "modern"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "shop-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.shop.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.shop.id
}

resource "google_compute_target_https_proxy" "shop" {
  name             = "shop-https"
  url_map          = google_compute_url_map.shop.id
  ssl_certificates = [google_compute_managed_ssl_certificate.shop.id]
  ssl_policy       = google_compute_ssl_policy.modern.id
}

resource "google_compute_url_map" "shop" {
  name            = "shop"
  default_service = google_compute_backend_service.legacy.id

  host_rule {
    hosts        = [var.domain]
    path_matcher = "shop"
  }

  host_rule {
    hosts        = ["*.legacy.example.com"]
    path_matcher = "legacy"
  }

  path_matcher {
    name            = "shop"
    default_service = google_compute_backend_service.api.id

    path_rule {
      paths   = ["/api/*"]
      service = google_compute_backend_service.api.id
    }

    path_rule {
      paths   = ["/static/*", "/favicon.ico"]
      service = google_compute_backend_bucket.static.id
    }
  }

  path_matcher {
    name            = "legacy"
    default_service = google_compute_backend_service.legacy.id
  }
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "shop-http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.shop.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "shop-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_url_map" "redirect" {
  name = "shop-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}
