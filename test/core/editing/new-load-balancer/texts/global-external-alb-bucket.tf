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
  default_service = google_compute_backend_bucket.web.id
}

resource "google_compute_backend_bucket" "web" {
  name        = "web"
  bucket_name = "shop-assets"
  enable_cdn  = true
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
